import { freshAddress } from '../support/forms.js';
import { becomeUser, goodPassword, memberOf } from '../support/people.js';
import { openSite, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

openSite();

const member = async (email: string): Promise<Visitor> =>
  (await site.visitor()).takeOver(await memberOf(site.server, email));

const registered = async (email: string): Promise<Visitor> => {
  const visitor = await (await site.visitor()).open('/register');
  await visitor.type('Email', email);
  await visitor.type('Password', goodPassword);
  return visitor.press('Create account');
};

const registrationsOf = async (email: string): Promise<number> =>
  (await site.server.rows('SELECT 1 FROM registrations WHERE email = ?', [email])).length;

describe('The Back button', () => {
  it('shows nothing of the account after a log-out [ASVS 14.3.1]', async () => {
    const email = freshAddress();
    const ada = await member(email);
    await ada.open('/account');
    await ada.open('/account/activity');
    await ada.press('Log out');
    await ada.page.goBack();
    expect(ada.path).toBe('/login?next=%2Faccount%2Factivity');
    expect(await ada.words()).not.toContain(email);
  });

  it('leads from an invalid form to the empty one, and that works', async () => {
    const email = freshAddress();
    await becomeUser(site.server, email);
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', email);
    await ada.press('Log in');
    expect(ada.status).toBe(422);
    await ada.page.goBack();
    await ada.type('Email', email);
    await ada.type('Password', goodPassword);
    await ada.press('Log in');
    expect(ada.path).toBe('/account');
  });

  it('leads from a registration to the form, for another address', async () => {
    const [email, other] = [freshAddress(), freshAddress()];
    const ada = await registered(email);
    await ada.page.goBack();
    await ada.type('Email', other);
    await ada.type('Password', goodPassword);
    await ada.press('Create account');
    expect(await ada.words()).toContain(other);
    await ada.open((await site.server.mailbox.lastTo(other)).link);
    expect(ada.path).toBe('/account');
  });
});

describe('Reloading', () => {
  it('the page after a form sends nothing again', async () => {
    const email = freshAddress();
    const ada = await registered(email);
    await ada.page.reload();
    expect(await ada.words()).toContain(email);
    expect(await registrationsOf(email)).toBe(1);
  });

  it('an invalid form gives the same errors again', async () => {
    const ada = await (await site.visitor()).open('/register');
    await ada.press('Create account');
    await ada.page.reload();
    expect(ada.status).toBe(422);
    expect(await ada.words()).toContain('Enter your email address.');
  });

  it('shows a notice only once', async () => {
    const ada = await member(freshAddress());
    await ada.open('/account');
    await ada.press('Log out');
    expect(await ada.words()).toContain('You’re logged out.');
    await ada.page.reload();
    expect(await ada.words()).not.toContain('You’re logged out.');
  });
});

describe('A double click', () => {
  it('on the registration creates an account that works', async () => {
    const email = freshAddress();
    const ada = await (await site.visitor({ javaScriptEnabled: false })).open('/register');
    await ada.type('Email', email);
    await ada.type('Password', goodPassword);
    await ada.page.getByRole('button', { name: 'Create account' }).dblclick();
    await ada.page.waitForURL('**/register/sent');
    const count = await registrationsOf(email);
    await ada.open((await site.server.mailbox.lastTo(email, count)).link);
    expect(await ada.words()).toMatch(/Your account is active|Activate your account/);
  });
});

describe('In two tabs', () => {
  it('one logs in, and the form in the other leads to the account', async () => {
    const email = freshAddress();
    await becomeUser(site.server, email);
    const first = await (await site.visitor()).open('/login');
    const second = await (await first.newTab()).open('/login');
    for (const tab of [first, second]) {
      await tab.type('Email', email);
      await tab.type('Password', goodPassword);
      await tab.press('Log in');
      expect(tab.path).toBe('/account');
    }
  });

  it('one logs out, and the other must log in and then returns', async () => {
    const email = freshAddress();
    const first = await member(email);
    await first.open('/account');
    const second = await (await first.newTab()).open('/account');
    await first.press('Log out');
    await second.follow('Recent activity');
    expect(second.path).toBe('/login?next=%2Faccount%2Factivity');
    await second.type('Email', email);
    await second.type('Password', goodPassword);
    await second.press('Log in');
    expect(second.path).toBe('/account/activity');
  });

  it('both log out', async () => {
    const first = await member(freshAddress());
    await first.open('/account');
    const second = await (await first.newTab()).open('/account');
    await first.press('Log out');
    await second.press('Log out');
    expect(second.path).toBe('/login');
  });
});
