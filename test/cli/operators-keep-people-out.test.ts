import { call, tokenOf } from '../support/api.js';
import { logIn, memberOf } from '../support/people.js';
import { type Ended, runShowing, runToEnd, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';

const lastAdmin =
  'Warning: that was the last administrator. Nobody can open /admin before you make another: users admin ADDRESS';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ REQUIRE_SECOND_FACTOR: 'never', SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

const show = (...words: string[]): Promise<Ended> => runShowing('src/cli.js', words, server.folder, server.environment);

async function json(...words: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

describe('An operator, beside the running server', () => {
  it('disables an account: it is out at once, told by email, and its data stays', async () => {
    const email = 'eve@example.com';
    const browser = await memberOf(server, email);
    const token = await tokenOf(server, email);
    const bea = await memberOf(server, 'bea@example.com');
    const ended = await run('users', 'disable', 'EVE@example.com');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^The account is disabled, and every session, token and grant has ended\./);
    expect(await isLoggedIn(browser)).toBe(false);
    expect((await call(server, 'users/me', { token })).status).toBe(401);
    expect(await isLoggedIn(bea)).toBe(true);
    expect((await logIn(server, email)).status).toBe(403);
    await server.mailbox.lastAbout(email, 'was disabled');
    expect(await json('users', 'disable', email)).toEqual({ disabled: true, changed: false, lostLastAdmin: false });
    expect((await show('users', 'show', email, '--json')).stdout).toContain('"state":"disabled"');
    expect((await show('users', 'list')).stdout).toMatch(/eve@example\.com {2}\S+ {2}disabled\n/);

    expect(await json('users', 'enable', email)).toEqual({ disabled: false, changed: true, lostLastAdmin: false });
    await server.mailbox.lastAbout(email, 'works again');
    expect((await logIn(server, email)).url).toBe('/account');
    expect(await json('users', 'enable', email)).toMatchObject({ changed: false });
  });

  it('makes an administrator, and ends it, with a warning for the last', async () => {
    const email = 'ada@example.com';
    const ada = await memberOf(server, email);
    expect((await ada.open('/admin')).status).toBe(404);
    expect(await json('users', 'admin', email)).toEqual({ admin: true, changed: true, lostLastAdmin: false });
    expect((await ada.open('/admin')).status).toBe(200);
    await server.mailbox.lastAbout(email, 'now an administrator');
    expect((await run('users', 'admin', email)).stdout).toBe('They are an administrator already.\n');
    expect((await show('users', 'show', email)).stdout).toContain('administrator');
    const removed = await run('users', 'admin', email, '--remove');
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(removed.stdout.split('\n')[1]).toBe(lastAdmin);
    expect((await ada.open('/admin')).status).toBe(404);
    await server.mailbox.lastAbout(email, 'no longer an administrator');
    await ada.open('/account/activity');
    expect(ada.page).toContain('Made an administrator');
    expect(ada.page).toContain('No longer an administrator');
  });

  it.each([
    { how: 'later', words: [] },
    { how: 'now', words: ['--now'] },
  ])('deletes the last administrator with a warning: $how', async ({ how, words }) => {
    for (const name of ['first', 'second']) {
      await memberOf(server, `${name}.${how}@example.com`);
      await json('users', 'admin', `${name}.${how}@example.com`);
    }
    expect(await json('users', 'delete', `second.${how}@example.com`, '--now')).toEqual({
      deleted: true,
      lostLastAdmin: false,
    });
    const { stdout } = await run('users', 'delete', `first.${how}@example.com`, ...words);
    expect(stdout.split('\n')[1]).toBe(lastAdmin);
    await run('users', 'delete', `first.${how}@example.com`, '--now');
  });

  it.each(['admin', 'disable', 'enable'])(
    'is told that nobody has an address, or that it is missing: %s',
    async (verb) => {
      expect(await run('users', verb, 'nobody@example.com')).toMatchObject({
        code: 1,
        stdout: '',
        stderr: 'No account has this address.\n',
      });
      expect(await run('users', verb)).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
