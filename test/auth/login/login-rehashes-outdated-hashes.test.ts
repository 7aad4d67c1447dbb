import { hash } from '@node-rs/argon2';
import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { somebody } from '../../support/askers.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { writeSlowly } from '../../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** As an earlier version of the policy could have stored it. */
async function weakHash(): Promise<string> {
  return hash(goodPassword, { memoryCost: 8 * 1024, timeCost: 1, parallelism: 1 });
}

async function storeHash(email: string, passwordHash: string): Promise<void> {
  await foyer.app
    .get(Database)
    .write([], (db) => db.query('UPDATE users SET password_hash = ? WHERE email = ?', [passwordHash, email]));
}

async function storedHash(email: string): Promise<string> {
  const [row] = await foyer.rows<{ password_hash: string }>('SELECT password_hash FROM users WHERE email = ?', [email]);
  return row?.password_hash ?? '';
}

describe('A password hash with outdated parameters', () => {
  it('is replaced at a log-in, which works as usual [ASVS 11.2.2]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await storeHash('ada@example.com', await weakHash());

    const ada = await logIn(foyer, 'ada@example.com');
    expect(ada.url).toBe('/account');
    const renewed = await storedHash('ada@example.com');
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

    expect((await logIn(foyer, 'ada@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'ada@example.com', { password: 'violet tugboat uncle' })).status).toBe(422);
    // A current hash is not replaced.
    expect(await storedHash('ada@example.com')).toBe(renewed);
  });

  it('is replaced without ending a session', async () => {
    const before = await memberOf(foyer, 'bea@example.com');
    await storeHash('bea@example.com', await weakHash());
    await logIn(foyer, 'bea@example.com');
    expect(await isLoggedIn(before)).toBe(true);
  });

  it('is not replaced if the password is wrong', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    const weak = await weakHash();
    await storeHash('cyd@example.com', weak);
    await logIn(foyer, 'cyd@example.com', { password: 'violet tugboat uncle' });
    expect(await storedHash('cyd@example.com')).toBe(weak);
  });

  it.each(races())(
    'does not overwrite a hash that was stored while the password was checked, round %i',
    async (round) => {
      const email = `dot-${round}@example.com`;
      await becomeUser(foyer, email);
      await storeHash(email, await weakHash());
      const newer = await foyer.app.get(Passwords).hash('another good password', somebody);
      const visitor = await foyer.browser().open('/login');
      visitor.fillIn('Email', email).fillIn('Password', goodPassword);

      let login: Promise<unknown> | undefined;
      await writeSlowly(foyer.app.get(Database), async (db) => {
        await db.query('UPDATE users SET password_hash = ? WHERE email = ?', [newer, email]);
        // Still before the commit, the log-in reads the old hash, checks it, and waits for its turn to write.
        login = visitor.press('Log in');
        await severalHashes();
      });
      await login;
      expect(await storedHash(email)).toBe(newer);
    },
  );

  it.each(races())('is replaced by one of eight concurrent log-ins, all of which work, round %i', async (round) => {
    const email = `eve-${round}@example.com`;
    await becomeUser(foyer, email);
    // As many as may wait for one account. In known browsers: unknown ones share five attempts.
    const browsers: Browser[] = [];
    while (browsers.length < 8) browsers.push(await logIn(foyer, email));
    for (const { cookies } of browsers) cookies.delete('foyer_session');
    await storeHash(email, await weakHash());
    await Promise.all(browsers.map((browser) => logIn(foyer, email, { browser })));
    expect(browsers.map(({ url }) => url)).toEqual(Array.from({ length: 8 }, () => '/account'));
    expect(await storedHash(email)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn(foyer, email)).url).toBe('/account');
  });
});

/** Hashing is first in, first out: when these are done, a log-in has checked and renewed its hash. */
async function severalHashes(): Promise<void> {
  for (let count = 0; count < 8; count += 1) await foyer.app.get(Passwords).matches('any', undefined, somebody);
}
