import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrations } from '../../migrations/index.js';
import { commands } from '../../src/cli/table.js';
import { callOf } from '../../src/cli/usage.js';
import { type Ended, runToEnd } from '../support/server.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-cli-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = (args: string, environment: Record<string, string> = {}): Promise<Ended> =>
  runToEnd('src/cli.js', args.split(' ').filter(Boolean), folder, {
    DATABASE_URL: 'sqlite:foyer.sqlite',
    ...environment,
  });

const calls = [
  'doctor',
  'migrate',
  'migrate undo',
  'backup FILE',
  'restore FILE',
  'move FROM TO',
  'mail test ADDRESS',
  'mail list ADDRESS',
  'mail retry ID|all',
  'mail drop ID',
  'mail blocks',
  'mail unblock ADDRESS',
  'limits show ADDRESS|IP',
  'limits clear ADDRESS|IP',
  'users list [--search TEXT] [--waiting] [--after NEXT]',
  'users find TEXT',
  'users show ADDRESS',
  'users delete ADDRESS [--now]',
  'users restore ADDRESS',
  'users sessions end ADDRESS|everybody',
  'users factors remove ADDRESS',
  'users create ADDRESS [--name NAME] [--language CODE] [--password] [--verified]',
  'users admin ADDRESS [--remove]',
  'users approve ADDRESS',
  'users disable ADDRESS',
  'users enable ADDRESS',
  'users email change ADDRESS NEW',
  'users export ADDRESS [FILE]',
  'tokens list ADDRESS',
  'tokens end ADDRESS ID|all',
  'users invite [ADDRESS] [--uses N] [--expires DAYS] [--group GROUP…] [--language CODE]',
  'invites list [--after NEXT]',
  'invites end ID',
  'apps list',
  'apps add --name NAME --origin https://HOST [--group GROUP] [--icon FILE]',
  'apps remove https://HOST',
  'groups list [NAME]',
  'groups add NAME [ADDRESS]',
  'groups remove NAME [ADDRESS]',
  'clients list',
  'clients show ID',
  'clients add --name NAME --redirect URI… [--public] [--home URL] [--icon FILE] [--post-logout URI…] [--backchannel URI]' +
    ' [--group GROUP] [--trusted] [--pairwise] [--alg ES256|RS256] [--id ID]',
  'clients change ID [--name NAME] [--redirect URI…] [--home URL] [--icon FILE] [--post-logout URI…] [--backchannel URI]' +
    ' [--group GROUP] [--alg ES256|RS256]',
  'clients secret ID',
  'clients remove ID',
  'keys list',
  'keys rotate [--leaked]',
  'secret rotate [--finish] [--now]',
  'webhooks list',
  'webhooks add --url URL [--events EVENT…] [--private]',
  'webhooks remove ID',
  'webhooks rotate ID',
  'webhooks test ID',
  'webhooks enable ID',
  'webhooks disable ID',
  'webhooks deliveries [--failed] [--after NEXT]',
  'webhooks retry ID|all',
  'import FILE [--dry-run] [--firebase FILE] [--report FILE]',
  'export [FILE] [--passwords]',
  'completion bash|zsh|fish',
];

/** The commands that a usage text lists. */
const listed = (text: string): string[] => [...text.matchAll(/^ {2}(\S.*?) {2}/gm)].map(([, call = '']) => call);

