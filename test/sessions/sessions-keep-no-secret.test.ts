import { sha256 } from '../../src/common/keyring.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { contentOf } from '../support/test-database.js';
import {
  browserWith,
  idIn,
  isLoggedIn,
  sessionCookie,
  sessionOf,
  setCookies,
  signedCookie,
} from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

describe('A session id', () => {
  it('has at least 192 random bits [ASVS 7.2.3, 11.5.1]', async () => {
    const ids = [await logIn(foyer, 'ada@example.com'), await logIn(foyer, 'ada@example.com')].map((browser) =>
      Buffer.from(idIn(sessionOf(browser)), 'base64url'),
    );
    expect(ids.map((id) => id.length)).toEqual([32, 32]);
    expect(ids[0]?.equals(ids[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('is stored only as a hash: a stolen database gives no access [ASVS 14.2.4]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.open('/account');
    const cookie = sessionOf(ada);
    const stolen = await contentOf(foyer.config.database);
    // The hash shows that this is the right file.
    expect(stolen.includes(sha256(idIn(cookie)))).toBe(true);
    for (const secret of [cookie, decodeURIComponent(cookie), idIn(cookie), goodPassword])
      expect(stolen.includes(secret)).toBe(false);
    // Nor does the hash work as an id.
    expect(await isLoggedIn(browserWith(foyer, signedCookie(foyer, sha256(idIn(cookie)))))).toBe(false);
  });
});

describe('A session cookie from before the log-in', () => {
  it('is replaced, whether it was planted or left from an earlier session [ASVS 7.2.4]', async () => {
    const earlier = await memberOf(foyer, 'mallory@example.com');
    const left = sessionOf(earlier);
    await earlier.press('Log out');
    for (const planted of [left, signedCookie(foyer, 'chosen-by-somebody'), signedCookie(foyer, 'x'.repeat(43))]) {
      const ada = await logIn(foyer, 'ada@example.com', { browser: browserWith(foyer, planted) });
      expect(ada.url).toBe('/account');
      expect(idIn(sessionOf(ada))).not.toBe(idIn(planted));
      expect(await foyer.rows('SELECT 1 FROM sessions WHERE id_hash = ?', [sha256(idIn(planted))])).toEqual([]);
      expect(await isLoggedIn(browserWith(foyer, planted))).toBe(false);
    }
  });

  it('is also replaced by an activation that logs in [ASVS 7.2.4]', async () => {
    const planted = signedCookie(foyer, 'chosen-by-somebody');
    const registration = foyer.browser();
    await registration.open('/register');
    registration.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword);
    await registration.press('Create account');
    const { link } = await foyer.mailbox.lastTo('bea@example.com');
    const other = await browserWith(foyer, planted).open(link);
    await other.post(other.url, { password: goodPassword, _csrf: other.csrf });
    expect(other.url).toBe('/account');
    expect(idIn(sessionOf(other))).not.toBe('chosen-by-somebody');
    expect(await isLoggedIn(browserWith(foyer, planted))).toBe(false);
  });
});

describe('A forged session cookie', () => {
  it('does not log in and sets no new one [ASVS 1.5.2, 7.2.1]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const good = sessionOf(ada);
    const id = idIn(good);
    const [, signature = ''] = /\.([^.]*)$/.exec(good) ?? [];
    const [row] = await foyer.rows<{ id: string }>('SELECT id FROM users LIMIT 1');
    const forged = {
      'another signature': good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'a shortened signature': good.slice(0, -1),
      'no signature': encodeURIComponent(`s:${id}.`),
      'no dot': encodeURIComponent(`s:${id}`),
      'no signature prefix': encodeURIComponent(`${id}.${decodeURIComponent(signature)}`),
      'the bare id': id,
      'the signature of another id': good.replace(id, 'A'.repeat(43)),
      'a changed id': good.replace(id, id.slice(0, -2) + (id.endsWith('AA') ? 'BB' : 'AA')),
      'an unknown id, correctly signed': signedCookie(foyer, 'A'.repeat(43)),
      'an empty id, correctly signed': signedCookie(foyer, ''),
      'the id in another letter case, correctly signed': signedCookie(foyer, swapCase(id)),
      'the id with a space, correctly signed': signedCookie(foyer, `${id} `),
      'a user’s id, correctly signed': signedCookie(foyer, row?.id ?? ''),
      'a prototype, correctly signed': signedCookie(foyer, '__proto__'),
      'a wildcard, correctly signed': signedCookie(foyer, '%'),
      'a quotation mark, correctly signed': signedCookie(foyer, `' OR 1=1 --`),
      'a JSON object': encodeURIComponent('j:{"principal":{"userId":"1"}}'),
      nothing: '',
      'broken percent-encoding': '%E0%A4%A',
      'something long': 'x'.repeat(6000),
    };
    for (const [how, cookie] of Object.entries(forged)) {
      const browser = browserWith(foyer, cookie);
      await browser.open('/account');
      expect({ how, status: browser.status, url: browser.url }).toEqual({
        how,
        status: 200,
        url: '/login?next=%2Faccount',
      });
      expect(browser.answers.flatMap((answer) => setCookies(answer, sessionCookie))).toEqual([]);
    }
    expect(await isLoggedIn(browserWith(foyer, good))).toBe(true);
  });
});

function swapCase(text: string): string {
  return [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
}
