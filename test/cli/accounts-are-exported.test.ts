import { exec } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verify } from '@node-rs/argon2';
import { root } from '../../src/common/package-root.js';
import { deleteAccount } from '../support/acts.js';
import { oldPassword, textsOfHashes } from '../support/legacy.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { type Ended, runShowing, runToEnd, Server } from '../support/server.js';

let server: Server;
let other: Server;

const hashOf = (program: string): string => textsOfHashes.find(([name]) => name === program)?.[1] ?? '';
const people = [
  { email: 'amy@example.com', emailVerified: true, passwordHash: hashOf('Django pbkdf2_sha256'), displayName: 'Amy' },
  { email: 'bea@example.com', emailVerified: true, passwordHash: hashOf('Django argon2'), language: 'de' },
  { email: 'cyd@example.com', emailVerified: true, createdAt: '2019-03-01T10:00:00Z', groups: ['staff', 'board'] },
  { email: 'dan@example.com', emailVerified: true, state: 'disabled' },
];

beforeAll(async () => {
  server = await Server.start();
  other = await Server.start();
  for (const name of ['board', 'staff']) await run('groups', 'add', name);
  writeFileSync(join(server.folder, 'people.jsonl'), people.map((person) => JSON.stringify(person)).join('\n'));
  expect(await run('import', 'people.jsonl')).toMatchObject({ code: 0, stderr: '' });
  await memberOf(server, 'Eve@example.com');
  await deleteAccount(await memberOf(server, 'leaving@example.com'));
});

afterAll(async () => {
  await server.remove();
  await other.remove();
});

const on = (where: Server, ...words: string[]): Promise<Ended> =>
  runToEnd('src/cli.js', words, where.folder, where.environment);
const run = (...words: string[]): Promise<Ended> => on(server, ...words);

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const inFolder = (file: string): string => join(server.folder, file);

describe('All accounts are exported while the server runs', () => {
  it('as JSON lines in the order of their addresses, and without passwords if nobody asks for them', async () => {
    const ended = await run('export', 'users.jsonl', '--json');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    const file = inFolder('users.jsonl');
    const { size, mode } = statSync(file);
    expect(JSON.parse(ended.stdout)).toEqual({ file, bytes: size, accounts: 5 });
    expect(mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('argon2');
    const common = {
      emailVerified: true,
      displayName: null,
      language: 'en',
      role: 'user',
      state: 'active',
      groups: [],
    };
    const isTime = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
    expect(linesOf(text)).toEqual([
      { ...common, email: 'amy@example.com', displayName: 'Amy', createdAt: isTime },
      { ...common, email: 'bea@example.com', language: 'de', createdAt: isTime },
      { ...common, email: 'cyd@example.com', createdAt: '2019-03-01T10:00:00.000Z', groups: ['board', 'staff'] },
      { ...common, email: 'dan@example.com', state: 'disabled', createdAt: isTime },
      { ...common, email: 'Eve@example.com', createdAt: isTime },
    ]);
  });

  it('with passwords as argon2, where another program can check them', async () => {
    const ended = await run('export', 'hashes.jsonl', '--passwords');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('accounts: 5');
    expect(ended.stdout).toContain('3 without a password');
    const lines = linesOf(readFileSync(inFolder('hashes.jsonl'), 'utf8'));
    expect(lines).toHaveLength(5);
    const hashOfPerson = (email: string): unknown => lines.find((line) => line.email === email)?.passwordHash;
    // Of bcrypt and the like there is argon2 of the other program's hash only. Of argon2 there is what was imported.
    expect(hashOfPerson('amy@example.com')).toBeUndefined();
    expect(`argon2${String(hashOfPerson('bea@example.com'))}`).toBe(hashOf('Django argon2'));
    expect(hashOfPerson('Eve@example.com')).toMatch(/^\$argon2id\$v=19\$/);
    expect(await verify(String(hashOfPerson('Eve@example.com')), goodPassword)).toBe(true);
  });

  it('so that another Foyer can import them: the same passwords, nobody let in who was kept out', async () => {
    await run('export', 'all.jsonl', '--passwords');
    await on(other, 'groups', 'add', 'staff');
    const { code, stderr } = await on(other, 'import', inFolder('all.jsonl'));
    expect([code, stderr]).toEqual([0, 'line 3: imported, but there is no such group\n']);
    expect((await logIn(other, 'eve@example.com')).url).toBe('/account');
    expect((await logIn(other, 'bea@example.com', { password: oldPassword })).url).toBe('/account');
    expect(await other.rows('SELECT email, state, role FROM users WHERE email LIKE ?', ['dan@%'])).toEqual([
      { email: 'dan@example.com', state: 'disabled', role: 'user' },
    ]);
    expect((await on(other, 'groups', 'list', 'staff')).stdout).toBe('cyd@example.com\n');
  });

  it('to standard output, and never over a file that exists', async () => {
    const { code, stdout, stderr } = await runShowing('src/cli.js', ['export'], server.folder, server.environment);
    expect([code, stderr]).toEqual([0, '']);
    expect(linesOf(stdout)).toHaveLength(5);
    writeFileSync(inFolder('kept.txt'), 'mine');
    expect(await run('export', 'kept.txt')).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(inFolder('kept.txt'), 'utf8')).toBe('mine');
  });
});

