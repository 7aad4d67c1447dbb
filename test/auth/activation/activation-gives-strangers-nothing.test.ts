import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, logIn, register } from '../../support/people.js';

/** Chosen by the stranger, who hopes that the victim's click activates it. */
const strangers = 'crimson teapot lantern';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('A stranger who registers your address', () => {
  it('gains nothing when you open the link: it creates no account and asks for the password', async () => {
    await register(foyer, 'ada@example.com', { password: strangers });
    const { link } = await foyer.mailbox.lastTo('ada@example.com');
    const ada = foyer.browser();
    for (let time = 0; time < 3; time += 1) await ada.open(link);

    expect(ada.status).toBe(200);
    expect(ada.page).toContain('someone else registered your email');
    expect(await isUser('ada@example.com')).toBe(false);
    expect((await logIn(foyer, 'ada@example.com', { password: strangers })).status).toBe(422);
  });

  it('gains nothing when you open it in a browser that registered the address too', async () => {
    await register(foyer, 'bob@example.com', { password: strangers });
    const strangersLink = (await foyer.mailbox.lastTo('bob@example.com')).link;
    const bob = await register(foyer, 'bob@example.com');
    const own = (await foyer.mailbox.lastTo('bob@example.com', 2)).link;

    await bob.open(strangersLink);
    expect(bob.status).toBe(200);
    expect(bob.page).toContain('you registered in a different browser');
    await bob.fillIn('Password', goodPassword).press('Activate and log in');
    expect(bob.status).toBe(422);
    expect(await isUser('bob@example.com')).toBe(false);

    await bob.open(own);
    expect(bob.url).toBe('/account');
    expect((await logIn(foyer, 'bob@example.com', { password: strangers })).status).toBe(422);
    expect((await logIn(foyer, 'bob@example.com')).url).toBe('/account');
  });

  it('is locked out when you set your own password with that link', async () => {
    const stranger = await register(foyer, 'cyd@example.com', { password: strangers });
    const { link } = await foyer.mailbox.lastTo('cyd@example.com');
    const cyd = foyer.browser();
    await cyd.open(link);
    await cyd.fillIn('New password', goodPassword).press('Set password and log in');
    expect(cyd.url).toBe('/account');

    await stranger.open(link);
    expect(stranger.page).toContain('already active');
    expect((await logIn(foyer, 'cyd@example.com', { password: strangers })).status).toBe(422);
    await stranger.open('/account');
    expect(stranger.url).toBe('/login?next=%2Faccount');
  });

  it('cannot use their cookie with your link', async () => {
    const dan = await register(foyer, 'dan@example.com');
    const { link } = await foyer.mailbox.lastTo('dan@example.com');
    const stranger = await register(foyer, 'dan@example.com', { password: strangers });
    await stranger.open(link);
    expect(stranger.page).toContain('Activate your account');
    expect(await isUser('dan@example.com')).toBe(false);
    await dan.open(link);
    expect(dan.url).toBe('/account');
  });
});

describe('The first proof of an address', () => {
  it('wins and ends its other registrations, in any letter case', async () => {
    const winner = await register(foyer, 'Eve@example.com');
    const others = [];
    for (const [index, email] of ['eve@example.com', 'EVE@example.com'].entries()) {
      const password = `${strangers} ${index}`;
      const browser = await register(foyer, email, { password });
      others.push({ browser, password, link: (await foyer.mailbox.lastTo(email)).link });
    }
    await winner.open((await foyer.mailbox.lastTo('Eve@example.com')).link);
    expect(winner.url).toBe('/account');

    for (const { browser, password, link } of others) {
      for (const opener of [browser, foyer.browser()]) {
        await opener.open(link);
        expect(opener.status).toBe(200);
        expect(opener.html('h1').text()).toBe('Your account is already active');
      }
      expect((await logIn(foyer, 'eve@example.com', { password })).status).toBe(422);
    }
    expect((await logIn(foyer, 'eve@example.com')).url).toBe('/account');
    expect(await foyer.rows(`SELECT email FROM users WHERE email_key = 'eve@example.com'`)).toEqual([
      { email: 'Eve@example.com' },
    ]);
  });

  it('does not end registrations of other addresses', async () => {
    const fay = await register(foyer, 'fay@example.com');
    const gil = await register(foyer, 'gil@example.com');
    await fay.open((await foyer.mailbox.lastTo('fay@example.com')).link);
    await gil.open((await foyer.mailbox.lastTo('gil@example.com')).link);
    expect(gil.url).toBe('/account');
    expect(gil.page).toContain('Your account is active and you’re logged in.');
  });

  it('is required: without it there is no user and no log-in [ASVS 2.3.1]', async () => {
    const before = await foyer.rows('SELECT * FROM users');
    const hal = await register(foyer, 'hal@example.com');
    expect(await foyer.rows('SELECT * FROM users')).toEqual(before);

    await logIn(foyer, 'hal@example.com', { browser: hal });
    expect(hal.status).toBe(422);
    const refusal = hal.html('.error-summary').text();
    expect(refusal).toContain('Wrong email or password.');
    expect(refusal).toContain('open the link in our email first');
    expect(hal.cookies.has('foyer_session')).toBe(false);

    const nobody = await logIn(foyer, 'nobody@example.com');
    expect(nobody.html('.error-summary').text()).toBe(refusal);
  });
});

async function isUser(email: string): Promise<boolean> {
  return (await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).length > 0;
}
