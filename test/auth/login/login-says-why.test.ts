import { startApplication, type TestApplication } from '../../support/application.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('The log-in page', () => {
  it('says that a log-in is needed to continue, when a page asked for one', async () => {
    const visitor = await foyer.browser().open('/account/email');
    expect(visitor.url).toBe('/login?next=%2Faccount%2Femail');
    expect(visitor.html('main').text()).toContain('Log in to continue.');
    await visitor.press('Deutsch');
    expect(visitor.html('main').text()).toContain('Melden Sie sich an, um fortzufahren.');
  });

  it('says no such thing to whoever came by themselves, or with a target on another site', async () => {
    for (const path of ['/login', '/login?next=https%3A%2F%2Fevil.example%2F'])
      expect((await foyer.browser().open(path)).html('main').text()).not.toContain('to continue');
  });
});
