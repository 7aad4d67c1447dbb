import { logIn, register } from '../support/people.js';
import { type Ended, runShowing, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ REGISTRATION_APPROVAL: 'admin', SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runShowing('src/cli.js', words, server.folder, server.environment);

describe('An operator, beside the running server', () => {
  it('lists who waits, and approves them, which they are told', async () => {
    const email = 'ada@example.com';
    const browser = await register(server, email);
    await browser.open((await server.mailbox.lastTo(email)).link);
    expect(browser.url).toBe('/register/waiting');
    expect((await logIn(server, email)).status).toBe(403);
    expect((await run('users', 'list', '--waiting')).stdout).toMatch(/^ada@example\.com {2}/);
    const approved = await run('users', 'approve', email);
    expect([approved.code, approved.stdout, approved.stderr]).toEqual([
      0,
      'The account is approved. Its owner is told by email.\n',
      '',
    ]);
    await server.mailbox.lastAbout(email, 'approved');
    expect((await logIn(server, email)).url).toBe('/account');
    expect((await run('users', 'list', '--waiting')).stdout).toBe('There are no such accounts.\n');
    expect((await run('users', 'approve', email)).stdout).toBe('The account does not wait for approval.\n');
    expect((await run('users', 'approve', 'nobody@example.com')).code).toBe(1);
    expect((await run('users', 'list', '--waiting', '--search', 'a')).code).toBe(2);
  });
});
