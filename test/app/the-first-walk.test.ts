import { startApplication, type TestApplication } from '../support/application.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('A first visit', () => {
  it('leads from the home page through registration and the mailed link to the account, and from the log-out through the log-in back', async () => {
    const visitor = foyer.browser();

    await visitor.open('/');
    expect(visitor.page).toContain('Create an account');

    await visitor.open('/register');
    await visitor.fillIn('Email', 'Ada@Example.com').fillIn('Password', 'violet tugboat ankle').press('Create account');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/register/sent');
    expect(visitor.page).toContain('Ada@example.com');

    const mail = await foyer.mailbox.lastTo('Ada@example.com');
    await visitor.open(mail.link);
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/account');
    expect(visitor.page).toContain('Your account is active and you’re logged in.');
    expect(visitor.page).toContain('Ada@example.com');

    await visitor.press('Log out');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/login');
    expect(visitor.page).toContain('You’re logged out.');

    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'violet tugboat ankle').press('Log in');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/account');
    expect(visitor.page).toContain('Ada@example.com');
    await visitor.press('Log out');

    await visitor.open('/account');
    expect(visitor.url).toBe('/login?next=%2Faccount');
  });
});