describe('An output that nobody can use', () => {
  const command = `'${process.execPath}' '${join(root, 'dist/src/cli.js')}'`;
  const shell = async (line: string): Promise<unknown> => {
    try {
      return await promisify(exec)(line, { cwd: server.folder, env: server.environment });
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  };

  beforeAll(async () => {
    // More than a pipe holds.
    const many = Array.from({ length: 2000 }, (_, n) => `{"email":"zoe${n}@example.com","emailVerified":true}`);
    writeFileSync(inFolder('many.jsonl'), many.join('\n'));
    expect(await run('import', 'many.jsonl')).toMatchObject({ code: 0 });
  });

  it('ends early when its reader has enough', async () => {
    expect(await shell(`${command} export | head -n 1`)).toEqual({
      stdout: expect.stringContaining('amy@example.com') as string,
      stderr: '',
    });
  });

  it.each(['export', 'users list', 'users list --json', 'users export amy@example.com'])(
    'is an error of "%s" when its disk is full',
    async (words) => {
      expect(await shell(`${command} ${words} > /dev/full`)).toEqual({
        code: 1,
        stdout: '',
        stderr: 'The output cannot be written: ENOSPC: no space left on device, write\n',
      });
    },
  );

  it('is not a part of a file: what does not fit leaves nothing behind', async () => {
    const ended = await shell(`ulimit -f 200; ${command} export large.jsonl`);
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Nothing was exported: EFBIG: file too large, write\n',
    });
    expect(readdirSync(server.folder).filter((name) => name.startsWith('large'))).toEqual([]);
  });
});

describe('An import', () => {
  it('keeps out who is disabled, and refuses a state that it does not know', async () => {
    const lines = [
      { email: 'fay@example.com', emailVerified: true, state: 'Disabled' },
      { email: 'gil@example.com', emailVerified: true, state: 'blocked' },
      { email: 'hal@example.com', emailVerified: false, state: 'disabled' },
      { email: 'ida@example.com', emailVerified: true, state: 'waiting' },
      { email: 'jon@example.com', emailVerified: true, state: '' },
    ];
    writeFileSync(inFolder('states.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stderr } = await run('import', 'states.jsonl');
    expect(code).toBe(1);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'line 2: not imported: its state is none of active, waiting, disabled',
      'line 3: not imported: only who has a verified address can be waiting or disabled',
    ]);
    const states = "SELECT email, state FROM users WHERE email_key BETWEEN 'fay' AND 'k' ORDER BY email_key";
    expect(await server.rows(states)).toEqual([
      { email: 'fay@example.com', state: 'disabled' },
      { email: 'ida@example.com', state: 'waiting' },
      { email: 'jon@example.com', state: 'active' },
    ]);
  });
});
