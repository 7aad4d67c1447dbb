import { policy } from '../../../src/policy.js';
import { minutes } from '../../../src/common/time.js';
import { formats } from '../../../src/i18n/translate.js';
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

/** The subjects of the mails that have come to this address. */
async function mailsTo(email: string): Promise<string[]> {
  await foyer.allMailSent();
  return foyer.mailbox.all.filter(({ to }) => to === email).map(({ subject }) => subject);
}

describe('Deleting an account', () => {
  it('takes the password, and a wrong one changes nothing [ASVS 7.5.3]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    for (const password of ['not the password', '']) {
      await deleteAccount(ada, password);
      expect(ada.status).toBe(422);
    }
    expect(await isLoggedIn(ada)).toBe(true);
    expect(await foyer.rows('SELECT 1 FROM users WHERE delete_after IS NOT NULL')).toEqual([]);
    expect((await mailsTo('ada@example.com')).filter((subject) => subject.includes('deleted'))).toEqual([]);
  });

  it('closes it at once: every session and every link that leads in is dead [ASVS 7.4.2]', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    const elsewhere = await logIn(foyer, 'bea@example.com');
    await askForReset(foyer, 'bea@example.com');
    await askForAddress(bea, 'bea@example.org');
    const links = await linksOf(foyer, await idOf(foyer, 'bea@example.com'));
    const cookie = sessionOf(bea);
    await deleteAccount(bea);
    expect(bea.answers[0]?.status).toBe(303);
    expect(bea.url).toBe('/login');
    expect(bea.page).toContain('Your account is closed, and will be deleted in 14 days.');
    expect(bea.cookies.has(sessionCookie)).toBe(false);
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(false);
    expect(await isLoggedIn(elsewhere)).toBe(false);
    for (const { purpose, path } of links) {
      const visitor = await foyer.browser().open(path);
      // Whoever stole the account and wants it deleted must not end the owner's way back.
      expect({ purpose, status: visitor.status }).toEqual({
        purpose,
        status: purpose === 'undo' ? 200 : 404,
      });
    }
  });

  it('is mailed, with the day until which it can be taken back', async () => {
    await deleteAccount(await memberOf(foyer, 'cleo@example.com'));
    const mail = await foyer.mailbox.lastAbout('cleo@example.com', 'will be deleted');
    expect(mail.text).toContain(formats.en.day(foyer.clock.now() + policy.deletion.grace));
    expect(mail.link).toBe(`${foyer.config.baseUrl}/login`);
  });

  it('is taken back by a log-in up to the last minute, which says so and mails it, once', async () => {
    await deleteAccount(await memberOf(foyer, 'dora@example.com'));
    foyer.clock.advance(policy.deletion.grace - minutes(1));
    const dora = await logIn(foyer, 'dora@example.com');
    expect(dora.url).toBe('/account');
    expect(dora.page).toContain('Your account will not be deleted');
    await dora.press('Log out');
    await logIn(foyer, 'dora@example.com', { browser: dora });
    expect(dora.page).not.toContain('will not be deleted');
    foyer.clock.advance(policy.deletion.grace);
    expect((await logIn(foyer, 'dora@example.com')).url).toBe('/account');
    const mails = await mailsTo('dora@example.com');
    expect(mails.filter((subject) => subject.includes('stays'))).toHaveLength(1);
  });

  it('leads a log-in during those days to where the person was going', async () => {
    await deleteAccount(await memberOf(foyer, 'eve@example.com'));
    const eve = await foyer.browser().open('/account/activity');
    await eve.fillIn('Email', 'eve@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(eve.url).toBe('/account/activity');
    expect(eve.page).toContain('Your account will not be deleted');
  });

  it('is not taken back by a wrong password, nor by a new one alone', async () => {
    await deleteAccount(await memberOf(foyer, 'fay@example.com'));
    const due = (): Promise<object[]> =>
      foyer.rows('SELECT delete_after FROM users WHERE email = ? AND delete_after IS NOT NULL', [
        'fay@example.com',
      ]);
    await logIn(foyer, 'fay@example.com', { password: 'not the password' });
    expect(await due()).toHaveLength(1);
    await askForReset(foyer, 'fay@example.com');
    const { link } = await foyer.mailbox.lastAbout('fay@example.com', 'Choose a new password');
    await resetWith(link, foyer.browser());
    expect(await due()).toHaveLength(1);
    const fay = await logIn(foyer, 'fay@example.com', { password: otherPassword });
    expect(fay.page).toContain('Your account will not be deleted');
    expect(await due()).toEqual([]);
  });

  it('is over after 14 days, also before anything was swept: a log-in and a reset find nobody', async () => {
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

  it('does not show while it can be taken back', async () => {
    await deleteAccount(await memberOf(foyer, 'hope@example.com'));
    await register(foyer, 'hope@example.com');
    expect((await mailsTo('hope@example.com')).at(-1)).toContain('You already have an account');
    const refused = await logIn(foyer, 'hope@example.com', { password: otherPassword });
    expect(refused.page).toContain('The address or the password is wrong.');
    expect(refused.page).not.toContain('delet');
  });
});
