import { Database } from '../../src/database/database.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { memberOf } from '../support/people.js';
import { sessionCookie, sessionOf, signedCookie } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

// Other guards come before these: the format of ids, the signature of cookies, the end of all tokens with a deletion.

const change = async (sql: string, ...parameters: unknown[]): Promise<void> =>
  void (await foyer.app.get(Database).write([], (db) => db.query(sql, parameters)));

describe('The session of a token', () => {
  it('is not that of a cookie, not even with the signature of one', async () => {
    const member = await memberOf(foyer, 'signed@example.com');
    const token = await tokenOf(foyer, 'signed@example.com');
    const statusWith = async (cookie: string): Promise<number> =>
      (await call(foyer, 'users/me', { headers: { Cookie: `${sessionCookie}=${cookie}` } })).status;
    expect(await statusWith(sessionOf(member))).toBe(200);
    expect(await statusWith(signedCookie(foyer, token))).toBe(401);
  });

  it('has to say that it is one', async () => {
    await memberOf(foyer, 'marked@example.com');
    const token = await tokenOf(foyer, 'marked@example.com');
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
    await change(
      `UPDATE sessions SET data = REPLACE(data, '"bearer":true', '"bearer":false')
        WHERE user_id = (SELECT id FROM users WHERE email = ?)`,
      'marked@example.com',
    );
    expect((await call(foyer, 'users/me', { token })).status).toBe(401);
  });
});

describe('A personal token', () => {
  it('does not work for an account that should have been deleted by now', async () => {
    await memberOf(foyer, 'overdue@example.com');
    const token = await makeToken(foyer, await tokenOf(foyer, 'overdue@example.com'));
    const deleteAt = async (time: number): Promise<number> => {
      await change('UPDATE users SET delete_after = ? WHERE email = ?', time, 'overdue@example.com');
      return (await call(foyer, 'users/me', { token })).status;
    };
    expect(await deleteAt(foyer.clock.now() + 60_000)).toBe(200);
    expect(await deleteAt(foyer.clock.now())).toBe(401);
  });

  it('does not work once the epoch of its account is another one', async () => {
    await memberOf(foyer, 'epoch@example.com');
    const session = await tokenOf(foyer, 'epoch@example.com');
    const tokens = [session, await makeToken(foyer, session)];
    await change('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE email = ?', 'epoch@example.com');
    for (const token of tokens) expect((await call(foyer, 'users/me', { token })).status).toBe(401);
  });
});
