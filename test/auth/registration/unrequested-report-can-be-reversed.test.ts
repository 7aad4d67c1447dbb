import { Activation } from '../../../src/auth/activation/activation.js';
import { Registrations } from '../../../src/auth/registration/registrations.js';
import { askForAddress, askForReset, otherPassword, resetWith, undoWith } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

/** Of a stranger who registers other people's addresses. */
const strangers = 'crimson teapot lantern';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Also a mail scanner may do this, if it submits every form it finds. */
async function sayItWasNotMe(notMe: string): Promise<void> {
  const owner = await (await foyer.browser().open(notMe)).press('Stop these emails');
  if (!/these emails stop/i.test(owner.page)) throw new Error(owner.page);
  await foyer.allMailSent();
}

async function disowned(email: string, password = goodPassword): Promise<{ visitor: Browser; link: string }> {
  const visitor = await register(foyer, email, { password });
  const { link, notMe } = await foyer.mailbox.lastTo(email);
  await sayItWasNotMe(notMe);
  return { visitor, link };
}

/** How many mails a stranger's request sends to this address. */
async function mailsForStranger(email: string): Promise<number> {
  await foyer.allMailSent();
  const before = foyer.mailbox.count;
  await askForReset(foyer, email);
  await foyer.allMailSent();
  return foyer.mailbox.count - before;
}

const isUser = async (email: string): Promise<boolean> =>
  (await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).length > 0;

function expectStopped(browser: Browser, email: string): void {
  expect(browser.status).toBe(410);
  expect(browser.html('h1').text()).toBe('This registration was cancelled');
  expect(browser.page).toContain('Someone with access to this mailbox didn’t recognise it');
  expect(browser.formWith('Activate and log in').fields.map(([name]) => name)).toEqual(['_csrf', 'password']);
  expect(browser.html('input[name=newPassword]')).toHaveLength(0);
  expect(browser.response.text).not.toContain(email);
}

