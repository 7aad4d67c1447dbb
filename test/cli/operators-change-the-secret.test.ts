import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '../../src/common/keyring.js';
import { Sealer } from '../../src/common/sealer.js';
import { days } from '../../src/common/time.js';
import { addApp, firstStep } from '../support/factors.js';
import { logIn, memberOf, register } from '../support/people.js';
import { noteSecrets } from '../support/secrets-used.js';
import { type Ended, runToEnd, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';
import { randomSecret } from '../support/test-database.js';

/** The clock of the server is that of the machine: a code is used once, and the next one is accepted early. */
const clock = { now: () => Date.now() + ahead, advance: (by: number) => void (ahead += by) };
let ahead = 0;

// The file is beside a SQLite database.
const environment = { DATABASE_URL: 'sqlite:data/foyer.sqlite' };

let server: Server;

beforeEach(async () => {
  ahead = 0;
  server = await Server.start(environment);
});

afterEach(async () => {
  noteSecrets(...secrets());
  await server.remove();
});

const file = (): string => join(server.folder, 'data', 'secret');
const secrets = (): string[] => readFileSync(file(), 'utf8').trim().split(',');
const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

async function json(...words: string[]): Promise<{ code: number | null } & Record<string, unknown>> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect(stderr).toBe('');
  return { ...(JSON.parse(stdout) as Record<string, unknown>), code };
}

async function restart(): Promise<void> {
  await server.end();
  await server.startAgain();
}

/** As if this had happened so many days ago. */
function changedBefore(count: number): void {
  const then = new Date(Date.now() - days(count));
  utimesSync(file(), then, then);
}

const sealedWith = (secret = ''): string => new Sealer(new Keyring([secret]), 'totp_keys').name;

const foyer = (): { mailbox: Server['mailbox']; clock: typeof clock; browser: Server['browser'] } => ({
  mailbox: server.mailbox,
  clock,
  browser: () => server.browser(),
});

