import { Database } from '../../src/database/database.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The basis of every change that ends sessions. */
async function change(sql: string, email: string): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql, [email]));
}

describe('When the epoch of an account is incremented', () => {
  it('all its sessions end at the next request, and no others [ASVS 8.3.2]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const [one, two] = [await logIn(foyer, 'ada@example.com'), await logIn(foyer, 'ada@example.com')];
    const other = await memberOf(foyer, 'bea@example.com');
    await change('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE email = ?', 'ada@example.com');
    expect(await isLoggedIn(one)).toBe(false);
    expect(await isLoggedIn(two)).toBe(false);
    expect(await isLoggedIn(other)).toBe(true);
  });

  it('a form that was open redirects to the log-in page and does nothing', async () => {
    const ada = await memberOf(foyer, 'cyd@example.com');
    await change('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE email = ?', 'cyd@example.com');
    await ada.press('Log out');
    expect(ada.url).toBe('/login');
    expect(ada.page).not.toContain('You’re logged out.');
  });

  it('a new log-in works and deletes the rows of the old sessions', async () => {
    const ada = await memberOf(foyer, 'dot@example.com');
    await change('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE email = ?', 'dot@example.com');
    await ada.open('/account');
    await ada.fillIn('Email', 'dot@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
    expect(await isLoggedIn(ada)).toBe(true);
    const sessions = await foyer.rows(
      `SELECT s.auth_epoch FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = 'dot@example.com'`,
    );
    expect(sessions).toEqual([{ auth_epoch: 1 }]);
  });
});

describe('When an account is deleted', () => {
  it('its sessions end at the next request, and their rows are deleted [ASVS 7.4.2]', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    const other = await memberOf(foyer, 'fay@example.com');
    const before = await foyer.rows('SELECT 1 FROM sessions');
    await change('DELETE FROM users WHERE email = ?', 'eve@example.com');
    expect(await isLoggedIn(eve)).toBe(false);
    expect(await isLoggedIn(other)).toBe(true);
    expect(await foyer.rows('SELECT 1 FROM sessions')).toHaveLength(before.length - 1);
    expect((await logIn(foyer, 'eve@example.com')).status).toBe(422);
  });
});
