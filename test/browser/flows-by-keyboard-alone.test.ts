import { readFile } from 'node:fs/promises';
import { otherPassword } from '../support/acts.js';
import { freshAddress } from '../support/forms.js';
import { becomeUser, goodPassword, logIn } from '../support/people.js';
import { openSite, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

openSite();

describe.each([
  ['with script', true],
  ['with script off', false],
])('With the keyboard only, %s, a user', (_, javaScriptEnabled) => {
  const visitor = (): Promise<Visitor> => site.visitor({ javaScriptEnabled });

  const fillInLogIn = async (person: Visitor, email: string, password = goodPassword): Promise<void> => {
    await person.type('Email', email);
    await person.type('Password', password);
    await person.press('Log in');
  };

  /** A user who has just logged in. */
  const member = async (email: string): Promise<Visitor> => {
    await becomeUser(site.server, email);
    const person = await (await visitor()).open('/login');
    await fillInLogIn(person, email);
    expect(person.path).toBe('/account');
    return person;
  };

  const linkTo = async (email: string, count = 1): Promise<string> =>
    (await site.server.mailbox.lastTo(email, count)).link;

  const register = async (person: Visitor, email: string): Promise<void> => {
    await person.open('/');
    await person.follow('Create an account');
    await person.type('Email', email);
    await person.type('Password', goodPassword);
    await person.press('Create account');
    expect(person.path).toBe('/register/sent');
  };

  it('registers, is logged in by the mailed link, logs out, and logs in with “Stay logged in”', async () => {
    const email = freshAddress();
    const ada = await visitor();
    await register(ada, email);
    expect(await ada.words()).toContain(email);

    await ada.open(await linkTo(email));
    expect(ada.path).toBe('/account');
    expect(await ada.words()).toContain('Your account is active and you’re logged in.');
    await ada.press('Log out');

    await ada.type('Email', email);
    await ada.type('Password', goodPassword);
    await ada.check('Stay logged in on this device');
    await ada.press('Log in');
    expect(ada.path).toBe('/account');
    const cookies = await ada.page.context().cookies();
    const lasts = cookies.find(({ name }) => name === 'foyer_session')?.expires ?? 0;
    expect(lasts).toBeGreaterThan(Date.now() / 1000 + 24 * 60 * 60);

    await ada.press('Log out');
    expect(ada.path).toBe('/login');
    expect(await ada.words()).toContain('You’re logged out.');
  });

  it('corrects errors: the summary has the focus and links to the field', async () => {
    const ada = await visitor();
    await ada.open('/register');
    await ada.type('Email', 'ada');
    await ada.type('Password', 'short');
    await ada.press('Create account');
    expect(await ada.title()).toContain('Error: ');
    expect(await ada.focused()).toEqual({ role: 'alert', name: 'There is a problem' });

    await ada.tabTo('link', 'Enter a valid email, such as name@example.com.');
    await ada.page.keyboard.press('Enter');
    expect(await ada.focused()).toEqual({ role: 'textbox', name: 'Email' });
    // The entered address is kept, with the cursor at its end.
    await ada.page.keyboard.press('End');
    await ada.page.keyboard.type(`-${freshAddress()}`);
    await ada.type('Password', goodPassword);
    await ada.goOnBy('Enter');
    expect(ada.path).toBe('/register/sent');
  });

  it('requests another link, and activates in another browser with the password', async () => {
    const email = freshAddress();
    const ada = await visitor();
    await ada.page.clock.install();
    await register(ada, email);
    // The script counts down a minute first.
    await ada.page.clock.runFor(61_000);
    await ada.press('Send again');
    expect(ada.path).toBe('/register/sent');

    const phone = await visitor();
    await phone.open(await linkTo(email, 2));
    await phone.type('Password', goodPassword);
    await phone.press('Activate and log in');
    expect(phone.path).toBe('/account');
  });

  it('activates with a new password, when someone else chose the first', async () => {
    const email = freshAddress();
    await register(await visitor(), email);
    const owner = await visitor();
    await owner.open(await linkTo(email));
    await owner.unfold('I don’t know the password');
    await owner.type('New password', otherPassword);
    await owner.press('Set password and log in');
    expect(owner.path).toBe('/account');
  });

  it('reports that it was not them', async () => {
    const email = freshAddress();
    await register(await visitor(), email);
    const owner = await visitor();
    await owner.open((await site.server.mailbox.lastTo(email)).notMe);
    await owner.press('Stop these emails');
    expect(await owner.words()).toContain('these emails stop');
  });

  it('resets a forgotten password', async () => {
    const email = freshAddress();
    await becomeUser(site.server, email);
    const ada = await visitor();
    await ada.open('/login');
    await ada.follow('Forgot your password?');
    await ada.type('Email', email);
    await ada.press('Send reset link');
    expect(ada.path).toBe('/password/forgot/sent');

    await ada.open((await site.server.mailbox.lastAbout(email, 'Reset your')).link);
    expect(ada.path).toBe('/password/reset');
    await ada.type('New password', otherPassword);
    await ada.press('Set new password');
    expect(ada.path).toBe('/login');
    await fillInLogIn(ada, email, otherPassword);
    expect(ada.path).toBe('/account');
  });

  it('returns to the page that required the log-in', async () => {
    const email = freshAddress();
    await becomeUser(site.server, email);
    const ada = await visitor();
    await ada.open('/account/activity');
    expect(ada.path).toBe('/login?next=%2Faccount%2Factivity');
    await fillInLogIn(ada, email);
    expect(ada.path).toBe('/account/activity');
  });

  it('changes the password', async () => {
    const ada = await member(freshAddress());
    await ada.follow('Password Never changed');
    await ada.type('Current password', goodPassword);
    await ada.type('New password', otherPassword);
    await ada.press('Change password');
    expect(await ada.words()).toContain('Password changed.');
  });

  it('changes the address, and undoes that from the old one', async () => {
    const [email, newEmail] = [freshAddress(), freshAddress()];
    const ada = await member(email);
    await ada.follow(`Email ${email}`);
    await ada.type('New email', newEmail);
    await ada.press('Send confirmation link');
    expect(await ada.words()).toContain('sent a link to your new email');

    await ada.open(await linkTo(newEmail));
    await ada.press('Confirm email');
    expect(await ada.words()).toContain('Email changed.');

    const owner = await visitor();
    await owner.open((await site.server.mailbox.lastAbout(email, 'email was changed')).link);
    await owner.type('New password', otherPassword);
    await owner.press('Keep old email');
    expect(await owner.words()).toContain('Your old email is back');
    await fillInLogIn(owner, email, otherPassword);
    expect(owner.path).toBe('/account');
  });

  it('confirms a new address in another browser', async () => {
    const [email, newEmail] = [freshAddress(), freshAddress()];
    const ada = await member(email);
    await ada.open('/account/email');
    await ada.type('New email', newEmail);
    await ada.press('Send confirmation link');
    const phone = await visitor();
    await phone.open(await linkTo(newEmail));
    await phone.type('Password', goodPassword);
    await phone.press('Confirm email');
    expect(await phone.words()).toContain('Email changed.');
  });

  it('ends one other session, and then all others', async () => {
    const email = freshAddress();
    const ada = await member(email);
    await logIn(site.server, email);
    await logIn(site.server, email);
    await ada.follow('Devices 1 device');
    await ada.press('Log out Unknown browser');
    expect(await ada.words()).toContain('Device logged out.');
    await ada.press('Log out all other devices');
    expect(await ada.words()).toContain('All other devices are logged out.');
    expect(await ada.page.getByRole('listitem').filter({ hasText: 'Last active' }).count()).toBe(1);
  });

  it('makes a token, selects it, and ends it', async () => {
    const ada = await member(freshAddress());
    await ada.follow('Access tokens');
    await ada.follow('Create token');
    await ada.type('Name', 'Backup script');
    await ada.choose('What it may do', 'Read and');
    await ada.press('Create token');
    await ada.tabTo('textbox', 'Backup script');
    await ada.page.keyboard.press('ControlOrMeta+A');
    expect(await ada.page.evaluate(() => getSelection()?.toString())).toMatch(/^foy_pat_\w{49}$/);
    await ada.follow('Back to your tokens');
    expect(await ada.words()).toContain('Read and change your account');
    await ada.press('Revoke Backup script');
    expect(await ada.words()).toContain('Token revoked.');
  });

  it('reads the activity, and exports everything', async () => {
    const email = freshAddress();
    const ada = await member(email);
    await ada.follow('Recent activity');
    await ada.follow('Back to account');
    await ada.tabTo('link', 'Download your data');
    const [download] = await Promise.all([ada.page.waitForEvent('download'), ada.page.keyboard.press('Enter')]);
    expect(await readFile(await download.path(), 'utf8')).toContain(email);
  });

  it('reauthenticates, and finds the entered values', async () => {
    const [email, newEmail] = [freshAddress(), freshAddress()];
    const ada = await member(email);
    await ada.follow(`Email ${email}`);
    await ada.type('New email', newEmail);
    // Ten minutes have passed since the last authentication.
    await site.server.change(
      `UPDATE sessions SET data = json_set(data, '$.authenticatedAt', 0)
       WHERE user_id = (SELECT id FROM users WHERE email = '${email}')`,
    );
    await ada.press('Send confirmation link');
    expect(ada.path).toBe('/confirm?next=%2Faccount%2Femail');
    await ada.type('Password', goodPassword);
    await ada.press('Continue');
    expect(ada.path).toBe('/account/email');
    await ada.press('Send confirmation link');
    expect(await ada.words()).toContain('sent a link to your new email');
  });

  it('deletes the account, and cancels that', async () => {
    const email = freshAddress();
    const ada = await member(email);
    await ada.follow('Delete account');
    await ada.type('Password', goodPassword);
    await ada.press('Delete account');
    expect(await ada.words()).toContain('Your account is closed');
    await ada.open('/login');
    await fillInLogIn(ada, email);
    expect(ada.path).toBe('/account/restore?next=%2Faccount');
    await ada.press('Restore account');
    expect(await ada.words()).toContain('Your account won’t be deleted');
  });
});
