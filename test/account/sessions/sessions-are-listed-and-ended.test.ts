import type { CheerioAPI } from 'cheerio';
import { sha256 } from '../../../src/common/keyring.js';
import { hours, minutes, seconds } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/formats.js';
import { browserLike, proveAgain, userAgents } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, logIn, memberOf } from '../../support/people.js';
import { browserWith, idIn, isLoggedIn, sessionCookie, sessionOf } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  // The page shows minutes, which must not change during a test.
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** The text of each session on the page. */
const entries = ($: CheerioAPI): string[] =>
  $('ul.entries > li')
    .toArray()
    .map((entry) => $(entry).text().replace(/\s+/g, ' ').trim());

/** Presses the button of the only entry with these words. */
async function endEntry(browser: Browser, words: string): Promise<Browser> {
  const $ = browser.html;
  const found = $('ul.entries > li').filter((_, entry) => $(entry).text().includes(words));
  expect(found).toHaveLength(1);
  return browser.post(found.find('form').attr('action') ?? '', { _csrf: browser.csrf });
}

const pathToEnd = (browser: Browser): string => `/account/sessions/${sha256(idIn(sessionOf(browser)))}/end`;

async function logInLike(email: string, userAgent: string): Promise<Browser> {
  return logIn(foyer, email, { browser: browserLike(foyer, userAgent) });
}

describe('The sessions page', () => {
  it('shows browser, system, network and “last seen”, and which session is the current one [ASVS 7.5.2]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const phone = await logInLike('ada@example.com', userAgents.safariOnIphone);
    const begun = formats.en.datetime(foyer.clock.now());
    foyer.clock.advance(minutes(30));
    await phone.open('/account');
    const seen = formats.en.datetime(foyer.clock.now());
    foyer.clock.advance(minutes(5));
    const ada = await logInLike('ada@example.com', userAgents.firefoxOnWindows);
    await ada.open('/account');
    await ada.open('/account/sessions');

    const [first = '', second = '', ...others] = entries(ada.html);
    expect(others).toEqual([]);
    expect(first).toContain('Firefox on Windows');
    expect(first).toContain('This device');
    expect(second).toContain('Safari on iOS');
    expect(second).not.toContain('This device');
    expect(second).toContain('IP address 127.0.0.1');
    expect(second).toContain(`Last active 5 minutes ago · ${seen}`);
    expect(second).toContain(`Logged in 35 minutes ago · ${begun}`);
    expect(ada.html('time[datetime]')).toHaveLength(4);
  });

  it('starts with the current session, and each button is named with its entry', async () => {
    await becomeUser(foyer, 'abe@example.com');
    const phone = await logInLike('abe@example.com', userAgents.safariOnIphone);
    // Too short for “last active” to be updated.
    foyer.clock.advance(seconds(30));
    await logInLike('abe@example.com', userAgents.firefoxOnWindows);
    await phone.open('/account/sessions');
    const [first = '', second = ''] = entries(phone.html);
    expect(first).toContain('This device');
    expect(second).toContain('Firefox on Windows');
    const buttons = phone.html('ul.entries button').toArray();
    const names = buttons.map((button) =>
      (phone.html(button).attr('aria-labelledby') ?? '').split(' ').map((id) => phone.html(`[id="${id}"]`).text()),
    );
    expect(names).toEqual([
      ['Log out this device', 'Safari on iOS — This device'],
      ['Log out', 'Firefox on Windows'],
    ]);
  });

  it('shows no session ids, no sessions of other users and no expired ones [ASVS 3.3.4]', async () => {
    const [old, bea] = [await memberOf(foyer, 'bea@example.com'), foyer.browser()];
    const cookie = sessionOf(old);
    const stranger = await memberOf(foyer, 'stranger@example.com');
    foyer.clock.advance(hours(2));
    await logIn(foyer, 'bea@example.com', { browser: bea });
    await bea.open('/account/sessions');
    expect(entries(bea.html)).toHaveLength(1);
    for (const secret of [cookie, sessionOf(bea), sessionOf(stranger)]) {
      expect(bea.response.text).not.toContain(idIn(secret));
    }
    expect(bea.response.text).not.toContain(pathToEnd(stranger));
    // Only the current session can be ended.
    expect(bea.page).not.toContain('Log out all other devices');
  });

  it('has a name for a browser with an empty or invalid User-Agent, without repeating it', async () => {
    await becomeUser(foyer, 'cleo@example.com');
    await logInLike('cleo@example.com', '');
    await logInLike('cleo@example.com', '<b>evil</b> (https://evil.example)');
    const cleo = await logInLike('cleo@example.com', userAgents.chromeOnLinux);
    await cleo.open('/account/sessions');
    expect(entries(cleo.html).filter((entry) => entry.includes('Unknown browser'))).not.toEqual([]);
    expect(cleo.response.text).not.toContain('evil.example');
    expect(cleo.html('main b')).toHaveLength(0);
  });
});

