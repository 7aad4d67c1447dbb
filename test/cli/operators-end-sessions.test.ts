import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call, makeToken, tokenOf } from '../support/api.js';
import { Clock } from '../../src/common/time.js';
import { firstStep, securedMember } from '../support/factors.js';
import { logIn, memberOf } from '../support/people.js';
import { type Ended, runToEnd, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
});

const end = (...whose: string[]): Promise<Ended> =>
  runToEnd('src/cli.js', ['users', 'sessions', 'end', ...whose], server.folder, server.environment);

const site = (): Pick<Server, 'mailbox' | 'browser'> => ({ mailbox: server.mailbox, browser: () => server.browser() });

const told = (accounts: number): string => `Accounts whose sessions have ended: ${accounts}\n`;

describe('An operator, while the application runs', () => {
  it('ends all sessions of one account, and nobody else’s [ASVS 7.4.5]', async () => {
    const ada = [await memberOf(server, 'ada@example.com'), await logIn(server, 'ada@example.com')];
    const bea = await memberOf(server, 'bea@example.com');
    expect(await end('ADA@example.com')).toMatchObject({ code: 0, stdout: told(1), stderr: '' });
    for (const browser of ada) expect(await isLoggedIn(browser)).toBe(false);
    expect(await isLoggedIn(bea)).toBe(true);
    expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
  });

  it('lets those people know who did it, and nobody else', async () => {
    const browser = await logIn(server, 'ada@example.com');
    const eventsOf = (email: string): Promise<object[]> =>
      server.rows(
        `SELECT 1 FROM events JOIN users u ON u.id = user_id WHERE type = 'all-sessions-ended' AND u.email = ?`,
        [email],
      );
    const [ada, bea, gone] = ['ada@example.com', 'bea@example.com', 'without@example.com'];
    await memberOf(server, gone);
    for (const table of ['devices', 'sessions'])
      await server.change(`DELETE FROM ${table} WHERE user_id = (SELECT id FROM users WHERE email = '${gone}')`);
    const before = { ada: (await eventsOf(ada)).length, bea: (await eventsOf(bea)).length };
    await end(ada);
    expect(await eventsOf(ada)).toHaveLength(before.ada + 1);
    expect(await eventsOf(bea)).toHaveLength(before.bea);
    await logIn(server, ada, { browser });
    await browser.open('/account/activity');
    const entry = browser.html('main li:contains("All devices logged out")').first().text();
    expect(entry).toContain('By the people who run this site');
    await end('everybody');
    expect(await eventsOf(ada)).toHaveLength(before.ada + 2);
    expect(await eventsOf(bea)).toHaveLength(before.bea + 1);
    // Nothing of theirs has ended.
    expect(await eventsOf(gone)).toEqual([]);
  });

  it('ends the sessions of everybody, and no browser is known any more, also where none is logged in [ASVS 7.4.5]', async () => {
    const people = [await logIn(server, 'ada@example.com'), await logIn(server, 'bea@example.com')];
    await people[1]?.press('Log out');
    expect(await end('everybody')).toMatchObject({ code: 0, stdout: told(2), stderr: '' });
    for (const browser of people) expect(await isLoggedIn(browser)).toBe(false);
    expect(await server.rows('SELECT 1 FROM sessions UNION ALL SELECT 1 FROM devices')).toEqual([]);
  });

  it('ends the tokens of everybody, also of people who have nothing else [ASVS 7.4.5]', async () => {
    const session = await tokenOf(server, 'ada@example.com');
    const token = await makeToken(server, session);
    await call(server, 'auth/logout', { method: 'POST', token: session });
    await server.change('DELETE FROM devices');
    await server.change('DELETE FROM sessions');
    expect(await end('everybody')).toMatchObject({ code: 0, stdout: told(1), stderr: '' });
    expect((await call(server, 'users/me', { token })).status).toBe(401);
  });

  it('ends the log-ins that wait for their second step, also of people who have nothing else', async () => {
    const { browser: own } = await securedMember({ ...site(), clock: new Clock() }, 'cyd@example.com');
    await own.press('Log out');
    const waiting = await firstStep(site(), 'cyd@example.com');
    for (const table of ['devices', 'sessions', 'access_tokens']) await server.change(`DELETE FROM ${table}`);
    expect(await end('everybody')).toMatchObject({ code: 0, stdout: told(1), stderr: '' });
    await waiting.open('/login/code');
    expect(waiting.url).toBe('/login');
  });

  it('ends what sites may do without a session, also of people who have nothing else', async () => {
    await memberOf(server, 'dan@example.com');
    await server.change(
      `INSERT INTO clients (id, name, redirect_uris, post_logout_redirect_uris, id_token_alg, trusted, pairwise, created_at)
       VALUES ('wiki', 'Wiki', '[]', '[]', 'ES256', 0, 0, 0)`,
    );
    await server.change(
      `INSERT INTO oidc_records (kind, id_hash, user_id, auth_epoch, client_id, payload, created_at, expires_at)
       SELECT 'RefreshToken', 'hash', id, auth_epoch, 'wiki', '{}', 0, 0 FROM users WHERE email = 'dan@example.com'`,
    );
    const epoch = async (): Promise<unknown> =>
      (await server.rows(`SELECT auth_epoch FROM users WHERE email = 'dan@example.com'`))[0]?.auth_epoch;
    for (const table of ['devices', 'sessions', 'access_tokens', 'pending_logins'])
      await server.change(`DELETE FROM ${table}`);
    const before = await epoch();
    expect(await end('everybody')).toMatchObject({ code: 0, stdout: told(1), stderr: '' });
    expect(await epoch()).toBe(Number(before) + 1);
  });

  it.each([
    { whose: [], said: 'nothing' },
    { whose: ['nobody@example.com'], said: 'an address that has no account' },
  ])('is told what to say, and ends nothing, who says $said', async ({ whose }) => {
    const bea = await logIn(server, 'bea@example.com');
    const ended = await end(...whose);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^Name whose sessions to end: [^\n]*\.\n$/);
    expect(await isLoggedIn(bea)).toBe(true);
  });

  it('is told when there is no database where they look, and gets no empty one', async () => {
    const environment = { ...server.environment, DATABASE_URL: 'sqlite:elsewhere/foyer.sqlite' };
    const ended = await runToEnd('src/cli.js', ['users', 'sessions', 'end', 'everybody'], server.folder, environment);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^There is no database [^\n]*DATABASE_URL[^\n]*\.\n$/);
    expect(existsSync(join(server.folder, 'elsewhere/foyer.sqlite'))).toBe(false);
  });
});
