import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { somebody } from '../../support/askers.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';
import { isLoggedIn, sessionCookie } from '../../support/session-cookies.js';
import { writeSlowly } from '../../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Sends the log-in form before this change is committed, so that the old password is checked. */
async function logInDuring(email: string, sql: string, parameters: unknown[]): Promise<Browser> {
  const visitor = await foyer.browser().open('/login');
  visitor.fillIn('Email', email).fillIn('Password', goodPassword);
  let login: Promise<Browser> | undefined;
  await writeSlowly(foyer.app.get(Database), async (db) => {
    await db.query(sql, parameters);
    login = visitor.press('Log in');
    // Password checks are first in, first out: after these, the log-in has done its own and waits to write.
    for (let count = 0; count < 8; count += 1) await foyer.app.get(Passwords).matches('any', undefined, somebody);
  });
  await login;
  return visitor;
}

describe('A log-in whose password was checked before the account changed', () => {
  it('begins no session if the password was changed', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const newHash = await foyer.app.get(Passwords).hash('another good password', somebody);
    const ada = await logInDuring(
      'ada@example.com',
      'UPDATE users SET password_hash = ?, auth_epoch = auth_epoch + 1 WHERE email = ?',
      [newHash, 'ada@example.com'],
    );
    expect(ada.status).toBe(422);
    expect(ada.page).toContain('Wrong email or password.');
    expect(ada.cookies.has(sessionCookie)).toBe(false);
    expect(await isLoggedIn(ada)).toBe(false);
    expect(await foyer.rows('SELECT 1 FROM sessions')).toEqual([]);

    const again = await logIn(foyer, 'ada@example.com', { password: 'another good password' });
    expect(again.url).toBe('/account');
  });

  it('begins no session if the user was deleted', async () => {
    await becomeUser(foyer, 'bea@example.com');
    const bea = await logInDuring('bea@example.com', 'DELETE FROM users WHERE email = ?', ['bea@example.com']);
    expect(bea.status).toBe(422);
    expect(bea.page).toContain('Wrong email or password.');
    expect(await isLoggedIn(bea)).toBe(false);
  });

  it('is not recorded as a log-in', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    await logInDuring('cyd@example.com', 'UPDATE users SET auth_epoch = auth_epoch + 1 WHERE email = ?', [
      'cyd@example.com',
    ]);
    const events = await foyer.rows(
      `SELECT e.type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = 'cyd@example.com' ORDER BY e.id`,
    );
    expect(events).toEqual([{ type: 'activated' }, { type: 'signed-in' }, { type: 'signed-out' }]);
  });
});