describe('A session on the list', () => {
  it('is ended by its button and logged out at its next request [ASVS 7.5.2]', async () => {
    await becomeUser(foyer, 'dora@example.com');
    const phone = await logInLike('dora@example.com', userAgents.safariOnIphone);
    const desk = await logInLike('dora@example.com', userAgents.chromeOnLinux);
    const dora = await logInLike('dora@example.com', userAgents.firefoxOnWindows);
    await dora.open('/account/sessions');
    await endEntry(dora, 'Safari on iOS');
    expect(dora.url).toBe('/account/sessions');
    expect(dora.page).toContain('Device logged out.');
    expect(entries(dora.html)).toHaveLength(2);
    expect(await isLoggedIn(phone)).toBe(false);
    expect(await isLoggedIn(desk)).toBe(true);
    expect(await isLoggedIn(dora)).toBe(true);
  });

  it('is ended with all others, and the current one gets a new id [ASVS 7.4.3, 7.5.2]', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    const others = [await logIn(foyer, 'eve@example.com'), await logIn(foyer, 'eve@example.com')];
    const stranger = await memberOf(foyer, 'passer@example.com');
    const before = sessionOf(eve);
    await eve.open('/account/sessions');
    await eve.press('Log out all other devices');
    expect(eve.page).toContain('All other devices are logged out.');
    expect(entries(eve.html)).toHaveLength(1);
    for (const other of others) expect(await isLoggedIn(other)).toBe(false);
    expect(await isLoggedIn(browserWith(foyer, before))).toBe(false);
    expect(await isLoggedIn(eve)).toBe(true);
    expect(await isLoggedIn(stranger)).toBe(true);
  });

  it('logs out if it is the current one', async () => {
    const fay = await memberOf(foyer, 'fay@example.com');
    const elsewhere = await logIn(foyer, 'fay@example.com');
    const cookie = sessionOf(fay);
    await fay.open('/account/sessions');
    await fay.press('Log out this device');
    expect(fay.url).toBe('/login');
    expect(fay.page).toContain('You’re logged out.');
    expect(fay.cookies.has(sessionCookie)).toBe(false);
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(false);
    expect(await isLoggedIn(elsewhere)).toBe(true);
  });

  it('is a 404 for another user, like an unknown one, and stays active [ASVS 1.2.4, 8.2.2]', async () => {
    const [gus, stranger] = [await memberOf(foyer, 'gus@example.com'), await memberOf(foyer, 'hal@example.com')];
    const pages: string[] = [];
    for (const path of [
      pathToEnd(gus),
      `/account/sessions/${sha256('none')}/end`,
      '/account/sessions/1/end',
      '/account/sessions/%27%20OR%201=1--/end',
    ]) {
      await stranger.open('/account/sessions');
      await stranger.post(path, { _csrf: stranger.csrf });
      expect({ path, status: stranger.status }).toEqual({ path, status: 404 });
      pages.push(stranger.page);
    }
    expect(new Set(pages).size).toBe(1);
    expect(await isLoggedIn(gus)).toBe(true);
    expect(await isLoggedIn(stranger)).toBe(true);
    expect(
      await foyer.rows(`SELECT 1 FROM events WHERE type = 'session-ended' AND user_id IN
      (SELECT id FROM users WHERE email IN ('gus@example.com', 'hal@example.com'))`),
    ).toEqual([]);
  });

  it('is not ended by another site or by a GET [ASVS 3.5.1, 3.5.3]', async () => {
    const [ida, elsewhere] = [await memberOf(foyer, 'ida@example.com'), await logIn(foyer, 'ida@example.com')];
    await ida.open('/account/sessions');
    const token = { _csrf: ida.csrf };
    for (const path of [pathToEnd(elsewhere), '/account/sessions/end-others']) {
      expect((await ida.post(path, {})).status).toBe(403);
      expect((await ida.post(path, { _csrf: 'x' })).status).toBe(403);
      expect((await ida.post(path, token, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
      expect((await ida.open(path)).status).toBe(404);
      expect((await ida.send('HEAD', path)).status).not.toBe(200);
    }
    expect(await isLoggedIn(elsewhere)).toBe(true);
    expect(await isLoggedIn(ida)).toBe(true);
  });

  it('cannot end others once it has been ended', async () => {
    const [jo, thief] = [await memberOf(foyer, 'jo@example.com'), await logIn(foyer, 'jo@example.com')];
    await thief.open('/account/sessions');
    const thiefsToken = { _csrf: thief.csrf };
    await jo.open('/account/sessions');
    await jo.press('Log out all other devices');
    await thief.post('/account/sessions/end-others', thiefsToken);
    expect(thief.url).toBe('/login');
    await thief.post(pathToEnd(jo), thiefsToken);
    expect(thief.url).toBe('/login');
    expect(await isLoggedIn(jo)).toBe(true);
    foyer.clock.advance(minutes(10));
    await jo.open('/account/sessions');
    await proveAgain(jo);
    expect(entries(jo.html)).toHaveLength(1);
  });
});
