import { hash } from '@node-rs/argon2';
import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { writeSlowly } from '../../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** What an earlier version of the policy might have stored. */
async function weakHash(): Promise<string> {
  return hash(goodPassword, { memoryCost: 8 * 1024, timeCost: 1, parallelism: 1 });
}

async function storeHash(email: string, passwordHash: string): Promise<void> {
  await foyer.app
    .get(Database)
    .write((db) => db.query('UPDATE users SET password_hash = ? WHERE email = ?', [passwordHash, email]));
}

async function storedHash(email: string): Promise<string> {
  const [row] = await foyer.rows<{ password_hash: string }>(
    'SELECT password_hash FROM users WHERE email = ?',
    [email],
  );
  return row?.password_hash ?? '';
}

describe('A password hash with weaker parameters than today’s', () => {
  it('is made anew at a log-in, which works as always [ASVS 11.2.2]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await storeHash('ada@example.com', await weakHash());

    const ada = await logIn(foyer, 'ada@example.com');
    expect(ada.url).toBe('/account');
    const renewed = await storedHash('ada@example.com');
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

    expect((await logIn(foyer, 'ada@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'ada@example.com', { password: 'violet tugboat uncle' })).status).toBe(422);
    // Good as it is, it is left alone.
    expect(await storedHash('ada@example.com')).toBe(renewed);
  });

  it('ends nobody’s session by being made anew', async () => {
    const before = await memberOf(foyer, 'bea@example.com');
    await storeHash('bea@example.com', await weakHash());
    await logIn(foyer, 'bea@example.com');
    expect(await isLoggedIn(before)).toBe(true);
  });

  it('stays as it is when the password was wrong', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    const weak = await weakHash();
    await storeHash('cyd@example.com', weak);
    await logIn(foyer, 'cyd@example.com', { password: 'violet tugboat uncle' });
    expect(await storedHash('cyd@example.com')).toBe(weak);
  });

  it('is not put in place of one that was stored while the password was checked', async () => {
    await becomeUser(foyer, 'dot@example.com');
    await storeHash('dot@example.com', await weakHash());
    const newer = await foyer.app.get(Passwords).hash('another good password');
    const visitor = await foyer.browser().open('/login');
    visitor.fillIn('Email', 'dot@example.com').fillIn('Password', goodPassword);

    let login: Promise<unknown> | undefined;
    await writeSlowly(foyer.app.get(Database), async (db) => {
      await db.query(`UPDATE users SET password_hash = ? WHERE email = 'dot@example.com'`, [newer]);
      // Still before the commit, the log-in reads the old hash, checks it, and waits for its turn to write.
      login = visitor.press('Log in');
      await severalHashes();
    });
    await login;
    expect(await storedHash('dot@example.com')).toBe(newer);
  });

  it('is made anew by one of twenty log-ins at once, all of which work', async () => {
    await becomeUser(foyer, 'eve@example.com');
    // In browsers that have been logged in before: the others share five tries.
    const browsers: Browser[] = [];
    while (browsers.length < 20) browsers.push(await logIn(foyer, 'eve@example.com'));
    for (const { cookies } of browsers) cookies.delete('foyer_session');
    await storeHash('eve@example.com', await weakHash());
    await Promise.all(browsers.map((browser) => logIn(foyer, 'eve@example.com', { browser })));
    expect(browsers.map(({ url }) => url)).toEqual(Array.from({ length: 20 }, () => '/account'));
    expect(await storedHash('eve@example.com')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn(foyer, 'eve@example.com')).url).toBe('/account');
  });
});

/** Time for one log-in to check and renew its hash: they are done first in, first out, and this does more of them. */
async function severalHashes(): Promise<void> {
  for (let count = 0; count < 8; count += 1) await foyer.app.get(Passwords).matches('any', undefined);
}
