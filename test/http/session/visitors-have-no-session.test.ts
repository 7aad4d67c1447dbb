import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, register } from '../../support/people.js';
import { browserWith, sessionCookie, setCookies, signedCookie } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const pages = ['/', '/register', '/register/sent', '/login', '/login?next=%2Faccount', '/account', '/logout'];
const otherPages = ['/activate/unknown', `/activate/${'A'.repeat(43)}`, '/nowhere', '/healthz', '/readyz'];

describe('A visitor', () => {
  it('has no session: no row and no cookie, on any page', async () => {
    const visitor = foyer.browser();
    for (let round = 0; round < 3; round += 1) {
      for (const path of [...pages, ...otherPages]) {
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE']) {
          for (const browser of [visitor, browserWith(foyer, signedCookie(foyer, 'A'.repeat(43)))]) {
            const answer = await browser.send(method, path);
            expect({ path, method, cookies: setCookies(answer, sessionCookie) }).toEqual({ path, method, cookies: [] });
          }
        }
      }
    }
    expect(await foyer.rows('SELECT * FROM sessions')).toEqual([]);
  });

  it('has none after registering, activating, and failing to log in', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const visitor = await register(foyer, 'bea@example.com');
    expect(visitor.cookies.has(sessionCookie)).toBe(false);
    for (const email of ['ada@example.com', 'bea@example.com', 'nobody@example.com', 'no address']) {
      await visitor.open('/login');
      await visitor.fillIn('Email', email).fillIn('Password', 'violet tugboat uncle').press('Log in');
      expect(visitor.status).toBe(422);
      expect(visitor.cookies.has(sessionCookie)).toBe(false);
    }
    expect(await foyer.rows('SELECT * FROM sessions')).toEqual([]);
  });
});
