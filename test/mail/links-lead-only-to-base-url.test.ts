import { load } from 'cheerio';
import { askForAddress, askForReset, changePassword, deleteAccount, undoWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { goodPassword, logIn, register } from '../support/people.js';

/** A host name that a client, or a proxy that forwards everything, could send. */
const evil = 'evil.example';

/** Every header that can name a site, except `Origin`, with which forms are refused. */
const named = {
  Host: evil,
  'X-Forwarded-Host': evil,
  'X-Forwarded-Server': evil,
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Port': '8443',
  'X-Host': evil,
  'X-Original-Host': evil,
  Forwarded: `for=127.0.0.1;host=${evil};proto=https`,
  Referer: `https://${evil}/`,
};

describe.each(['0', '1'])('With TRUST_PROXY=%s and any host name in a request', (trust) => {
  let foyer: TestApplication;
  const pages: string[] = [];

  beforeAll(async () => {
    foyer = await startApplication({ BASE_URL: 'https://foyer.example', TRUST_PROXY: trust });
  });

  afterAll(async () => {
    await foyer.stop();
  });

  function stranger(): Browser {
    const browser = foyer.browser();
    browser.headers = named;
    return browser;
  }

  /** Records every answer on the way. */
  async function keep(browser: Browser): Promise<Browser> {
    pages.push(...browser.answers.map(({ headers, text }) => JSON.stringify(headers) + text));
    return Promise.resolve(browser);
  }

  it('links, forms and redirects in pages and mails lead to BASE_URL [ASVS 1.2.2, 4.1.3]', async () => {
    const { mailbox } = foyer;
    await keep(await stranger().open('/account'));
    const newcomer = await keep(await register(foyer, 'ada@example.com', { browser: stranger() }));
    const elsewhere = await keep(await stranger().open((await mailbox.lastTo('ada@example.com')).link));
    await keep(await elsewhere.fillIn('Password', goodPassword).press('Activate and log in'));
    await register(foyer, 'ada@example.com', { browser: newcomer });
    await mailbox.lastAbout('ada@example.com', 'already');
    await keep(await askForReset(foyer, 'ada@example.com', stranger()));
    const ada = await keep(await logIn(foyer, 'ada@example.com', { browser: stranger() }));
    await keep(await changePassword(ada, { to: goodPassword }));
    await keep(await askForAddress(ada, 'ada@example.org'));
    const change = await mailbox.lastAbout('ada@example.org', 'Confirm');
    await keep(await ada.open(change.link));
    await keep(await ada.press('Confirm email'));
    const { link } = await mailbox.lastAbout('ada@example.com', 'Email change requested');
    await keep(await undoWith(link, stranger(), goodPassword));
    const again = await keep(await logIn(foyer, 'ada@example.com', { browser: stranger() }));
    await keep(await deleteAccount(again));
    await foyer.allMailSent();

    const kinds = await foyer.rows<{ kind: string }>('SELECT DISTINCT kind FROM outbox ORDER BY kind');
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'account-exists',
      'activation',
      'deletion-asked',
      'email-change',
      'email-change-asked',
      'email-changed',
      'email-changed-to-this',
      'email-restored',
      'new-device',
      'password-changed',
      'password-reset',
    ]);
    for (const { text, html, parsed } of mailbox.all) {
      expect(text + html + JSON.stringify([...parsed.headers])).not.toContain(evil);
      const links = [...(text.match(/\w+:\/\/\S+/g) ?? []), ...hrefsOf(html)];
      expect(links.filter((each) => !each.startsWith('https://foyer.example/'))).toEqual([]);
    }
    expect(pages.filter((page) => page.includes(evil))).toEqual([]);
  });
});

const hrefsOf = (html: string): string[] =>
  load(html)('a')
    .toArray()
    .map(({ attribs }) => attribs.href ?? '');
