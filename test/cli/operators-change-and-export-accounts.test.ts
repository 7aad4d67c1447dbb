import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { undoWith } from '../support/acts.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { logIn, memberOf, register } from '../support/people.js';
import { type Ended, runShowing, runToEnd, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);
const show = (...words: string[]): Promise<Ended> => runShowing('src/cli.js', words, server.folder, server.environment);

const idOf = async (email: string): Promise<string> =>
  (await server.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [email]))[0]?.id ?? '';

describe('An operator, beside the running server, changes an address', () => {
  it('at once: devices are logged out, both mailboxes are told, and the old one can restore it', async () => {
    const ada = await memberOf(server, 'ada@old.example');
    const token = await tokenOf(server, 'ada@old.example');
    const ended = await run('users', 'email', 'change', 'ADA@old.example', 'Ada@new.example');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await isLoggedIn(ada)).toBe(false);
    expect((await call(server, 'users/me', { token })).status).toBe(401);
    const browser = await logIn(server, 'ada@new.example');
    expect(browser.url).toBe('/account');
    await browser.open('/account/activity');
    expect(browser.page).toContain('Ada@new.example');
    await server.mailbox.lastAbout('Ada@new.example', 'new email');
    const { link } = await server.mailbox.lastAbout('ada@old.example', 'email was changed');
    await undoWith(link, server.browser(), 'another five harbour words');
    expect((await logIn(server, 'ada@old.example', { password: 'another five harbour words' })).url).toBe('/account');
    expect(await isLoggedIn(browser)).toBe(false);
  });

  it('not to one that is taken, the same or none', async () => {
    await memberOf(server, 'bea@old.example');
    await memberOf(server, 'cyd@old.example');
    const refused = async (...words: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run('users', 'email', 'change', ...words);
      expect([code, stdout]).toEqual([1, '']);
      return stderr;
    };
    expect(await refused('bea@old.example', 'CYD@old.example')).toBe('The new address has an account already.\n');
    expect(await refused('bea@old.example', 'bea@old.example')).toBe('The account has this address already.\n');
    expect(await refused('bea@old.example', 'nothing')).toBe('This is not an email address.\n');
    expect(await refused('nobody@old.example', 'dan@new.example')).toBe('No account has this address.\n');
    expect(await run('users', 'email', 'change', 'bea@old.example')).toMatchObject({ code: 2 });
    expect((await logIn(server, 'bea@old.example')).url).toBe('/account');
    // The spelling alone is a change, too.
    expect(await run('users', 'email', 'change', 'bea@old.example', 'Bea@old.example')).toMatchObject({ code: 0 });
  });
});

describe('An operator exports an account', () => {
  it('as its owner does, to a file or to standard output; the owner sees it', async () => {
    const email = 'eve@export.example';
    const browser = await memberOf(server, email);
    await browser.open('/account/export', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' });
    const owners = JSON.parse(browser.response.text) as Record<string, unknown>;
    const ended = await run('users', 'export', email, 'eve.json', '--json');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    const file = join(server.folder, 'eve.json');
    expect(JSON.parse(ended.stdout)).toEqual({ file, bytes: statSync(file).size });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const exported = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(Object.keys(exported)).toEqual(Object.keys(owners));
    expect(exported.account).toEqual(owners.account);
    expect(exported.events).toContainEqual(expect.objectContaining({ type: 'exported', ip: 'operator' }));
    const printed = await show('users', 'export', email);
    expect([printed.code, printed.stderr]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(printed.stdout) as object)).toEqual(Object.keys(exported));
    await browser.open('/account/activity');
    expect(browser.page.match(/Data downloaded|downloaded/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('never over a file that is there, and of nobody else', async () => {
    await memberOf(server, 'fay@export.example');
    await run('users', 'export', 'fay@export.example', 'fay.json');
    const again = await run('users', 'export', 'fay@export.example', 'fay.json');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    const nobody = await run('users', 'export', 'nobody@export.example', 'nobody.json');
    expect(nobody).toMatchObject({ code: 1, stdout: '', stderr: 'No account has this address.\n' });
    expect(statSync(join(server.folder, 'nobody.json'), { throwIfNoEntry: false })).toBeUndefined();
    expect(await run('users', 'export')).toMatchObject({ code: 2 });
  });
});

describe('An operator finds and ends', () => {
  it('accounts, by a part of the address, the name or the id', async () => {
    await memberOf(server, 'gus@find.example');
    const found = async (text: string): Promise<unknown> => {
      const { code, stdout } = await show('users', 'find', text, '--json');
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { people: { email: string }[] }).people.map(({ email }) => email);
    };
    expect(await found('gus@find')).toEqual(['gus@find.example']);
    expect(await found((await idOf('gus@find.example')).toUpperCase())).toEqual(['gus@find.example']);
    expect(await found('nothing like it')).toEqual([]);
    expect(await run('users', 'find')).toMatchObject({ code: 2 });
  });

  it('access tokens: listed without their secret, ended one by one or all at once', async () => {
    const email = 'hal@token.example';
    const browser = await memberOf(server, email);
    const session = await tokenOf(server, email);
    const tokens = [
      await makeToken(server, session),
      await makeToken(server, session),
      await makeToken(server, session),
    ];
    const listed = async (): Promise<{ id: string; name: string }[]> => {
      const { code, stdout } = await run('tokens', 'list', email, '--json');
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { tokens: { id: string; name: string }[] }).tokens;
    };
    const works = async (): Promise<boolean[]> =>
      Promise.all(tokens.map(async (token) => (await call(server, 'users/me', { token })).status === 200));
    const before = await listed();
    expect(before.map(({ name }) => name)).toEqual(['A script', 'A script', 'A script']);
    expect((await run('tokens', 'list', email)).stdout).toMatch(
      /^\S+ {2}A script {2}read account {2}never used {2}until /,
    );
    const [newest] = before;
    expect(await run('tokens', 'end', email, newest?.id ?? '')).toMatchObject({ code: 0 });
    expect((await works()).filter(Boolean)).toHaveLength(2);
    expect(await run('tokens', 'end', email, newest?.id ?? '')).toMatchObject({
      code: 1,
      stderr: 'The account has no such token.\n',
    });
    expect((await run('tokens', 'end', email, 'all', '--json')).stdout).toBe('{"ended":2}\n');
    expect((await works()).filter(Boolean)).toHaveLength(0);
    expect(await listed()).toEqual([]);
    await browser.open('/account/activity');
    expect(browser.page).toContain('Access token');
    expect(await run('tokens', 'end', email)).toMatchObject({ code: 2 });
    expect(await run('tokens', 'list')).toMatchObject({ code: 2 });
  });

  it('blocks of mailboxes, of which only hashes are known', async () => {
    expect((await run('mail', 'blocks')).stdout).toBe('No mailbox has stopped email from here.\n');
    await register(server, 'ivy@block.example');
    const { links } = await server.mailbox.lastTo('ivy@block.example');
    const browser = await server.browser().open(links.at(-1) ?? '');
    await browser.press('Stop these emails');
    expect((await run('mail', 'blocks')).stdout).toMatch(
      /^Mailboxes that have stopped email from here: 1\n {2}until 20/,
    );
    const { stdout } = await run('mail', 'blocks', '--json');
    expect(JSON.parse(stdout)).toEqual({ blocks: [{ until: expect.stringMatching(/^20/) as string }] });
    await run('mail', 'unblock', 'ivy@block.example');
    expect((await run('mail', 'blocks', '--json')).stdout).toBe('{"blocks":[]}\n');
  });
});
