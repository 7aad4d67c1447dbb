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

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

/** As if an app had been set up: which key it has does not matter here. */
async function addFactor(email: string): Promise<void> {
  await server.change(
    `INSERT INTO totp_keys (user_id, sealed_key, sealed_with, last_step, created_at)
     SELECT id, 'key', 'name', 0, 0 FROM users WHERE email = '${email}'`,
  );
}

describe('An operator, while the application runs', () => {
  it.each([[['users', 'factors', 'remove']], [['users', 'factors:remove']]])(
    'removes the lost factors of one account with %j: it is mailed, an event, and ends its sessions',
    async (words) => {
      const email = `ada${words.length}@example.com`;
      const ada = await memberOf(server, email);
      const bea = await memberOf(server, `bea${words.length}@example.com`);
      await addFactor(email);
      expect((await logIn(server, email)).url).toMatch(/^\/login\/code/);
      const ended = await run(...words, email.toUpperCase());
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).toMatch(/^The second factors are removed/);
      expect(await isLoggedIn(ada)).toBe(false);
      expect(await isLoggedIn(bea)).toBe(true);
      const browser = await logIn(server, email);
      expect(browser.url).toBe('/account');
      await browser.open('/account/activity');
      expect(browser.page).toContain('all devices logged out');
      const { text } = await server.mailbox.lastAbout(email, 'turned off for your');
      expect(text).toContain('By: The people who run this site');
    },
  );

  it('is told that there are none, and that there is no such account', async () => {
    await memberOf(server, 'cyd@example.com');
    expect(await run('users', 'factors', 'remove', 'cyd@example.com', '--json')).toMatchObject({
      code: 0,
      stdout: '{"removed":false}\n',
    });
    const ended = await run('users', 'factors', 'remove', 'nobody@example.com');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('No account has this address.');
    expect(await run('users', 'factors', 'remove')).toMatchObject({ code: 2, stdout: '' });
  });
});
