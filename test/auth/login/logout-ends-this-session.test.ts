import { Database } from '../../../src/database/database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, logIn } from '../../support/people.js';
import { browserWith, isLoggedIn, sessionCookie, sessionOf, setCookies } from '../../support/session-cookies.js';
import { writeSlowly } from '../../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

const logOuts = async (): Promise<number> =>
  (await foyer.rows(`SELECT 1 FROM events WHERE type = 'signed-out'`)).length;

describe('Logging out', () => {
  it('leads to the log-in page, which confirms it once', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.press('Log out');
    expect(ada.answers[0]?.status).toBe(303);
    expect(ada.answers[0]?.headers.location).toBe('/login');
    expect(ada.html('[role=status]').text()).toBe('You’re logged out.');
    expect(ada.html('nav')).toHaveLength(0);
    await ada.open('/login');
    expect(ada.page).not.toContain('You’re logged out.');
  });

  it('ends the session on the server, not only in the browser: its cookie stops working [ASVS 7.4.1]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const cookie = sessionOf(ada);
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(true);
    await ada.press('Log out');
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(false);
    expect(await isLoggedIn(ada)).toBe(false);
  });

  it('deletes the cookie in the browser [ASVS 14.3.1]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.press('Log out');
    const cookies = setCookies(ada.answers[0] ?? ada.response, sessionCookie);
    expect(cookies).toEqual(['foyer_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax']);
    expect(ada.cookies.has(sessionCookie)).toBe(false);
  });

  it('does not end other sessions of the same user', async () => {
    const [here, elsewhere] = [await logIn(foyer, 'ada@example.com'), await logIn(foyer, 'ada@example.com')];
    await here.press('Log out');
    expect(await isLoggedIn(elsewhere)).toBe(true);
  });

  it('works from every page, since the button is in the header', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.open('/nowhere');
    expect(ada.status).toBe(404);
    await ada.press('Log out');
    expect(ada.page).toContain('You’re logged out.');
  });

  it('again, from a page that was still open, leads to the log-in page', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const fields = { _csrf: ada.csrf };
    await ada.post('/logout', fields);
    await ada.post('/logout', fields);
    expect(ada.answers[0]?.status).toBe(303);
    expect(ada.url).toBe('/login');
    expect(ada.status).toBe(200);
  });

  it('by a double click is one log-out', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const before = await logOuts();
    const body = new URLSearchParams({ _csrf: ada.csrf }).toString();
    const clicks: Promise<{ status: number }>[] = [];
    // Both start before either can write.
    await writeSlowly(foyer.app.get(Database), async () => {
      clicks.push(ada.send('POST', '/logout', body), ada.send('POST', '/logout', body));
      await Promise.all([foyer.browser().open('/login'), foyer.browser().open('/login')]);
    });
    expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await logOuts()).toBe(before + 1);
  });

  it('without a session leads to the log-in page, with or without a token', async () => {
    const visitor = await foyer.browser().open('/login');
    for (const fields of [{ _csrf: visitor.csrf }, { _csrf: 'wrong' }, {}]) {
      await visitor.post('/logout', fields);
      expect(visitor.answers[0]?.status).toBe(303);
      expect(visitor.answers[0]?.headers.location).toBe('/login');
      expect(visitor.page).not.toContain('You’re logged out.');
    }
  });
});

describe('A user is not logged out', () => {
  it.each([
    ['without a token', {}, {}],
    ['with a wrong token', { _csrf: 'wrong' }, {}],
    ['from another site', undefined, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['from a sibling host', undefined, { 'Sec-Fetch-Site': 'same-site' }],
  ])('by a form that was sent %s [ASVS 3.5.1]', async (_, fields, headers) => {
    const ada = await logIn(foyer, 'ada@example.com');
    const cookie = sessionOf(ada);
    const answer = await ada.send(
      'POST',
      '/logout',
      new URLSearchParams((fields ?? { _csrf: ada.csrf }) as Record<string, string>).toString(),
      headers,
    );
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(setCookies(answer, sessionCookie)).toEqual([]);
    expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(true);
  });

  it('with the token of another browser', async () => {
    const mallory = await foyer.browser().open('/login');
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.post('/logout', { _csrf: mallory.csrf });
    expect(ada.status).toBe(403);
    expect(await isLoggedIn(ada)).toBe(true);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])(
    'by a %s, as from a link, a prefetch or an image [ASVS 3.5.3]',
    async (method) => {
      const ada = await logIn(foyer, 'ada@example.com');
      for (const path of ['/logout', '/logout/', '/LOGOUT', '/logout?_method=POST']) {
        const answer = await ada.send(method, path, undefined, { 'X-HTTP-Method-Override': 'POST' });
        expect([404, 405]).toContain(answer.status);
      }
      await ada.send('OPTIONS', '/logout');
      expect(await isLoggedIn(ada)).toBe(true);
    },
  );
});
