import { RetentionJob } from '../../src/database/retention-job.js';
import { days, hours } from '../../src/common/time.js';
import {
  askForAddress,
  askForReset,
  deleteAccount,
  idOf,
  linksOf,
  otherPassword,
  resetWith,
  undoWith,
} from '../support/acts.js';
import { call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { addApp, firstStep, makeCodes, type Secured, securedMember } from '../support/factors.js';
import { addPasskey } from '../support/passkeys.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { isLoggedIn } from '../support/session-cookies.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ FACTOR_RECOVERY: 'wait' });
});

afterAll(async () => {
  await foyer.stop();
});

/** Whether somebody with this password gets in without the second step. */
async function getsInWith(email: string, password: string): Promise<boolean> {
  return isLoggedIn(await logIn(foyer, email, { password }));
}

describe('A second factor', () => {
  it('stays after a reset of the password, which does not log in [ASVS 6.4.3]', async () => {
    const { app } = await securedMember(foyer, 'ada@example.com');
    const browser = await askForReset(foyer, 'ada@example.com');
    await resetWith((await foyer.mailbox.lastAbout('ada@example.com', 'Reset your')).link, browser);
    expect(browser.page).toContain('Your new password is set');
    expect(await isLoggedIn(browser)).toBe(false);
    expect(await getsInWith('ada@example.com', otherPassword)).toBe(false);
    await browser.fillIn('Email', 'ada@example.com').fillIn('Password', otherPassword).press('Log in');
    expect(browser.url).toMatch(/^\/login\/code/);
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('is needed to confirm a change of address without a session: link and password are not enough', async () => {
    const { browser: own, app } = await securedMember(foyer, 'bea@example.com');
    await askForAddress(own, 'bea@example.org');
    const { link } = await foyer.mailbox.lastTo('bea@example.org');
    const browser = foyer.browser();
    await browser.open(link);
    await browser.fillIn('Password', goodPassword).press('Confirm email');
    expect(browser.url).toMatch(/^\/login\?next=/);
    expect(await foyer.rows(`SELECT 1 FROM users WHERE email = 'bea@example.org'`)).toEqual([]);
    await browser.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Log in');
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    await browser.press('Confirm email');
    expect(browser.page).toContain('Email changed.');
  });

  it('stays after the change of address is undone, if it was there before [ASVS 6.4.4]', async () => {
    const { browser: own, app } = await securedMember(foyer, 'cyd@example.com');
    foyer.clock.advance(hours(1));
    await own.open('/account/email');
    await own.fillIn('Code', await app.nextCode()).press('Continue');
    await own.fillIn('New email', 'cyd@example.org').press('Send confirmation link');
    await own.open((await foyer.mailbox.lastTo('cyd@example.org')).link);
    await own.press('Confirm email');
    const undo = await foyer.mailbox.lastAbout('cyd@example.com', 'email was changed');
    await undoWith(undo.link, foyer.browser());
    expect(await getsInWith('cyd@example.com', otherPassword)).toBe(false);
    const browser = foyer.browser();
    await logIn(foyer, 'cyd@example.com', { browser, password: otherPassword });
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('goes with the undo if it was added since the change began: it may be a thief’s', async () => {
    const thief = await memberOf(foyer, 'dot@example.com');
    foyer.clock.advance(1000);
    await askForAddress(thief, 'thief@example.org');
    await thief.open((await foyer.mailbox.lastTo('thief@example.org')).link);
    await thief.press('Confirm email');
    foyer.clock.advance(1000);
    await addApp(foyer, thief);
    const undo = await foyer.mailbox.lastAbout('dot@example.com', 'email was changed');
    const owner = await undoWith(undo.link, foyer.browser());
    expect(owner.page).toContain('Your old email is back');
    expect(await getsInWith('dot@example.com', otherPassword)).toBe(true);
  });

  it('goes also if it was added between the request and the change', async () => {
    const thief = await memberOf(foyer, 'eve@example.com');
    foyer.clock.advance(1000);
    await askForAddress(thief, 'thief2@example.org');
    foyer.clock.advance(1000);
    await addApp(foyer, thief);
    // The link has ended with the change of factors: the thief asks again.
    await askForAddress(thief, 'thief2@example.org');
    const links = await linksOf(foyer, await idOf(foyer, 'eve@example.com'));
    await thief.open(links.find(({ purpose }) => purpose === 'email-change')?.path ?? '');
    await thief.press('Confirm email');
    const undo = await foyer.mailbox.lastAbout('eve@example.com', 'email was changed');
    await undoWith(undo.link, foyer.browser());
    expect(await getsInWith('eve@example.com', otherPassword)).toBe(true);
  });

  it('stays if a change of address was only asked for: then the mailbox alone would outrank it [ASVS 6.4.4]', async () => {
    const own = await memberOf(foyer, 'tia@example.com');
    await askForAddress(own, 'tia@example.org');
    const undo = await foyer.mailbox.lastAbout('tia@example.com', 'Email change requested');
    foyer.clock.advance(1000);
    const app = await addApp(foyer, own);
    const owner = await undoWith(undo.link, foyer.browser());
    expect(owner.page).toContain('Your old email is back');
    expect(await getsInWith('tia@example.com', otherPassword)).toBe(false);
    const browser = await firstStep(foyer, 'tia@example.com', foyer.browser(), otherPassword);
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('takes its recovery codes along, if the undo leaves none but those', async () => {
    const thief = await memberOf(foyer, 'uma@example.com');
    await addApp(foyer, thief);
    expect(await makeCodes(thief)).toHaveLength(10);
    foyer.clock.advance(1000);
    await askForAddress(thief, 'thief3@example.org');
    await thief.open((await foyer.mailbox.lastTo('thief3@example.org')).link);
    await thief.press('Confirm email');
    await addPasskey(thief);
    await thief.open('/account/totp');
    await thief.press('Remove authenticator app');
    const undo = await foyer.mailbox.lastAbout('uma@example.com', 'email was changed');
    await undoWith(undo.link, foyer.browser());
    const left = `SELECT 1 FROM recovery_codes WHERE user_id = ?`;
    expect(await foyer.rows(left, [await idOf(foyer, 'uma@example.com')])).toEqual([]);
    expect(await getsInWith('uma@example.com', otherPassword)).toBe(true);
  });

  it('is needed before an account that is to be deleted can be restored', async () => {
    const { browser: own } = await securedMember(foyer, 'fay@example.com');
    await deleteAccount(own);
    const browser = await logIn(foyer, 'fay@example.com');
    expect(browser.url).toMatch(/^\/login\/code/);
    await browser.open('/account/restore');
    expect(browser.url).toMatch(/^\/login/);
  });

  it('goes with its account', async () => {
    const { browser: own } = await securedMember(foyer, 'gus@example.com');
    const id = await idOf(foyer, 'gus@example.com');
    await deleteAccount(own);
    foyer.clock.advance(days(15));
    await foyer.app.get(RetentionJob).run();
    const all = JSON.stringify(await tablesOf(foyer));
    expect(all).not.toContain(id);
    foyer.clock.advance(-days(15));
  });
});

/** What somebody with the right password, and nothing else, sees and changes. */
describe('With the right password and no factor, nothing of the account', () => {
  let secured: Secured;
  let half: Browser;

  beforeAll(async () => {
    secured = await securedMember(foyer, 'hal@example.com');
    await secured.browser.press('Log out');
    half = await firstStep(foyer, 'hal@example.com');
  });

  const closed = [
    '/account',
    '/account/security',
    '/account/totp',
    '/account/recovery-codes',
    '/account/tokens',
    '/account/sessions',
    '/account/activity',
    '/account/export',
    '/account/profile',
    '/account/password',
    '/account/email',
    '/account/delete',
    '/account/restore',
    '/confirm',
  ];

  it.each(closed)('is shown at %s, or changed', async (path) => {
    await half.open(path);
    expect(half.url).toMatch(/^\/login\?next=/);
    expect(half.page).not.toContain('hal@example.com');
    const before = await foyer.rows('SELECT * FROM users ORDER BY id');
    await half.post(path, {
      _csrf: half.csrf,
      password: goodPassword,
      currentPassword: goodPassword,
      newPassword: otherPassword,
    });
    expect(await foyer.rows('SELECT * FROM users ORDER BY id')).toEqual(before);
    await half.open('/login/code');
    expect(half.url).toBe('/login/code');
  });

  it('is shown by the second step itself, or by the browser that is known', async () => {
    await half.open('/login/code');
    expect(half.html('main').text()).not.toContain('hal@example.com');
    const known = secured.browser;
    await logIn(foyer, 'hal@example.com', { browser: known });
    expect(known.url).toMatch(/^\/login\/code/);
    await known.open('/account');
    expect(known.url).toMatch(/^\/login/);
  });

  it('is there for the API, with the cookie of the second step or with the password', async () => {
    const cookie = `foyer_login=${half.cookies.get('foyer_login') ?? ''}`;
    for (const path of ['users/me', 'users/me/sessions', 'users/me/export'])
      expect((await call(foyer, path, { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(
        401,
      );
    const bearer = half.cookies.get('foyer_login') ?? '';
    expect((await call(foyer, 'users/me', { token: bearer })).status).toBe(401);
    await expect(tokenOf(foyer, 'hal@example.com')).rejects.toThrow('second-factor-needed');
  });

  it('works with a link that was mailed before, such as of a registration', async () => {
    const { browser: own } = await securedMember(foyer, 'ida@example.com');
    const { link } = await foyer.mailbox.lastAbout('ida@example.com', 'Activate');
    const browser = await foyer.browser().open(link);
    expect(browser.page).toContain('already active');
    expect(await isLoggedIn(browser)).toBe(false);
    expect(await linksOf(foyer, await idOf(foyer, 'ida@example.com'))).toEqual([]);
    expect(await isLoggedIn(own)).toBe(true);
  });
});

describe('The API', () => {
  const form = (email: string, code?: string): Record<string, string> => ({
    grant_type: 'password',
    username: email,
    password: goodPassword,
    ...(code !== undefined && { code }),
  });

  it('asks for the code, and takes it with the password', async () => {
    const { app, codes } = await securedMember(foyer, 'jan@example.com');
    const without = await call(foyer, 'auth/token', { form: form('jan@example.com') });
    expect(without.status).toBe(400);
    expect(without.json).toMatchObject({ error: 'mfa_required', title: 'Second step needed' });
    const wrong = await call(foyer, 'auth/token', { form: form('jan@example.com', '000000') });
    expect(wrong.status).toBe(400);
    expect(wrong.json).toMatchObject({ error: 'invalid_grant', errors: [{ field: 'code', code: 'code.wrong' }] });
    const code = await app.nextCode();
    const right = await call(foyer, 'auth/token', { form: form('jan@example.com', code) });
    expect(right.status).toBe(200);
    const again = await call(foyer, 'auth/token', { form: form('jan@example.com', code) });
    expect(again.status).toBe(400);
    const recovered = await call(foyer, 'auth/token', { form: form('jan@example.com', codes[0]) });
    expect(recovered.status).toBe(200);
    expect((await call(foyer, 'users/me', { token: recovered.json.access_token as string })).status).toBe(200);
  });

  it('says the same about a wrong password whether there is a factor, an account or neither, with a code or without', async () => {
    const { app } = await securedMember(foyer, 'kim@example.com');
    await memberOf(foyer, 'lea@example.com');
    const answers = [];
    for (const email of ['kim@example.com', 'lea@example.com', 'nobody@example.com'])
      for (const code of [undefined, app.code()]) {
        const { status, json } = await call(foyer, 'auth/token', {
          form: { ...form(email, code), password: 'wrong password here' },
        });
        answers.push({ status, ...json, instance: undefined });
      }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('A change of factors', () => {
  it('ends other sessions, tokens, links and half-finished log-ins', async () => {
    const own = await memberOf(foyer, 'max@example.com');
    const other = await logIn(foyer, 'max@example.com');
    const token = await tokenOf(foyer, 'max@example.com');
    await askForReset(foyer, 'max@example.com');
    await foyer.allMailSent();
    await addApp(foyer, own);
    expect(await isLoggedIn(other)).toBe(false);
    expect((await call(foyer, 'users/me', { token })).status).toBe(401);
    expect(await linksOf(foyer, await idOf(foyer, 'max@example.com'))).toEqual([]);
    expect(await isLoggedIn(own)).toBe(true);
  });
});

describe('The way back for whoever has lost everything but the password and the mailbox', () => {
  async function asked(email: string): Promise<{ secured: Secured; link: string; browser: Browser }> {
    const secured = await securedMember(foyer, email);
    const browser = await firstStep(foyer, email);
    await browser.open('/login/code');
    await browser.open('/login/recovery');
    await browser.press('Send email');
    const { link } = await foyer.mailbox.lastAbout(email, 'Request to turn off two-step verification');
    return { secured, link, browser };
  }

  it('waits for a day, then takes the password and the mailed link', async () => {
    const { link } = await asked('ned@example.com');
    const id = await idOf(foyer, 'ned@example.com');
    const sessions = (): Promise<object[]> => foyer.rows('SELECT 1 FROM sessions WHERE user_id = ?', [id]);
    const browser = foyer.browser();
    await browser.open(link);
    expect(browser.page).toContain('You can turn off two-step verification from');
    const path = new URL(link).pathname;
    await browser.post(path, { _csrf: browser.csrf, password: goodPassword });
    expect(browser.page).toContain('You can turn off two-step verification from');
    foyer.clock.advance(hours(24));
    expect(await sessions()).not.toEqual([]);
    await browser.open(link);
    await browser.fillIn('Password', 'wrong password here').press('Turn off');
    expect(browser.status).toBe(422);
    await browser.fillIn('Password', goodPassword).press('Turn off');
    expect(browser.url).toBe('/login');
    expect(browser.page).toContain('Two-step verification is off.');
    // Of somebody who had the factor: perhaps the thief of the device.
    expect(await sessions()).toEqual([]);
    await foyer.mailbox.lastAbout('ned@example.com', 'Two-step verification turned off');
    expect(await getsInWith('ned@example.com', goodPassword)).toBe(true);
    await browser.open(link);
    expect(browser.status).toBe(410);
  });

  it('is stopped by whoever has the mailbox', async () => {
    const { link } = await asked('oda@example.com');
    const browser = await foyer.browser().open(link);
    await browser.press('Cancel request');
    expect(browser.page).toContain('Two-step verification stays on.');
    foyer.clock.advance(hours(24));
    await browser.open(link);
    expect(browser.status).toBe(410);
    expect(await getsInWith('oda@example.com', goodPassword)).toBe(false);
  });

  it('is stopped by a log-in with the second step, and by a new password', async () => {
    const { secured, link } = await asked('pia@example.com');
    const own = await firstStep(foyer, 'pia@example.com');
    await own.fillIn('Code', await secured.app.nextCode()).press('Log in');
    expect(await isLoggedIn(own)).toBe(true);
    expect((await foyer.browser().open(link)).status).toBe(404);

    const other = await asked('quin@example.com');
    const reset = await askForReset(foyer, 'quin@example.com');
    await resetWith((await foyer.mailbox.lastAbout('quin@example.com', 'Reset your')).link, reset);
    expect((await foyer.browser().open(other.link)).status).toBe(404);
  });

  it('mails the same link again: asking twice does not lengthen the wait, nor make two', async () => {
    const { link, browser } = await asked('rob@example.com');
    foyer.clock.advance(60_000);
    await browser.open('/login/recovery');
    await browser.press('Send email');
    await foyer.allMailSent();
    const again = await foyer.mailbox.lastAbout('rob@example.com', 'Request to turn off two-step verification', 2);
    expect(again.link).toBe(link);
  });

  it('mails no more than ten requests a day, however often somebody with the password asks', async () => {
    const { browser } = await asked('sal@example.com');
    const statuses: number[] = [];
    for (let time = 1; time < 12; time += 1) {
      await browser.open('/login/recovery');
      await browser.press('Send email');
      statuses.push(browser.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 200), 429, 429]);
    const events = `SELECT 1 FROM events WHERE type = 'factor-recovery-asked' AND user_id = ?`;
    expect(await foyer.rows(events, [await idOf(foyer, 'sal@example.com')])).toHaveLength(10);
  });

  it('needs the password first', async () => {
    const browser = await foyer.browser().open('/login/recovery');
    expect(browser.url).toBe('/login');
    await browser.post('/login/recovery', { _csrf: browser.csrf });
    expect(browser.url).toBe('/login');
  });
});
