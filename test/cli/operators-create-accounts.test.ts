import { noteSecrets } from '../support/secrets-used.js';
import { logIn } from '../support/people.js';
import { type Ended, runToEnd, Server } from '../support/server.js';
import { inTerminal, withInput } from '../support/terminal.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const password = 'four unrelated harbour words';
noteSecrets(password);

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);
const typing = (input: string, ...words: string[]): ReturnType<typeof withInput> =>
  withInput(input, words, server.folder, server.environment);

const accountsOf = async (email: string): Promise<number> =>
  (await server.rows('SELECT 1 FROM users WHERE email = ?', [email])).length;

describe('An operator, beside the running server, creates an account', () => {
  it('which is there when its owner has proved the address and chosen a password', async () => {
    const email = 'ada@example.com';
    expect(await run('users', 'create', email, '--json')).toMatchObject({
      code: 0,
      stdout: '{"created":false,"mailed":true}\n',
      stderr: '',
    });
    expect(await accountsOf(email)).toBe(0);
    const { link } = await server.mailbox.lastAbout(email, 'Activate your');
    const browser = await server.browser().open(link);
    expect(await accountsOf(email)).toBe(0);
    await browser.fillIn('New password', password).press('Set password and log in');
    expect(browser.url).toBe('/account');
    expect((await logIn(server, email, { password })).url).toBe('/account');
  });

  it('with a password from standard input, which proves it together with the link', async () => {
    const email = 'bea@example.com';
    const ended = await typing(`${password}\r\nmore\n`, 'users', 'create', email, '--password');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const { link } = await server.mailbox.lastAbout(email, 'Activate your');
    expect((await logIn(server, email, { password })).status).toBe(422);
    const browser = await server.browser().open(link);
    await browser.fillIn('Password', password).press('Activate and log in');
    expect(browser.url).toBe('/account');
  });

  it('at once for an address that they vouch for, with a link to choose a password, in the language of its owner', async () => {
    const email = 'cyd@example.com';
    const counted = async (): Promise<number> =>
      (await server.rows<{ count: number }>(`SELECT count FROM hourly_counts WHERE name = 'activations'`)).reduce(
        (sum, { count }) => sum + Number(count),
        0,
      );
    const before = await counted();
    const ended = await run('users', 'create', email, '--verified', '--name', 'Cyd Ärger', '--language', 'de');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await accountsOf(email)).toBe(1);
    // As a new account, in the overview of admins. The server may have added those of before meanwhile.
    expect(await counted()).toBeGreaterThan(before);
    const { link, text } = await server.mailbox.lastAbout(email, 'Wählen Sie ein Passwort');
    expect(text).toContain('Guten Tag, Cyd Ärger!');
    expect(text).toContain('Gültig für 7 Tage');
    const browser = await server.browser().open(link);
    await browser.fillIn('New password', password).press('Set new password');
    const ownPage = await logIn(server, email, { password });
    expect(ownPage.url).toBe('/account');
    await ownPage.open('/account/activity');
    expect(ownPage.page).toContain('Account activated');
  });

  it('with a password that is typed twice and not shown', async () => {
    const email = 'dan@example.com';
    const { code, screen } = await inTerminal(
      ['users', 'create', email, '--verified', '--password'],
      server.folder,
      server.environment,
      [
        { asked: 'Password: ', typed: `${password}x\u007F` },
        { asked: 'Password again: ', typed: password },
      ],
    );
    expect([code, screen]).toEqual([0, expect.stringMatching(/The account is there\. They are told by email/)]);
    expect(screen).not.toContain('harbour');
    expect((await server.mailbox.lastAbout(email, 'You have a')).text).toContain('the password that they gave you');
    expect((await logIn(server, email, { password })).url).toBe('/account');
  });

  it('but not with two different passwords, and Ctrl+C ends it', async () => {
    const words = ['users', 'create', 'eve@example.com', '--verified', '--password'];
    const different = await inTerminal(words, server.folder, server.environment, [
      { asked: 'Password: ', typed: password },
      { asked: 'Password again: ', typed: `${password}.` },
    ]);
    expect([different.code, different.screen]).toEqual([1, expect.stringContaining('the two are different')]);
    const stopped = await inTerminal(words, server.folder, server.environment, [
      { asked: 'Password: ', typed: '\u0003' },
    ]);
    expect(stopped.code).toBe(130);
    expect(await accountsOf('eve@example.com')).toBe(0);
  });

  it.each([
    { why: 'a short password', input: 'short', words: ['--password'], says: 'The password is not accepted: ' },
    { why: 'a common one', input: 'password1234', words: ['--password'], says: 'The password is not accepted: ' },
    {
      why: 'one made of the address',
      input: 'fay@example.com',
      words: ['--password', '--verified'],
      says: 'The password is not accepted: ',
    },
    { why: 'none', input: '', words: ['--password'], says: 'Password: nothing was given.' },
    { why: 'an unknown language', input: '', words: ['--language', 'xx'], says: 'There is no such language' },
    { why: 'a name with a link', input: '', words: ['--verified', '--name', 'http://x.example'], says: 'The name: ' },
    {
      why: 'a name for nobody',
      input: '',
      words: ['--name', 'Fay'],
      says: 'Whoever proves the address chooses a name',
    },
  ])('not with $why', async ({ input, words, says }) => {
    const { code, stdout, stderr } = await typing(input, 'users', 'create', 'fay@example.com', ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.startsWith(says)).toBe(true);
    expect(await server.rows(`SELECT 1 FROM registrations WHERE email = 'fay@example.com'`)).toEqual([]);
    expect(await accountsOf('fay@example.com')).toBe(0);
  });

  it('nor one that is there, waits or has stopped such email', async () => {
    await run('users', 'create', 'gus@example.com', '--verified');
    for (const words of [[], ['--verified']])
      expect(await run('users', 'create', 'GUS@example.com', ...words)).toMatchObject({
        code: 1,
        stderr: 'This address has an account already.\n',
      });
    await run('users', 'create', 'hal@example.com');
    expect((await run('users', 'create', 'hal@example.com')).stderr).toContain(
      'waits for its owner to prove it already',
    );
    const { links } = await server.mailbox.lastTo('hal@example.com');
    const browser = await server.browser().open(links.at(-1) ?? '');
    await browser.press('Stop these emails');
    await server.change(`DELETE FROM registrations WHERE email = 'hal@example.com'`);
    expect((await run('users', 'create', 'hal@example.com')).stderr).toContain('has stopped such email from here');
    expect(await run('users', 'create', 'not an address')).toMatchObject({ code: 1 });
    expect(await run('users', 'create')).toMatchObject({ code: 2 });
  });

  it('nor one that no mail can be sent to, because it had too many today', async () => {
    const email = 'ida@example.com';
    const forget = `DELETE FROM registrations WHERE email = '${email}'`;
    expect(await run('users', 'create', email)).toMatchObject({ code: 0 });
    await server.change(forget);
    await server.change('UPDATE limits SET points = 1000');
    const mails = await server.rows('SELECT 1 FROM outbox');
    const refused = await run('users', 'create', email);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^No email can be sent to this address now: /);
    expect(await server.rows('SELECT 1 FROM registrations WHERE email = ?', [email])).toEqual([]);
    expect(await server.rows('SELECT 1 FROM outbox')).toHaveLength(mails.length);
  });
});
