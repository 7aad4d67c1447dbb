import { policy } from '../../../src/policy.js';
import { minutes } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/formats.js';
import {
  askForAddress,
  askForReset,
  deleteAccount,
  idOf,
  linksOf,
  otherPassword,
  resetWith,
} from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { browserWith, isLoggedIn, sessionCookie, sessionOf } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The subjects of the mails to this address. */
async function mailsTo(email: string): Promise<string[]> {
  await foyer.allMailSent();
  return foyer.mailbox.all.filter(({ to }) => to === email).map(({ subject }) => subject);
}

describe('Deleting an account', () => {
  it('requires the password, and a wrong one changes nothing [ASVS 7.5.3]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    for (const password of ['not the password', '']) {
      await deleteAccount(ada, password);
      expect(ada.status).toBe(422);
    }
    expect(await isLoggedIn(ada)).toBe(true);
    expect(await foyer.rows('SELECT 1 FROM users WHERE delete_after IS NOT NULL')).toEqual([]);
    expect((await mailsTo('ada@example.com')).filter((subject) => subject.includes('deleted'))).toEqual([]);
  });

  it('closes it at once: no session and no link that gives access works [ASVS 7.4.2]', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    const elsewhere = await logIn(foyer, 'bea@example.com');
    await askForReset(foyer, 'bea@example.com');
    await askForAddress(bea, 'bea@example.org');
    const links = await linksOf(foyer, await idOf(foyer, 'bea@example.com'));
    const cookie = sessionOf(bea);
    await deleteAccount(bea);
    expect(bea.answers[0]?.status).toBe(303);
    expect(bea.url).toBe('/login');
    expect(bea.page).toContain('Your account is closed and will be deleted in 14 days.');
    expect(bea.cookies.has(sessionCookie)).toBe(false);
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(false);
    expect(await isLoggedIn(elsewhere)).toBe(false);
    for (const { purpose, path } of links) {
      const visitor = await foyer.browser().open(path);
      // A thief who deletes the account must not disable the owner's undo link.
      expect({ purpose, status: visitor.status }).toEqual({ purpose, status: purpose === 'undo' ? 200 : 404 });
    }
  });

  it('is mailed with the last day to cancel it', async () => {
    await deleteAccount(await memberOf(foyer, 'cleo@example.com'));
    const mail = await foyer.mailbox.lastAbout('cleo@example.com', 'will be deleted');
    expect(mail.text).toContain(formats.en.day(foyer.clock.now() + policy.deletion.grace));
    expect(mail.link).toBe(`${foyer.config.baseUrl}/login`);
  });

  it('is canceled by a log-in until the last minute, which confirms it once on the page and by mail', async () => {
    await deleteAccount(await memberOf(foyer, 'dora@example.com'));
    foyer.clock.advance(policy.deletion.grace - minutes(1));
    const dora = await logIn(foyer, 'dora@example.com');
    expect(dora.url).toBe('/account');
    expect(dora.page).toContain('Your account won’t be deleted');
    await dora.press('Log out');
    await logIn(foyer, 'dora@example.com', { browser: dora });
    expect(dora.page).not.toContain('won’t be deleted');
    foyer.clock.advance(policy.deletion.grace);
    expect((await logIn(foyer, 'dora@example.com')).url).toBe('/account');
    const mails = await mailsTo('dora@example.com');
    expect(mails.filter((subject) => subject.includes('was restored'))).toHaveLength(1);
  });

  it('does not change the page that a log-in leads to', async () => {
    await deleteAccount(await memberOf(foyer, 'eve@example.com'));
    const eve = await foyer.browser().open('/account/activity');
    await eve.fillIn('Email', 'eve@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(eve.url).toBe('/account/activity');
    expect(eve.page).toContain('Your account won’t be deleted');
  });

  it('is not canceled by a wrong password or by a password reset alone', async () => {
    await deleteAccount(await memberOf(foyer, 'fay@example.com'));
    const due = (): Promise<object[]> =>
      foyer.rows('SELECT delete_after FROM users WHERE email = ? AND delete_after IS NOT NULL', ['fay@example.com']);
    await logIn(foyer, 'fay@example.com', { password: 'not the password' });
    expect(await due()).toHaveLength(1);
    await askForReset(foyer, 'fay@example.com');
    const { link } = await foyer.mailbox.lastAbout('fay@example.com', 'Reset your');
    await resetWith(link, foyer.browser());
    expect(await due()).toHaveLength(1);
    const fay = await logIn(foyer, 'fay@example.com', { password: otherPassword });
    expect(fay.page).toContain('Your account won’t be deleted');
    expect(await due()).toEqual([]);
  });

  it('is final after 14 days, even before the retention job: log-in and reset find no account', async () => {
    await deleteAccount(await memberOf(foyer, 'gus@example.com'));
    const refusedUnknown = await logIn(foyer, 'nobody@example.com');
    foyer.clock.advance(policy.deletion.grace);
    const refused = await logIn(foyer, 'gus@example.com');
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['gus@example.com'])).toHaveLength(1);
    expect(refused.status).toBe(422);
    expect(refused.page.replace('gus@', '')).toBe(refusedUnknown.page.replace('nobody@', ''));
    const before = await mailsTo('gus@example.com');
    await askForReset(foyer, 'gus@example.com');
    expect(await mailsTo('gus@example.com')).toEqual(before);
  });

  it('cannot be detected while it can be canceled', async () => {
    await deleteAccount(await memberOf(foyer, 'hope@example.com'));
    await register(foyer, 'hope@example.com');
    expect((await mailsTo('hope@example.com')).at(-1)).toContain('You already have a Foyer account');
    const refused = await logIn(foyer, 'hope@example.com', { password: otherPassword });
    expect(refused.page).toContain('Wrong email or password.');
    expect(refused.page).not.toContain('delet');
  });
});
