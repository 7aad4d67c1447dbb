import { policy } from '../../../src/policy.js';
import { askForReset, otherPassword } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

async function linkOf(email: string): Promise<string> {
  await becomeUser(foyer, email);
  await askForReset(foyer, email);
  return (await foyer.mailbox.lastAbout(email, 'Reset your')).link;
}

/** What the form of the page that is open now would send. */
const formOf = (browser: Browser): ReturnType<Browser['formWith']> =>
  browser.fillIn('New password', otherPassword).formWith('Set new password');

const isPasswordOf = async (email: string, password: string): Promise<boolean> =>
  (await logIn(foyer, email, { password })).url === '/account';

describe('A reset form', () => {
  it('shows whose password it is, also after a refused one', async () => {
    const browser = await foyer.browser().open(await linkOf('ada@example.com'));
    expect(browser.page).toContain('For ada@example.com.');
    await browser.fillIn('New password', 'short').press('Set new password');
    expect(browser.status).toBe(422);
    expect(browser.page).toContain('For ada@example.com.');
    await browser.fillIn('New password', otherPassword).press('Set new password');
    expect(await isPasswordOf('ada@example.com', otherPassword)).toBe(true);
  });

  it('acts on the link that it was opened with, not on one that was opened later', async () => {
    const [bea, cyd] = [await linkOf('bea@example.com'), await linkOf('cyd@example.com')];
    const browser = foyer.browser();
    const first = formOf(await browser.open(bea));
    const second = formOf(await browser.open(cyd));
    expect(browser.page).toContain('For cyd@example.com.');

    await browser.post(first.path, first.fields);
    expect(browser.url).toBe('/login');
    expect(await isPasswordOf('bea@example.com', otherPassword)).toBe(true);
    expect(await isPasswordOf('cyd@example.com', goodPassword)).toBe(true);
    await browser.post(second.path, second.fields);
    expect(await isPasswordOf('cyd@example.com', otherPassword)).toBe(true);
    expect(browser.cookies.has('foyer_reset')).toBe(false);
  });

  it('acts on it although another site opened the link of an attacker in between', async () => {
    const [dan, eve] = [await linkOf('dan@example.com'), await linkOf('eve@example.com')];
    const browser = foyer.browser();
    const form = formOf(await browser.open(dan));
    await browser.open(eve, { 'Sec-Fetch-Site': 'cross-site' });
    await browser.post(form.path, form.fields);
    expect(await isPasswordOf('dan@example.com', otherPassword)).toBe(true);
    expect(await isPasswordOf('eve@example.com', goodPassword)).toBe(true);
  });

  it('is refused, with the way on, once its link made room for others', async () => {
    const [fay, gil] = [await linkOf('fay@example.com'), await linkOf('gil@example.com')];
    const browser = foyer.browser();
    const form = formOf(await browser.open(fay));
    // Only a token in the cookie matters here, not whether it leads anywhere.
    for (let opened = 1; opened < policy.requests.tokensPerCookie; opened += 1)
      await browser.open(`/password/reset/${String(opened).repeat(52)}`);
    await browser.open(gil);
    await browser.post(form.path, form.fields);
    expect(browser.status).toBe(409);
    expect(browser.html('h1').text()).toBe('This page is out of date');
    expect(browser.page).toContain('Open the link from the email again');
    expect(await isPasswordOf('fay@example.com', goodPassword)).toBe(true);
    expect(await isPasswordOf('gil@example.com', goodPassword)).toBe(true);

    await browser.open(fay);
    await browser.fillIn('New password', otherPassword).press('Set new password');
    expect(await isPasswordOf('fay@example.com', otherPassword)).toBe(true);
  });

  it.each(['forged', 'x'.repeat(43), ''])('is refused with the mark “%s” while two links are open', async (mark) => {
    const name = mark.length;
    const browser = await foyer.browser().open(await linkOf(`hal-${name}@example.com`));
    await browser.open(await linkOf(`ida-${name}@example.com`));
    const { path, fields } = formOf(browser);
    await browser.post(path, { ...Object.fromEntries(fields), link: mark });
    expect(browser.status).toBe(409);
    expect(await isPasswordOf(`hal-${name}@example.com`, goodPassword)).toBe(true);
    expect(await isPasswordOf(`ida-${name}@example.com`, goodPassword)).toBe(true);
  });

  it('of an earlier version, which has no mark, acts on the only link that this browser has opened', async () => {
    const browser = await foyer.browser().open(await linkOf('jo@example.com'));
    await browser.post('/password/reset', { _csrf: browser.csrf, newPassword: otherPassword });
    expect(await isPasswordOf('jo@example.com', otherPassword)).toBe(true);
  });
});

describe('A reset form that is sent again', () => {
  it.each([
    ['en', /If you’ve just set a new password, log in with it\. Otherwise your password hasn’t changed\./],
    ['de', /Wenn Sie gerade ein neues Passwort festgelegt haben, .* Sonst gilt Ihr bisheriges Passwort weiter\./],
  ])('says that the new password holds, after a second click and after going back: %s', async (language, says) => {
    const email = `lea-${language}@example.com`;
    const browser = await foyer.browser().open(await linkOf(email));
    browser.headers = { 'Accept-Language': language };
    const { path, fields } = formOf(browser);
    const cookies = new Map(browser.cookies);
    await browser.post(path, fields);
    expect(browser.url).toBe('/login');

    // The second click left before the first answer came, with the cookies of then; "back" has those of now.
    const second = foyer.browser();
    for (const [name, value] of cookies) second.cookies.set(name, value);
    second.headers = browser.headers;
    for (const { status, page } of [await second.post(path, fields), await browser.post(path, fields)]) {
      expect(status).toBe(410);
      expect(page).toMatch(says);
    }
    expect(await isPasswordOf(email, otherPassword)).toBe(true);
  });
});

describe('A reset in a browser that has no link', () => {
  it('says to open the link there, and names cookies, by GET and by POST of a form without a mark', async () => {
    const elsewhere = await foyer.browser().open(await linkOf('kim@example.com'));
    const form = formOf(elsewhere);
    const browser = await foyer.browser().open('/password/reset');
    const { csrf: _csrf } = browser;
    for (const { status, page, html } of [
      browser,
      await browser.post(form.path, { ...Object.fromEntries(form.fields), link: '', _csrf }),
    ]) {
      expect(status).toBe(404);
      expect(html('h1').text()).toBe('Open the link from the email in this browser');
      expect(page).toContain('your browser blocks cookies for this site');
      expect(page).not.toContain('incomplete');
    }
    expect(await isPasswordOf('kim@example.com', goodPassword)).toBe(true);
  });
});
