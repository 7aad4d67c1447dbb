import { days, hours, seconds } from '../../src/common/time.js';
import {
  askForReset,
  browserLike,
  changePassword,
  moveTo,
  otherPassword,
  proveAgain,
  resetWith,
  undoWith,
  userAgents,
} from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../support/people.js';
import type { Browser } from '../support/browser.js';
import { sessionCookie, setCookies } from '../support/session-cookies.js';
import { allTablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The mails about new devices to this address. */
async function mailsTo(email: string): Promise<string[]> {
  await foyer.allMailSent();
  return foyer.mailbox.all
    .filter(({ to, subject }) => to === email && subject.includes('New sign-in'))
    .map(({ text }) => text);
}

describe('A log-in with a new browser', () => {
  it('is mailed with browser, network, time and a link to reset the password, except the first [ASVS 6.3.5]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    expect(await mailsTo('ada@example.com')).toEqual([]);

    await logIn(foyer, 'ada@example.com', { browser: browserLike(foyer, userAgents.firefoxOnWindows) });
    const [text = '', ...more] = await mailsTo('ada@example.com');
    expect(more).toEqual([]);
    expect(text).toContain('Firefox on Windows');
    expect(text).toMatch(/When: \d+ \w+ \d{4} at \d\d:\d\d UTC\nIP address: 127\.0\.0\.1\nDevice: /);
    expect(text).toContain('/password/forgot');
  });

  it('is mailed once per browser, also after a log-out and a new password', async () => {
    await becomeUser(foyer, 'bea@example.com');
    const second = await logIn(foyer, 'bea@example.com');
    await second.press('Log out');
    await logIn(foyer, 'bea@example.com', { browser: second });
    await changePassword(second);
    await second.press('Log out');
    await logIn(foyer, 'bea@example.com', { browser: second, password: otherPassword });
    expect(second.url).toBe('/account');
    expect(await mailsTo('bea@example.com')).toHaveLength(1);
  });

  it('is not mailed if the password is wrong', async () => {
    await becomeUser(foyer, 'cleo@example.com');
    const visitor = await logIn(foyer, 'cleo@example.com', { password: 'not the password' });
    expect(visitor.cookies.has('foyer_device')).toBe(false);
    expect(await mailsTo('cleo@example.com')).toEqual([]);
  });

  it('is mailed for each account separately', async () => {
    const shared = await memberOf(foyer, 'dora@example.com');
    await memberOf(foyer, 'eve@example.com');
    await shared.press('Log out');
    await logIn(foyer, 'eve@example.com', { browser: shared });
    expect(await mailsTo('eve@example.com')).toHaveLength(1);
    // Back again: now both accounts know the browser.
    await shared.press('Log out');
    await logIn(foyer, 'dora@example.com', { browser: shared });
    expect(await mailsTo('dora@example.com')).toEqual([]);
  });

  it('is mailed also if the account was activated there with a password', async () => {
    const registrant = await register(foyer, 'fay@example.com');
    const { link } = await foyer.mailbox.lastTo('fay@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    expect(phone.url).toBe('/account');
    // The first log-in. The browser that only registered has never logged in.
    expect(await mailsTo('fay@example.com')).toEqual([]);
    await logIn(foyer, 'fay@example.com', { browser: registrant });
    expect(await mailsTo('fay@example.com')).toHaveLength(1);
  });

  it('is mailed again after a password reset, except for the browser of the reset', async () => {
    await becomeUser(foyer, 'kim@example.com');
    const kim = await logIn(foyer, 'kim@example.com');
    const thief = await logIn(foyer, 'kim@example.com');
    const before = (await mailsTo('kim@example.com')).length;
    await askForReset(foyer, 'kim@example.com');
    await resetWith((await foyer.mailbox.lastAbout('kim@example.com', 'Reset your')).link, kim);
    await logIn(foyer, 'kim@example.com', { browser: kim, password: otherPassword });
    expect(await mailsTo('kim@example.com')).toHaveLength(before);
    await logIn(foyer, 'kim@example.com', { browser: thief, password: otherPassword });
    expect(await mailsTo('kim@example.com')).toHaveLength(before + 1);
  });

  it('is mailed again after an undo, which forgets every browser', async () => {
    await memberOf(foyer, 'lea@example.com');
    const thief = await logIn(foyer, 'lea@example.com');
    await moveTo(foyer, thief, 'thief@example.com');
    const { link } = await foyer.mailbox.lastAbout('lea@example.com', 'email was changed');
    const before = (await mailsTo('lea@example.com')).length;
    await undoWith(link, foyer.browser());
    // Also the first of all: with no known browser left, it may be the thief's.
    await logIn(foyer, 'lea@example.com', { password: otherPassword });
    expect(await mailsTo('lea@example.com')).toHaveLength(before + 1);
    await logIn(foyer, 'lea@example.com', { browser: thief, password: otherPassword });
    expect(thief.url).toBe('/account');
    expect(await mailsTo('lea@example.com')).toHaveLength(before + 2);
  });

  it('is mailed again for a browser whose session was ended on the list, and for every other after “end all others”', async () => {
    await becomeUser(foyer, 'max@example.com');
    const thief = await logIn(foyer, 'max@example.com', { browser: browserLike(foyer, userAgents.safariOnIphone) });
    const phone = await logIn(foyer, 'max@example.com', { browser: browserLike(foyer, userAgents.chromeOnLinux) });
    // More in one hour would be one mail.
    foyer.clock.advance(hours(1));
    const max = await logIn(foyer, 'max@example.com', { browser: browserLike(foyer, userAgents.firefoxOnWindows) });
    const before = (await mailsTo('max@example.com')).length;
    const again = async (browser: Browser): Promise<number> => {
      await browser.open('/account');
      if (browser.url === '/account') await browser.press('Log out');
      await logIn(foyer, 'max@example.com', { browser });
      return (await mailsTo('max@example.com')).length - before;
    };
    await max.open('/account/sessions');
    const $ = max.html;
    const entry = $('ul.entries > li').filter((_, each) => $(each).text().includes('Safari on iOS'));
    await max.post(entry.find('form').attr('action') ?? '', { _csrf: max.csrf });
    expect(max.page).toContain('Device logged out.');
    expect(await again(phone)).toBe(0);
    expect(await again(thief)).toBe(1);
    foyer.clock.advance(hours(1));
    await max.open('/account/sessions');
    await proveAgain(max);
    await max.press('Log out all other devices');
    expect(await again(max)).toBe(1);
    expect(await again(thief)).toBe(2);
    expect(await again(phone)).toBe(3);
  });

  it('is not mailed again for this browser after an older session of it was ended', async () => {
    const ned = await memberOf(foyer, 'ned@example.com');
    ned.cookies.delete(sessionCookie);
    await logIn(foyer, 'ned@example.com', { browser: ned });
    await ned.open('/account/sessions');
    const older = ned.html('ul.entries form').eq(1).attr('action') ?? '';
    await ned.post(older, { _csrf: ned.csrf });
    expect(ned.page).toContain('Device logged out.');
    await ned.open('/account');
    await ned.press('Log out');
    await logIn(foyer, 'ned@example.com', { browser: ned });
    expect(await mailsTo('ned@example.com')).toEqual([]);
  });

  it('is mailed also with a forged or damaged cookie', async () => {
    await becomeUser(foyer, 'gus@example.com');
    for (const value of ['x', 'x'.repeat(43), "' OR 1=1 --", '']) {
      const thief = foyer.browser();
      thief.cookies.set('foyer_device', encodeURIComponent(value));
      // More in one hour would be one mail.
      foyer.clock.advance(hours(1));
      await logIn(foyer, 'gus@example.com', { browser: thief });
    }
    expect(await mailsTo('gus@example.com')).toHaveLength(4);
  });
});

describe('The device cookie', () => {
  it('lasts half a year, is hidden from scripts and other sites, and is stored only as a hash', async () => {
    await becomeUser(foyer, 'hal@example.com');
    const hal = await logIn(foyer, 'hal@example.com');
    const [cookie = '', ...more] = hal.answers.flatMap((answer) => setCookies(answer, 'foyer_device'));
    expect(more).toEqual([]);
    const [pair, ...attributes] = cookie.split('; ').filter((part) => !part.startsWith('Expires='));
    expect(attributes.sort()).toEqual(['HttpOnly', `Max-Age=${days(180) / seconds(1)}`, 'Path=/', 'SameSite=Lax']);
    const value = pair?.split('=')[1] ?? '';
    expect(value).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await allTablesOf(foyer))).not.toContain(value);
  });

  it('stays the same after every log-in and log-out', async () => {
    await becomeUser(foyer, 'ida@example.com');
    const ida = await logIn(foyer, 'ida@example.com');
    const before = ida.cookies.get('foyer_device');
    await ida.press('Log out');
    expect(ida.cookies.get('foyer_device')).toBe(before);
    await logIn(foyer, 'ida@example.com', { browser: ida });
    expect(ida.cookies.get('foyer_device')).toBe(before);
  });

  it.each(['new password', 'end of the others', 'proof'])('is worth nothing as a copy after a %s', async (what) => {
    const email = `kim-${what.replaceAll(' ', '-')}@example.com`;
    const kim = await memberOf(foyer, email);
    const thief = foyer.browser();
    thief.cookies.set('foyer_device', kim.cookies.get('foyer_device') ?? '');
    // More in one hour would be one mail.
    foyer.clock.advance(hours(1));
    await kim.open('/account/sessions');
    await proveAgain(kim);
    if (what === 'new password') await changePassword(kim);
    if (what === 'end of the others') await kim.post('/account/sessions/end-others', { _csrf: kim.csrf });
    const password = what === 'new password' ? otherPassword : goodPassword;
    await (await kim.open('/account')).press('Log out');
    await logIn(foyer, email, { browser: kim, password });
    expect(await mailsTo(email)).toEqual([]);
    await logIn(foyer, email, { browser: thief, password });
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('is not renewed for its owner by whoever uses a copy with another account', async () => {
    const lia = await memberOf(foyer, 'lia@example.com');
    const thief = foyer.browser();
    thief.cookies.set('foyer_device', lia.cookies.get('foyer_device') ?? '');
    await becomeUser(foyer, 'mal@example.com');
    await logIn(foyer, 'mal@example.com', { browser: thief });
    await changePassword(thief);
    expect(thief.cookies.get('foyer_device')).not.toBe(lia.cookies.get('foyer_device'));
    await (await lia.open('/account')).press('Log out');
    await logIn(foyer, 'lia@example.com', { browser: lia });
    expect(await mailsTo('lia@example.com')).toEqual([]);
    await thief.press('Log out');
    await logIn(foyer, 'lia@example.com', { browser: thief });
    expect(await mailsTo('lia@example.com')).toHaveLength(1);
  });

  it('does not log in by itself', async () => {
    await becomeUser(foyer, 'jo@example.com');
    const jo = await logIn(foyer, 'jo@example.com');
    const thief = foyer.browser();
    thief.cookies.set('foyer_device', jo.cookies.get('foyer_device') ?? '');
    await thief.open('/account');
    expect(thief.url).toBe('/login?next=%2Faccount');
    expect((await logIn(foyer, 'jo@example.com', { browser: thief, password: 'not it' })).status).toBe(422);
  });
});
