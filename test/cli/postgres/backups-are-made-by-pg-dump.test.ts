import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at, contentsOf, withoutTables } from '../../support/moves.js';
import { becomeUser, logIn, memberOf, register } from '../../support/people.js';
import { type Ended, runToEnd, Server } from '../../support/server.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { newDatabase, type TestDatabase } from '../../support/test-database.js';

let server: Server;
let empty: TestDatabase;

beforeAll(async () => {
  server = await Server.start();
  await becomeUser(server, 'ada@example.com');
});

afterAll(() => server.remove());

beforeEach(async () => {
  empty = await withoutTables();
});

afterEach(() => empty.remove());

const inFolder = (name: string): string => join(server.folder, name);
const path = process.env.PATH ?? '';

const run = (words: string[], environment: Record<string, string> = {}): Promise<Ended> =>
  runToEnd('src/cli.js', words, server.folder, { ...server.environment, PATH: path, ...environment });

const refused = (says: RegExp): object => ({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });

/** A directory with a program of this name. Returns PATH with it. */
function pretend(name: string, script: string): string {
  const folder = inFolder(`programs-${crypto.randomUUID()}`);
  mkdirSync(folder);
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return `${folder}${delimiter}${path}`;
}

const copies = (): string[] => readdirSync(server.folder).filter((name) => name.startsWith('copy'));

describe('A backup of PostgreSQL', () => {
  it('made beside a running server brings everything back into a new database', async () => {
    const ada = await logIn(server, 'ada@example.com');
    await memberOf(server, 'bea@example.com');
    await server.allMailSent();
    const before = await contentsOf(server.environment.DATABASE_URL ?? '');
    const ended = await run(['backup', 'copy-1']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Backed up and checked: \S+\/copy-1 \(\d+ bytes, accounts: 2\)\nKeep SECRET /);
    expect(statSync(inFolder('copy-1')).mode & 0o777).toBe(0o600);
    expect(copies()).toEqual(['copy-1']);
    await register(server, 'cyd@example.com');

    const restored = await run(['restore', 'copy-1', '--json'], { DATABASE_URL: empty.url });
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(restored.stdout)).toEqual({
      database: new URL(empty.url).pathname.slice(1),
      accounts: 2,
      schema: expect.stringMatching(/^[A-Z]\w+\d{13}$/) as string,
    });
    expect(await contentsOf(empty.url)).toEqual(before);
    const other = await server.another();
    const own = server.environment.DATABASE_URL ?? '';
    server.environment.DATABASE_URL = empty.url;
    try {
      await other.startAgain();
      const there = other.browser();
      for (const [name, value] of ada.cookies) there.cookies.set(name, value);
      expect(await isLoggedIn(there)).toBe(true);
      expect((await logIn(other, 'bea@example.com')).url).toBe('/account');
    } finally {
      server.environment.DATABASE_URL = own;
      await other.end('SIGKILL');
    }
  }, 60_000);

  it('says in JSON what it holds', async () => {
    const made = JSON.parse((await run(['backup', 'copy-json', '--json'])).stdout) as object;
    const { size: bytes } = statSync(inFolder('copy-json'));
    const [row] = await server.rows<{ count: number }>('SELECT count(*) AS count FROM users');
    expect(made).toMatchObject({ file: inFolder('copy-json'), bytes, accounts: row?.count });
  });

  it.each([
    { to: 'taken', says: /^\S+taken exists already: name another file\.\n$/ },
    { to: '.', says: /^\S+ is a directory: name a file in it\.\n$/ },
    { to: 'nowhere/copy', says: /^There is no directory \S+nowhere\.\n$/ },
    { to: '/sys/copy', says: /^This user cannot write a file in \/sys \(E[A-Z]+\)\.\n$/ },
  ])('is not written to $to', async ({ to, says }) => {
    writeFileSync(inFolder('taken'), 'x');
    const files = readdirSync(server.folder);
    expect(await run(['backup', to])).toMatchObject(refused(says));
    expect(readFileSync(inFolder('taken'), 'utf8')).toBe('x');
    expect(readdirSync(server.folder)).toEqual(files);
  });

  it.each<{ what: string; environment: () => Record<string, string>; says: RegExp }>([
    {
      what: 'without pg_dump',
      environment: () => ({ PATH: server.folder }),
      says: /^There is no backup: pg_dump is not there, or not in PATH: install .* apt-get install postgresql-client\.\n$/,
    },
    {
      what: 'with a pg_dump that is too old',
      environment: () => ({
        PATH: pretend(
          'pg_dump',
          `echo "pg_dump: error: aborting because of server version mismatch" >&2
           echo "pg_dump: detail: server version: 17.2 (Debian 17.2-1); pg_dump version: 15.8 (Debian 15.8-0)" >&2
           exit 1`,
        ),
      }),
      says: /^There is no backup: pg_dump 15\.8 is too old for PostgreSQL 17\.2: install that of version 17, such as with apt-get install postgresql-client-17\. [^\n]*\n$/,
    },
    {
      what: 'without the database',
      environment: () => ({ DATABASE_URL: new URL('/not_there', empty.url).href }),
      says: /^There is no backup: pg_dump: error: [^\n]*"not_there" does not exist\.\n$/,
    },
    {
      what: 'of a database that is not Foyer’s',
      environment: () => ({ DATABASE_URL: empty.url }),
      says: /^There is no backup: It is no database of Foyer\.\n$/,
    },
    {
      what: 'that pg_dump did not finish',
      environment: () => ({ PATH: pretend('pg_dump', `/usr/bin/pg_dump "$@" && truncate -s -2000 "\${6#--file=}"`) }),
      says: /^There is no backup: pg_restore: error: [^\n]*\.\n$/,
    },
  ])('there is none $what, and nothing is left', async ({ environment, says }) => {
    const files = copies();
    expect(await run(['backup', 'copy'], environment())).toMatchObject(refused(says));
    expect(copies()).toEqual(files);
  });

  it('has its password in the environment, never on the command line, and nothing of PGHOSTADDR', async () => {
    const PATH = pretend('pg_dump', `echo "$0 $@" > ${inFolder('called')}; env >> ${inFolder('called')}; exit 1`);
    const DATABASE_URL =
      'postgres://ada:pass%40word@db.example:5433/f%20oyer?sslmode=verify-ca&sslrootcert=root.pem&sslcert=c.pem&sslkey=k.pem';
    const decoys = {
      PGHOSTADDR: '192.0.2.1',
      PGSERVICE: 'x',
      PGOPTIONS: '-c x=y',
      SECRET: 'a secret that is not theirs',
    };
    await run(['backup', 'copy'], { PATH, DATABASE_URL, ...decoys });
    const [call = '', ...environment] = readFileSync(inFolder('called'), 'utf8').trim().split('\n');
    expect(call).not.toMatch(/pass[@%]/);
    expect(call).toContain(' --no-owner --no-privileges ');
    expect(environment).toEqual(
      expect.arrayContaining([
        ...['PGHOST=db.example', 'PGPORT=5433', 'PGUSER=ada', 'PGPASSWORD=pass@word', 'PGDATABASE=f oyer'],
        ...['PGSSLMODE=verify-ca', 'PGSSLROOTCERT=root.pem', 'PGSSLCERT=c.pem', 'PGSSLKEY=k.pem'],
      ]),
    );
    expect(environment.join('\n')).not.toMatch(/HOSTADDR|SERVICE|OPTIONS|SECRET/);
  });
});

