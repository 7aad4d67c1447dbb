import { seconds } from '../../src/common/time.js';
import { changePassword } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, AtApplication, navigation, pathOf } from '../support/applications.js';
import { memberOf } from '../support/people.js';

const wiki = 'https://wiki.example.com';
const shop = 'https://shop.example.com';

let foyer: TestApplication;
let people = 0;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  await addApplication(foyer, wiki);
  await addApplication(foyer, shop, { name: 'Shop' });
});

afterAll(async () => {
  await foyer.stop();
});

async function member(): Promise<AtApplication> {
  people += 1;
  return new AtApplication(foyer, wiki, await memberOf(foyer, `person${people}@example.com`));
}

/** What the page says to which the application's host leads back. */
async function remarkAfter(who: AtApplication, location: string | undefined): Promise<string> {
  await who.here.open(pathOf(location));
  expect(who.here.response.headers.refresh).toBeUndefined();
  return who.here.page;
}

describe('A ticket', () => {
  it('works once, also when sent 40 times at once', async () => {
    const ada = await member();
    const url = await ada.ticketUrl();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ada.pass(url)));
    const entered = answers.filter(({ headers }) => headers.location === `${wiki}/`);
    expect(entered).toHaveLength(1);
    const [other] = answers.filter((answer) => answer !== entered[0]);
    expect(await remarkAfter(ada, other?.headers.location)).toContain('was already used');
    expect(await foyer.rows('SELECT 1 FROM passes')).toHaveLength(1);
  });

  it('works for 30 seconds, also with a clock that was set back', async () => {
    const ada = await member();
    const late = await ada.ticketUrl();
    foyer.clock.advance(seconds(31));
    expect(await remarkAfter(ada, (await ada.pass(late)).headers.location)).toContain('took too long');
    const early = await ada.ticketUrl();
    foyer.clock.advance(-seconds(120));
    expect((await ada.pass(early)).headers.location).toContain('remark=expired');
    foyer.clock.advance(seconds(120));
  });

  it('works on the host of its application only', async () => {
    const ada = await member();
    const atShop = new AtApplication(foyer, shop, ada.here);
    await atShop.ticketUrl();
    const url = new URL(await ada.ticketUrl());
    for (const rd of [`${shop}/`, `${wiki}/`, undefined]) {
      const moved = new URL(url.href.replace(wiki, shop));
      if (rd === undefined) moved.searchParams.delete('rd');
      else moved.searchParams.set('rd', rd);
      const { headers } = await atShop.pass(moved.href);
      expect(headers.location ?? 'remark=expired').toContain('remark=expired');
    }
    const { status } = await ada.pass(url.href, { Host: 'evil.example' });
    expect(status).toBe(404);
    expect(await foyer.rows('SELECT 1 FROM passes WHERE origin = ?', [shop])).toEqual([]);
    expect((await ada.pass(url.href)).headers.location).toBe(`${wiki}/`);
  });

  it('works in the browser that asked: nobody is put into the account of somebody else', async () => {
    const mallory = await member();
    const ada = await member();
    await ada.ticketUrl();
    const { headers } = await ada.pass(await mallory.ticketUrl());
    expect(headers.location).toContain('remark=expired');
    expect(await ada.isIn()).toBe(false);
    const fresh = await member();
    expect((await fresh.pass(await mallory.ticketUrl())).headers.location).toContain('remark=cookies');
  });

  it('does nothing without its cookie, and says so on a page that stays', async () => {
    const ada = await member();
    const url = await ada.ticketUrl();
    ada.there.cookies.clear();
    const { headers } = await ada.pass(url);
    expect(await remarkAfter(ada, headers.location)).toContain('Allow cookies');
  });

  it('is nothing after a new password or a log-out', async () => {
    for (const end of [
      async (who: AtApplication) => changePassword(who.here),
      async (who: AtApplication) => (await who.here.open('/account')).press('Log out'),
    ]) {
      const ada = await member();
      const url = await ada.ticketUrl();
      await end(ada);
      expect((await ada.pass(url)).headers.location).toContain('remark=expired');
    }
  });

  it('is not used up by a HEAD, a preview or a frame', async () => {
    const ada = await member();
    const url = await ada.ticketUrl();
    for (const headers of [
      { 'Sec-Purpose': 'prefetch' },
      { 'Sec-Fetch-Dest': 'iframe' },
      { 'Sec-Fetch-Dest': 'image' },
    ])
      expect((await ada.pass(url, headers)).status).toBe(404);
    const head = await ada.there.send('HEAD', pathOf(url), undefined, { Host: 'wiki.example.com', ...navigation });
    expect(head.status).toBe(404);
    expect((await ada.pass(url)).headers.location).toBe(`${wiki}/`);
  });

  it('is not made for a HEAD or an OPTIONS', async () => {
    const ada = await member();
    const before = await foyer.rows('SELECT * FROM tickets');
    const path = `/authz/enter?state=${'A'.repeat(43)}&rd=${encodeURIComponent(`${wiki}/`)}`;
    for (const method of ['HEAD', 'OPTIONS']) await ada.here.send(method, path);
    expect(await foyer.rows('SELECT * FROM tickets')).toEqual(before);
  });
});

describe('An application that sends people back again and again', () => {
  it('does so only for a while: a page that stays says what it is', async () => {
    const ada = await member();
    let rounds = 0;
    let url = await ada.ticketUrl();
    // Its proxy does not send the cookie on, so that every check fails.
    for (; url !== '' && rounds < 100; rounds += 1) {
      await ada.pass(url);
      url = await ada.ticketUrl();
    }
    expect(rounds).toBe(20);
    const page = await ada.here.open(`/authz/enter?state=${'A'.repeat(43)}&rd=${encodeURIComponent(`${wiki}/`)}`);
    expect(page.page).toContain('keeps sending you back here');
    expect(page.response.headers.refresh).toBeUndefined();
    const atShop = new AtApplication(foyer, shop, ada.here);
    expect(await atShop.enter()).toBe(`${shop}/`);
    foyer.clock.advance(seconds(31));
    expect(await ada.enter()).toBe(`${wiki}/`);
  });
});
