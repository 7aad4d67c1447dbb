import { RetentionJob } from '../../../src/database/retention-job.js';
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
  proveAgain,
  resetWith,
  restoreAccount,
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

  it('can be canceled until the last minute, which is confirmed once on the page and by mail', async () => {
    await deleteAccount(await memberOf(foyer, 'dora@example.com'));
    foyer.clock.advance(policy.deletion.grace - minutes(1));
    const dora = await restoreAccount(foyer.browser(), 'dora@example.com');
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

  it('does not change the page that a log-in leads to, once the account is restored', async () => {
    await deleteAccount(await memberOf(foyer, 'eve@example.com'));
    const eve = await foyer.browser().open('/account/activity');
    await eve.fillIn('Email', 'eve@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(eve.url).toBe('/account/restore?next=%2Faccount%2Factivity');
    await eve.press('Deutsch');
    await eve.press('English');
    await eve.press('Restore account');
    expect(eve.url).toBe('/account/activity');
    expect(eve.page).toContain('Your account won’t be deleted');
  });

  it('is not canceled by a log-in, which shows the day and both ways on', async () => {
    const before = foyer.clock.now();
    await deleteAccount(await memberOf(foyer, 'ivy@example.com'));
    const ivy = await logIn(foyer, 'ivy@example.com');
    expect(ivy.html('h1').text()).toBe('Restore your account?');
    expect(ivy.page).toContain(`deleted on ${formats.en.day(before + policy.deletion.grace)}`);
    const { text } = await ivy.send('GET', '/account/export');
    expect(JSON.parse(text)).toMatchObject({ account: { email: 'ivy@example.com' } });
    await ivy.press('Log out');
    expect(ivy.url).toBe('/login');
    expect(await mailsTo('ivy@example.com')).not.toContain('Your Foyer account was restored');
    expect(await foyer.rows('SELECT delete_after FROM users WHERE email = ?', ['ivy@example.com'])).not.toEqual([
      { delete_after: null },
    ]);
  });

  it('asks for the password before the download, if that was a while ago', async () => {
    await deleteAccount(await memberOf(foyer, 'joe@example.com'));
    const joe = await logIn(foyer, 'joe@example.com');
    foyer.clock.advance(policy.reauthentication.freshFor);
    await proveAgain(await joe.open('/account/export'));
    expect(joe.response.type).toBe('application/json');
  });

  it('ends the sessions of the grace period with the account, also before the retention job', async () => {
    await deleteAccount(await memberOf(foyer, 'kim@example.com'));
    foyer.clock.advance(policy.deletion.grace - minutes(1));
    const kim = await logIn(foyer, 'kim@example.com');
    const { path, fields } = kim.formWith('Restore account');
    foyer.clock.advance(minutes(1));
    await kim.post(path, fields);
    expect(kim.url).toBe('/login?next=%2Faccount%2Frestore');
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['kim@example.com'])).toHaveLength(1);
    await foyer.app.get(RetentionJob).run();
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['kim@example.com'])).toEqual([]);
  });

  it.each(['GET', 'HEAD'])('is not canceled when it ends while the form is on its way, nor by a %s', async (method) => {
    const email = `${method.toLowerCase()}@example.com`;
    await deleteAccount(await memberOf(foyer, email));
    const browser = await logIn(foyer, email);
    await browser.send(method, '/account/restore');
    const due = 'SELECT delete_after FROM users WHERE email = ? AND delete_after IS NOT NULL';
    expect(await foyer.rows(due, [email])).toHaveLength(1);
    const sent = browser.post('/account/restore', browser.formWith('Restore account').fields);
    await foyer.clock.advanceOnceRead(policy.deletion.grace);
    await sent;
    expect(await foyer.rows(due, [email])).toHaveLength(1);
    expect(browser.url).toMatch(/^\/login/);
  });

  it('leads on without a word if the account is not to be deleted', async () => {
    const lou = await memberOf(foyer, 'lou@example.com');
    await lou.open('/account/restore?next=%2Faccount%2Femail');
    expect(lou.url).toBe('/account/email');
    await lou.post('/account/restore', { _csrf: lou.csrf });
    expect(lou.url).toBe('/account');
    expect(lou.page).not.toContain('won’t be deleted');
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
    const fay = await restoreAccount(foyer.browser(), 'fay@example.com', otherPassword);
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