describe('The command line', () => {
  it.each([
    { args: '--help', shown: calls },
    { args: '-h', shown: calls },
    { args: 'migrate --help', shown: ['migrate', 'migrate undo'] },
    { args: 'groups --help', shown: calls.filter((call) => call.startsWith('groups ')) },
  ])('lists commands for $args, and runs none', async ({ args, shown }) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Usage: node dist\/src\/cli\.js /);
    expect(listed(ended.stdout)).toEqual(shown);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    { args: 'mail test --help', call: 'mail test ADDRESS', example: 'mail test ada@example.com' },
    {
      args: 'users factors --help',
      call: 'users factors remove ADDRESS',
      example: 'users factors remove ada@example.com',
    },
    {
      args: 'users sessions end everybody --help',
      call: 'users sessions end ADDRESS|everybody',
      example: 'users sessions end everybody',
    },
  ])('explains one command with examples for $args', async ({ args, call, example }) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(`Usage: node dist/src/cli.js ${call} [--json]`);
    expect(lines).toContain(`  node dist/src/cli.js ${example}`);
    expect(stdout).toContain('Exit codes: 0 done; 1 ');
  });

  it.each(commands.map((command) => ({ ...command, call: callOf(command) })))(
    'has examples that it understands: $call',
    ({ name, operands = [], options = {}, examples }) => {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect(`${example} `.startsWith(`${name} `)).toBe(true);
        const { positionals, values } = parseArgs({
          args: example
            .replace(/ [<>] .*/, '')
            .split(' ')
            .slice(name.split(' ').length),
          allowPositionals: true,
          options: Object.fromEntries(
            [...Object.entries(options), ['json', ''] as const].map(([option, value]) => [
              option,
              { type: value === '' ? 'boolean' : 'string', multiple: true } as const,
            ]),
          ),
        });
        expect(positionals.length).toBeLessThanOrEqual(operands.length);
        expect(positionals.length).toBeGreaterThanOrEqual(operands.filter((one) => !one.startsWith('[')).length);
        const needed = Object.entries(options).filter(([, value]) => /^[^[]/.test(value));
        expect(Object.keys(values)).toEqual(expect.arrayContaining(needed.map(([option]) => option)));
      }
    },
  );

  it.each([
    { args: 'migrate', code: 0, says: undefined },
    {
      args: 'users show nobody@example.com',
      code: 1,
      says: { code: 'refused', message: 'No account has this address.' },
    },
    { args: 'backup no/such/folder.sqlite', code: 1, says: { code: 'refused' } },
    { args: 'users show', code: 2, says: { code: 'usage', message: 'Name the account: users show ADDRESS' } },
    { args: 'nonsense', code: 2, says: { code: 'usage', message: 'There is no command: nonsense' } },
    { args: 'migrate --force', code: 2, says: { code: 'usage' } },
    { args: '', code: 2, says: { code: 'usage' } },
  ])('ends with $code for "$args", and says why in JSON, too', async ({ args, code, says }) => {
    await run('migrate');
    expect((await run(args)).code).toBe(code);
    const ended = await run(`${args} --json`);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
    const { error } = JSON.parse(ended.stdout) as { error?: object };
    if (says) expect(error).toMatchObject(says);
    else expect(error).toBeUndefined();
  });

  it.each([
    { args: '', says: 'Say which command to run.' },
    { args: 'nonsense', says: 'There is no command: nonsense' },
    { args: 'nonsense --help', says: 'There is no command: nonsense' },
    { args: 'migrate sideways', says: 'There is no command: migrate sideways' },
    { args: 'users sessions', says: 'There is no command: users sessions' },
    { args: 'users sessions end everybody else', says: 'Only ADDRESS|everybody may follow: users sessions end' },
    { args: 'mail test', says: 'Name the address to send to: mail test ADDRESS' },
    { args: 'mail test nobody', says: 'This is not an email address: enter only the address, ' },
    { args: 'mail test a@example.com b@example.com', says: 'Only ADDRESS may follow: mail test' },
    { args: 'migrate --force', says: "Unknown option '--force'" },
    { args: 'keys rotate --leaked=no', says: 'does not take an argument' },
    { args: 'apps add --name A --name B --origin https://a.example.com', says: '--name can be given once: apps add' },
  ])('refuses "$args" with 2, says where there is help, and does nothing', async ({ args, says }) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.split('\n')[0]).toContain(says);
    expect(ended.stderr).toMatch(/: node dist\/src\/cli\.js .*--help\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  const help = (...words: string[]): string => ['node dist/src/cli.js', ...words, '--help'].join(' ');

  it.each([
    { args: 'nonsense', hint: [`All commands: ${help()}`] },
    { args: '', hint: [`All commands: ${help()}`] },
    { args: 'mail test', hint: ['Usage: node dist/src/cli.js mail test ADDRESS', `More: ${help('mail', 'test')}`] },
    {
      args: 'users sessions end --all everybody',
      hint: [
        'Usage: node dist/src/cli.js users sessions end ADDRESS|everybody',
        `More: ${help('users', 'sessions', 'end')}`,
      ],
    },
    {
      args: 'invites withdraw x',
      hint: [
        'Usage:',
        ...calls.filter((call) => call.startsWith('invites ')).map((call) => `  node dist/src/cli.js ${call}`),
        `More: ${help('invites')}`,
      ],
    },
  ])('adds to the sentence about "$args" no more than helps', async ({ args, hint }) => {
    const ended = await run(args);
    expect([ended.code, ended.stderr.trimEnd().split('\n').slice(1)]).toEqual([2, hint]);
  });

  it('answers programs in JSON', async () => {
    const names = migrations.map(({ name }) => name);
    const answers: unknown[] = [];
    for (const args of ['migrate', 'migrate', 'users sessions end everybody', 'migrate undo']) {
      const { code, stdout, stderr } = await run(`${args} --json`);
      // On a slow machine, migrations show progress.
      expect([code, stderr.replace(/^Applying .*\n/gm, '')]).toEqual([0, '']);
      answers.push(JSON.parse(stdout));
    }
    expect(answers).toEqual([{ applied: names }, { applied: [] }, { accounts: 0 }, { undone: names.at(-1) }]);
  });

  it.each([
    { args: '--help', folders: ['cli', 'common', 'policy'] },
    { args: 'migrate', folders: ['cli', 'common', 'config', 'database', 'policy'] },
  ])('loads no more than it needs for $args', async ({ args, folders }) => {
    await run(args, { NODE_V8_COVERAGE: join(folder, 'loaded') });
    expect(foldersLoaded(join(folder, 'loaded'))).toEqual(folders);
  });
});

/** Node writes which files a process has loaded, each where it is: `dist` is a link. */
function foldersLoaded(coverage: string): string[] {
  const [file = ''] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] };
  const found = result.flatMap(({ url }) => /\/\.builds\/\w+\/src\/(\w+)\//.exec(url)?.[1] ?? []);
  return [...new Set(found)].sort();
}