describe('The link of a disowned registration', () => {
  it('does not work in any browser, also the one that registered, and says why', async () => {
    const { visitor, link } = await disowned('ada@example.com');
    const before = await tablesOf(foyer);
    for (const browser of [visitor, foyer.browser()])
      for (let time = 0; time < 3; time += 1) expectStopped(await browser.open(link), 'ada@example.com');
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('still logs in with the chosen password, and then the address gets mail again', async () => {
    const { link } = await disowned('bea@example.com');
    expect(await mailsForStranger('bea@example.com')).toBe(0);
    const phone = await foyer.browser().open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    expect(phone.answers[0]?.headers.location).toBe('/account');
    expect(phone.page).toContain('Your account is active and you’re logged in.');
    expect(await mailsForStranger('bea@example.com')).toBe(1);
  });

  it('refuses a wrong password and a new one: the mailbox alone is not enough', async () => {
    const { link } = await disowned('cleo@example.com');
    const reader = await foyer.browser().open(link);
    const before = await tablesOf(foyer);
    for (const wrong of [strangers, '']) {
      await reader.fillIn('Password', wrong).press('Activate and log in');
      expect(reader.status).toBe(422);
      expect(reader.html('h1').text()).toBe('This registration was cancelled');
      expect(reader.html('#password-error')).toHaveLength(1);
    }
    await reader.post(reader.url, { _csrf: reader.csrf, newPassword: otherPassword });
    expectStopped(reader, 'cleo@example.com');
    expect(await tablesOf(foyer)).toEqual(before);
    expect(reader.cookies.has('foyer_session')).toBe(false);
  });

  it('asks a user of another account to log out first', async () => {
    const { link } = await disowned('dora@example.com');
    const other = await memberOf(foyer, 'other@example.com');
    await other.open(link);
    expect(other.status).toBe(410);
    expect(other.page).toContain('You’re logged in as other@example.com');
    await other.post(other.url, { _csrf: other.csrf, password: goodPassword });
    expect(other.status).toBe(410);
    expect(await isUser('dora@example.com')).toBe(false);
  });

  it('activates with the password only, also if it was opened before the report', async () => {
    const email = 'eve@example.com';
    await register(foyer, email);
    const { link, notMe } = await foyer.mailbox.lastTo(email);
    const activation = foyer.app.get(Activation);
    const client = { ip: '127.0.0.1', userAgent: '', requestId: '', language: 'en' } as const;
    const context = { client, remembered: false, deviceToken: '' };
    const found = await foyer.app.get(Registrations).find(link.split('/').at(-1) ?? '', client);
    if (found.state !== 'pending') throw new Error(found.state);
    await sayItWasNotMe(notMe);

    expect(await activation.activateByBrowser(found.registration, context)).toBeUndefined();
    expect(await activation.activateWithNewPassword(found.registration, otherPassword, context)).toBeUndefined();
    expect(await isUser(email)).toBe(false);
    expect(await activation.activateByPassword(found.registration, goodPassword, context)).toBeDefined();
  });
});

describe('A stranger whose registration was disowned', () => {
  it('does not see it, and cannot send mail or log in', async () => {
    const email = 'fay@example.com';
    const { visitor: stranger } = await disowned(email, strangers);
    const before = foyer.mailbox.count;
    await stranger.open('/register/sent');
    expect(stranger.page).toContain(`We’ve sent an email to ${email}`);
    await stranger.press('Send again');
    expect(stranger.page).toContain(`We’ve sent an email to ${email}`);
    await register(foyer, email, { password: strangers, browser: stranger });
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(before);
    expect((await logIn(foyer, email, { password: strangers, browser: stranger })).status).toBe(422);
    expect(await isUser(email)).toBe(false);
  });

  it('gains nothing if the owner opens the link after all, or gets the address in another way', async () => {
    const email = 'gil@example.com';
    const owner = await register(foyer, email);
    const own = await foyer.mailbox.lastTo(email);
    const stranger = await register(foyer, email, { password: strangers });
    const theirs = await foyer.mailbox.lastTo(email, 2);
    await sayItWasNotMe(theirs.notMe);

    expectStopped(await owner.open(theirs.link), email);
    await owner.fillIn('Password', goodPassword).press('Activate and log in');
    expect(owner.status).toBe(422);
    await owner.open(own.link);
    await owner.fillIn('Password', goodPassword).press('Activate and log in');
    expect(owner.url).toBe('/account');

    expect((await stranger.open(theirs.link)).page).toContain('already active');
    expect((await logIn(foyer, email, { password: strangers, browser: stranger })).status).toBe(422);
  });

  it('cannot resend the link, also when the address gets mail again and has no account', async () => {
    const email = 'hal@example.com';
    const mover = await memberOf(foyer, 'mover@example.com');
    await askForAddress(mover, email);
    const { link } = await foyer.mailbox.lastTo(email);
    const stranger = await register(foyer, email, { password: strangers });
    await sayItWasNotMe((await foyer.mailbox.lastTo(email, 2)).notMe);
    await mover.open(link);
    await mover.press('Confirm email');
    const undo = await foyer.mailbox.lastAbout('mover@example.com', 'email was changed');
    await undoWith(undo.link, foyer.browser());

    await foyer.allMailSent();
    const before = foyer.mailbox.count;
    await stranger.open('/register/sent');
    await stranger.press('Send again');
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(before);
  });
});

describe('Using a mailed link', () => {
  it('allows mail again: by a reset, whose link “it wasn’t me” has not ended', async () => {
    const email = 'ida@example.com';
    await becomeUser(foyer, email);
    await askForReset(foyer, email);
    const { link, notMe } = await foyer.mailbox.lastAbout(email, 'Reset your');
    await sayItWasNotMe(notMe);
    expect(await mailsForStranger(email)).toBe(0);
    expect((await resetWith(link, foyer.browser())).page).toContain('Your new password is set');
    expect(await mailsForStranger(email)).toBe(1);
  });

  it('allows mail again: by confirming a new address, and by an undo at the old one', async () => {
    const [old, next] = ['jim@example.com', 'new-jim@example.com'];
    const jim = await memberOf(foyer, old);
    await askForAddress(jim, next);
    const confirmation = await foyer.mailbox.lastAbout(next, 'Confirm your new email');
    await sayItWasNotMe(confirmation.notMe);
    await jim.open(confirmation.link);
    await jim.press('Confirm email');
    expect(await mailsForStranger(next)).toBe(1);

    // The old address has no account now and is registered again.
    await register(foyer, old);
    await sayItWasNotMe((await foyer.mailbox.lastAbout(old, 'Activate', 2)).notMe);
    const { link } = await foyer.mailbox.lastAbout(old, 'email was changed');
    expect((await undoWith(link, foyer.browser())).page).toContain('Your old email is back');
    expect(await mailsForStranger(old)).toBe(1);
  });
});