describe('An operator changes the secret beside a SQLite database', () => {
  it('in two steps: everything goes on working in between, and the old one goes when nothing needs it', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    const app = await addApp(foyer(), ada);
    const [old = ''] = secrets();
    noteSecrets(old);

    const ended = await run('secret', 'rotate');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^The file .* has a new secret before the old one\.\nRestart the server now/);
    const [made = '', kept] = secrets();
    noteSecrets(made);
    expect(kept).toBe(old);
    expect(made).not.toBe(old);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(server.folder, 'data')).filter((name) => name.startsWith('secret'))).toEqual(['secret']);
    expect((await run('secret', 'rotate')).stderr).toMatch(/^A change is under way/);
    expect(secrets()).toEqual([made, old]);

    await restart();
    expect(await isLoggedIn(ada)).toBe(true);
    const early = await json('secret', 'rotate', '--finish');
    expect(early).toMatchObject({ code: 1, removed: false, sessions: 1, mails: 0 });
    expect(secrets()).toEqual([made, old]);
    expect((await run('secret', 'rotate', '--finish')).stderr).toContain('  1 sessions would end\n');

    await ada.press('Log out');
    await server.change('UPDATE links SET used_at = created_at WHERE used_at IS NULL');
    expect(await json('secret', 'rotate', '--finish')).toMatchObject({ code: 0, removed: true, sessions: 0 });
    expect(secrets()).toEqual([made]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    await restart();
    const again = await firstStep(foyer(), 'ada@example.com');
    await again.fillIn('Code', await app.nextCode()).press('Log in');
    expect(again.url).toBe('/account');
    expect((await run('secret', 'rotate', '--finish')).stderr).toBe('There is no old secret: nothing to do.\n');
  }, 60_000);

  it('but not before the server was started with the new one: until then nothing is encrypted with it', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    const app = await addApp(foyer(), ada);
    await run('secret', 'rotate');
    noteSecrets(...secrets());
    // However long ago: all sessions since then were made with the old one.
    changedBefore(31);
    const before = secrets();
    const early = await run('secret', 'rotate', '--finish');
    expect([early.code, early.stdout]).toEqual([1, '']);
    expect(early.stderr).toMatch(/^Restart the server first: /);
    expect(secrets()).toEqual(before);
    const again = await firstStep(foyer(), 'ada@example.com');
    await again.fillIn('Code', await app.nextCode()).press('Log in');
    expect(again.url).toBe('/account');

    await restart();
    expect(await json('secret', 'rotate', '--finish')).toMatchObject({ code: 1, removed: false, sessions: 2 });
    // One that a process with the old secret alone has made since.
    await server.change(`UPDATE totp_keys SET sealed_with = '${sealedWith(before[1])}'`);
    expect((await run('secret', 'rotate', '--finish')).stderr).toMatch(/^Restart the server first: /);
    expect(secrets()).toEqual(before);
  }, 60_000);

  it('and whoever set up an app, or was imported and has not proved the address, loses nothing when it is done at once', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    const app = await addApp(foyer(), ada);
    writeFileSync(join(server.folder, 'users.jsonl'), `${JSON.stringify({ email: 'bea@example.com' })}\n`);
    expect(await run('import', 'users.jsonl')).toMatchObject({ code: 0 });
    noteSecrets(...secrets());
    await run('secret', 'rotate');
    // Without a restart in between, which would encrypt the key again by itself.
    const ended = await run('secret', 'rotate', '--finish', '--now');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('\nWarning: the server runs with the old secret alone');
    expect(secrets()).toHaveLength(1);
    await restart();
    expect(await isLoggedIn(ada)).toBe(false);
    const again = await firstStep(foyer(), 'ada@example.com');
    await again.fillIn('Code', await app.nextCode()).press('Log in');
    expect(again.url).toBe('/account');
    const bea = server.browser();
    await bea.open('/password/forgot');
    await bea.fillIn('Email', 'bea@example.com').press('Send reset link');
    const { link } = await server.mailbox.lastAbout('bea@example.com', 'Activate your');
    await bea.open(link);
    await bea.fillIn('New password', 'four unrelated harbour words').press('Set password and log in');
    expect(bea.url).toBe('/account');
  }, 60_000);

  it('but the old one stays while mail waits that it has to sign', async () => {
    await server.end();
    server.environment.MAIL_URL = 'smtp://127.0.0.1:1';
    await server.startAgain();
    await register(server, 'cyd@example.com');
    noteSecrets(...secrets());
    await run('secret', 'rotate');
    await restart();
    expect(await json('secret', 'rotate', '--finish')).toMatchObject({
      code: 1,
      removed: false,
      registrations: 1,
      mails: 1,
    });
    expect(secrets()).toHaveLength(2);
    // What came later was made with the new one.
    await server.change('UPDATE limits SET blocked_until = 1 WHERE points = 0');
    expect(await json('secret', 'rotate', '--finish')).toMatchObject({ code: 0, removed: true });
  });
});

describe('With SECRET in the environment', () => {
  it('it says what to do, prints no secret and changes nothing', async () => {
    const [made, old] = [randomSecret(), randomSecret()];
    const ada = await memberOf(server, 'ada@example.com');
    const app = await addApp(foyer(), ada);
    await server.end();
    const before = secrets();
    const asked = (SECRET: string, ...words: string[]): Promise<Ended> =>
      runToEnd('src/cli.js', ['secret', 'rotate', ...words], server.folder, { ...server.environment, SECRET });
    const advice = await asked(old);
    expect(advice).toMatchObject({ code: 0, stderr: '' });
    expect(advice.stdout).toContain('SECRET=new,old');
    expect((await asked(old, '--finish')).stdout).toBe('SECRET has no old part: nothing to do.\n');
    expect(secrets()).toEqual(before);
    // The key of the app is encrypted with the one in the file.
    const still = await asked(`${made},${before[0] ?? ''}`, '--finish');
    expect([still.code, still.stderr]).toEqual([1, expect.stringMatching(/^1 stored keys are still encrypted/)]);
    server.environment.SECRET = `${made},${before[0] ?? ''}`;
    await server.startAgain();
    expect((await logIn(server, 'ada@example.com')).url).toMatch(/^\/login\/code/);
    const done = await asked(server.environment.SECRET, '--finish');
    expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/^No stored key needs the old secret/)]);
    expect(app.key.length).toBeGreaterThan(0);
  }, 60_000);
});
