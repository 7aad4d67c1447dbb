import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('Registration', () => {
  it('starts at a welcome page with links to register and to log in', async () => {
    const visitor = foyer.browser();
    await visitor.open('/');
    expect(visitor.status).toBe(200);
    expect(visitor.html('main a[href="/register"]').text()).toBe('Create an account');
    expect(visitor.html('main a[href="/login"]').text()).toBe('Log in');
  });

  it('creates no session for a visitor', async () => {
    const visitor = await register(foyer, 'cyd@example.com');
    await visitor.press('Send again');
    await visitor.open('/');
    expect([...visitor.cookies.keys()].sort()).toEqual(['foyer_csrf', 'foyer_email', 'foyer_registration']);
    expect(await foyer.rows('SELECT * FROM sessions')).toEqual([]);
  });

  it('redirects a logged-in user to the account and registers nothing', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const ada = await logIn(foyer, 'ada@example.com');
    expect(ada.url).toBe('/account');
    for (const page of ['/', '/register', '/register/sent']) {
      await ada.open(page);
      expect(ada.answers[0]?.status).toBe(303);
      expect(ada.url).toBe('/account');
    }

    const before = await foyer.rows('SELECT * FROM registrations');
    const outbox = await foyer.rows('SELECT id FROM outbox');
    const typed = { email: 'other@example.com', password: goodPassword, _csrf: ada.csrf };
    for (const [path, fields] of [
      ['/register', typed],
      ['/register/resend', { _csrf: ada.csrf }],
    ] as const) {
      await ada.post(path, fields);
      expect(ada.answers[0]?.status).toBe(303);
      expect(ada.url).toBe('/account');
    }
    expect(await foyer.rows('SELECT * FROM registrations')).toEqual(before);
    expect(await foyer.rows('SELECT id FROM outbox')).toEqual(outbox);
  });

  it('works by GET and POST only: a HEAD or OPTIONS registers and mails nothing', async () => {
    const visitor = await register(foyer, 'bob@example.com');
    const before = await foyer.rows('SELECT id FROM outbox');
    for (const path of ['/', '/register', '/register/sent']) {
      expect((await visitor.send('HEAD', path)).status).toBe(200);
      await visitor.send('OPTIONS', path);
    }
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await visitor.send(method, '/register/resend');
    expect(await foyer.rows('SELECT id FROM outbox')).toEqual(before);
  });

  it('sets a cookie that scripts cannot read and that expires with the link', async () => {
    const visitor = foyer.browser();
    await visitor.open('/register');
    await visitor.fillIn('Email', 'dan@example.com').fillIn('Password', goodPassword).press('Create account');
    const given = (visitor.answers[0]?.headers['set-cookie'] ?? []) as unknown as string[];
    const cookies = given.filter((cookie) => !cookie.startsWith('foyer_email='));
    expect(cookies).toHaveLength(1);
    const [value, ...attributes] = (cookies[0] ?? '').split('; ');
    expect(value).toMatch(/^foyer_registration=[\w-]{43}$/);
    expect(attributes.filter((attribute) => !attribute.startsWith('Expires='))).toEqual([
      'Max-Age=86400',
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
    ]);
  });
});