describe('A restore to PostgreSQL', () => {
  beforeAll(() => run(['backup', 'good']));

  const tables = (): Promise<object[]> => at(empty.url, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);

  it('is refused where there are tables, even without rows', async () => {
    const other = await newDatabase(server.folder);
    const says = /^The database foyer_\w+ is not empty: create a new one, such as with createdb, and set DATABASE_URL /;
    for (const url of [other.url, server.environment.DATABASE_URL ?? '']) {
      const before = await contentsOf(url);
      expect(await run(['restore', 'good'], { DATABASE_URL: url })).toMatchObject(refused(says));
      expect(await contentsOf(url)).toEqual(before);
    }
    await other.remove();
  });

  it.each<{ what: string; make: (file: string) => Promise<void> | void; says: RegExp }>([
    { what: 'no file', make: () => undefined, says: /^There is no file \S+wrong\.\n$/ },
    {
      what: 'another file',
      make: (file) => writeFileSync(file, 'a'.repeat(5000)),
      says: /^Nothing was restored: pg_restore: error: input file does not appear to be a valid archive/,
    },
    {
      what: 'a truncated backup',
      make: (file) => writeFileSync(file, readFileSync(inFolder('good')).subarray(0, -2000)),
      says: /^Nothing was restored: pg_restore: error: /,
    },
    {
      what: 'a backup of a newer version',
      make: async (file) => {
        const newer = await newDatabase(server.folder);
        await at(newer.url, `INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Later1999999999999')`);
        const says = /^There is no backup: The database was written by a newer version of Foyer: /;
        expect(await run(['backup', 'copy'], { DATABASE_URL: newer.url })).toMatchObject(refused(says));
        expect(spawnSync('pg_dump', ['--format=custom', `--file=${file}`, newer.url])).toMatchObject({ status: 0 });
        await newer.remove();
      },
      says: /^Nothing was restored: The database was written by a newer version of Foyer: /,
    },
    {
      what: 'a backup that fails in the middle',
      make: async (file) => {
        const name = new URL(server.environment.DATABASE_URL ?? '').pathname.slice(1);
        await server.change(`ALTER TABLE users ADD CONSTRAINT here CHECK (current_database() = '${name}')`);
        expect(await run(['backup', file])).toMatchObject({ code: 0 });
        await server.change('ALTER TABLE users DROP CONSTRAINT here');
      },
      says: /^Nothing was restored: pg_restore: error: COPY failed for table "users"/,
    },
  ])('of $what leaves the database without tables', async ({ make, says }) => {
    rmSync(inFolder('wrong'), { force: true });
    await make(inFolder('wrong'));
    expect(await run(['restore', 'wrong'], { DATABASE_URL: empty.url })).toMatchObject(refused(says));
    expect(await tables()).toEqual([]);
  });
});
