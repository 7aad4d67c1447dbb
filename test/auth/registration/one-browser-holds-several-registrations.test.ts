import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, register } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const linkTo = async (email: string): Promise<string> => (await foyer.mailbox.lastTo(email)).link;

describe('A browser that registered several addresses', () => {
  it('activates each of them with its own link, in any order', async () => {
    const emails = ['ada@example.com', 'bea@example.com', 'cyd@example.com'];
    const browser = foyer.browser();
    for (const email of emails) await register(foyer, email, { browser });
    for (const email of [emails[1], emails[0], emails[2]]) {
      await browser.open(await linkTo(email ?? ''));
      expect({ email, url: browser.url }).toEqual({ email, url: '/account' });
      expect(browser.page).toContain('Your account is active');
      await browser.press('Log out');
    }
    expect(browser.cookies.has('foyer_registration')).toBe(false);
  });

  it('has the same cookies whether or not an address has an account', async () => {
    await becomeUser(foyer, 'known@example.com');
    const [one, other] = [await register(foyer, 'danny@example.com'), await register(foyer, 'known@example.com')];
    await register(foyer, 'erica@example.com', { browser: one });
    await register(foyer, 'known@example.com', { browser: other });
    const shapes = [one, other].map(({ cookies }) => [...cookies].map(([name, value]) => `${name} ${value.length}`));
    expect(shapes[0]).toEqual(shapes[1]);
  });

  it('sends the mail again that the page was about, not that of a later registration', async () => {
    const browser = await register(foyer, 'fay@example.com');
    const { path, fields } = browser.formWith('Send again');
    await register(foyer, 'gil@example.com', { browser });
    await foyer.allMailSent();
    await browser.post(path, fields);
    expect(browser.answers[0]?.status).toBe(303);
    expect(browser.page).toContain('We’ve sent an email to fay@example.com');
    expect(browser.html('[role=status]').text()).toContain('sent the email again');
    await foyer.allMailSent();
    expect(foyer.mailbox.all.filter(({ to }) => to === 'fay@example.com')).toHaveLength(2);
    expect(foyer.mailbox.all.filter(({ to }) => to === 'gil@example.com')).toHaveLength(1);
    await browser.open(await linkTo('gil@example.com'));
    expect(browser.url).toBe('/account');
  });

  it('sends nothing for a mark that is not its own', async () => {
    const stranger = await register(foyer, 'hal@example.com');
    const { path, fields } = stranger.formWith('Send again');
    const browser = await register(foyer, 'ida@example.com');
    await foyer.allMailSent();
    const { count } = foyer.mailbox;
    await browser.post(path, { ...Object.fromEntries(fields), _csrf: browser.csrf });
    expect(browser.answers[0]?.status).toBe(303);
    expect(browser.page).not.toContain('hal@example.com');
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(count);
  });

  it('keeps the last few', async () => {
    const browser = foyer.browser();
    const most = policy.requests.tokensPerCookie;
    const emails = Array.from({ length: most + 1 }, (_, index) => `many-${index}@example.com`);
    for (const email of emails) await register(foyer, email, { browser });
    expect(browser.cookies.get('foyer_registration')?.split('.')).toHaveLength(most);
    await browser.open(await linkTo('many-0@example.com'));
    expect(browser.page).toContain('you registered in a different browser');
    await browser.open(await linkTo('many-1@example.com'));
    expect(browser.page).toContain('Your account is active');
  });
});
