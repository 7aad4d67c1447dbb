import BetterSqlite3 from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../src/database/sqlite/backup.js';
import { restore } from '../../src/database/sqlite/restore.js';
import { policy } from '../../src/policy.js';
import { becomeUser, goodPassword, logIn, register } from '../support/people.js';
import { type Ended, runToEnd, Server } from '../support/server.js';

let server: Server;

async function startServer(): Promise<void> {
  server = await Server.start();
  await becomeUser(server, 'ada@example.com');
}

const removeServer = (): Promise<void> => server.remove();

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

const inFolder = (name: string): string => join(server.folder, name);

/** Enough for many steps of a backup. */
async function fill(): Promise<void> {
  await server.change(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
     INSERT INTO events (id, user_id, type, at, ip, user_agent)
       SELECT 'filler ' || i, users.id, 'signed-in', i, '', hex(zeroblob(128)) FROM n, users`,
  );
}

/** Reads a file that nobody else uses. */
function read<Row>(file: string, sql: string): Row[] {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return database.prepare<[], Row>(sql).all();
  } finally {
    database.close();
  }
}

const emailsIn = (file: string): string[] =>
  read<{ email: string }>(file, 'SELECT email FROM registrations').map(({ email }) => email);

/** Registers people without a pause. Returns whose registration was acknowledged, and what ends it. */
function keepRegistering(): { acknowledged: string[]; stop: () => Promise<void> } {
  const acknowledged: string[] = [];
  let going = true;
  const one = async (line: number): Promise<void> => {
    for (let count = 0; going; count += 1) {
      const email = `person-${line}-${count}@example.com`;
      await register(server, email);
      acknowledged.push(email);
    }
  };
  const lines = Promise.all([one(1), one(2)]);
  return {
    acknowledged,
    stop: async () => {
      going = false;
      await lines;
    },
  };
}

describe('Beside a server that runs', () => {
  beforeAll(startServer);
  afterAll(removeServer);

  it('a backup tells people what it did, and to keep SECRET', async () => {
    const ended = await run('backup', 'told.sqlite');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Backed up and checked: \S+\/told\.sqlite \(\d+ bytes, accounts: 1\)\nKeep SECRET /);
  });

  it.each([
    ...['', '-wal', '-shm', '-journal'].map((suffix) => ({
      to: `data/foyer.sqlite${suffix}`,
      says: /foyer\.sqlite\S* is the database itself, or belongs to it: name another file\.$/m,
    })),
    { to: 'other/foyer.sqlite', says: / is the database itself, or belongs to it/ },
    { to: 'other/foyer.sqlite-journal', says: / is the database itself, or belongs to it/ },
    { to: 'link.sqlite', says: / is the database itself, or belongs to it/ },
    { to: 'data/secret', says: /secret exists already: name another file\.$/m },
    { to: 'data', says: /data is a directory: name a file in it\.$/m },
    { to: 'nowhere/copy.sqlite', says: /^There is no directory \S+nowhere\.$/m },
    { to: 'data/secret/copy.sqlite', says: /^\S+secret is not a directory\.$/m },
    { to: 'x'.repeat(240), says: /^The name of the file is too long\.$/m },
    // Not even root may.
    { to: '/sys/copy.sqlite', says: /^This user cannot write a file in \/sys \(E[A-Z]+\)\.$/m },
  ])('a backup is not written to $to', async ({ to, says }) => {
    symlinkSync('data', inFolder('other'));
    symlinkSync('data/foyer.sqlite', inFolder('link.sqlite'));
    const [before, files] = [readFileSync(server.databaseFile), readdirSync(server.folder, { recursive: true })];
    const ended = await run('backup', to);
    const after = readdirSync(server.folder, { recursive: true });
    for (const link of ['other', 'link.sqlite']) rmSync(inFolder(link));
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });
    expect(ended.stderr).toMatch(/^[^\n]+\.\n$/);
    expect(readFileSync(server.databaseFile)).toEqual(before);
    expect(after).toEqual(files);
  });

  it.each(['backup', 'restore'])('%s asks for the name of a file', async (command) => {
    expect(await run(command)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Name the /) as string });
  });

  it('a backup does not start over when somebody writes while it is made', async () => {
    await fill();
    const writer = new BetterSqlite3(server.databaseFile);
    let steps = 0;
    const made = await backUp(server.databaseFile, inFolder('large.sqlite'), (what) => {
      if (what !== 'Copying the database') return;
      steps += 1;
      if (steps > 20) throw new Error('It does not end.');
      writer.exec(`UPDATE events SET at = at + 1 WHERE id = 'filler ${steps}'`);
    });
    writer.close();
    expect(steps).toBe(Math.ceil(made.bytes / 4096 / policy.database.backupPages) - 1);
    await server.change(`DELETE FROM events WHERE id LIKE 'filler %'`);
    // As it was before the first of them.
    expect(read(made.file, `SELECT at FROM events WHERE id = 'filler 1'`)).toEqual([{ at: 1 }]);
  });

  it('migrate undo refuses while a server uses the database, and reverts nothing', async () => {
    const schema = (): unknown[] => read(server.databaseFile, 'SELECT name FROM migrations ORDER BY timestamp DESC');
    const before = schema();
    expect(await run('migrate', 'undo')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Nothing was reverted: a server or another program uses the database. Stop it first.\n',
    });
    expect(schema()).toEqual(before);
  });

  it('a restore refuses while a server uses the database, and changes nothing', async () => {
    await run('backup', 'copy.sqlite');
    await register(server, 'bea@example.com');
    const files = readdirSync(inFolder('data')).sort();
    const ended = await run('restore', 'copy.sqlite');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe('Nothing was restored: a server or another program uses the database. Stop it first.\n');
    expect(readdirSync(inFolder('data')).sort()).toEqual(files);
    await register(server, 'cyd@example.com');
    await server.end();
    expect(emailsIn(server.databaseFile)).toEqual(['ada@example.com', 'bea@example.com', 'cyd@example.com']);
    expect(await run('restore', 'copy.sqlite')).toMatchObject({ code: 0, stderr: '' });
    expect(emailsIn(server.databaseFile)).toEqual(['ada@example.com']);
  });
});

describe('A backup', () => {
  beforeEach(startServer);
  afterEach(removeServer);

  it('made under load has all that was acknowledged before, and brings a killed server back', async () => {
    await fill();
    const load = keepRegistering();
    while (load.acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = [...load.acknowledged];
    const ended = await run('backup', 'copy.sqlite', '--json');
    await load.stop();
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^(?:\w.*: \d+ %, .* a second, about .* left\n)?$/);
    expect(JSON.parse(ended.stdout)).toEqual({
      file: inFolder('copy.sqlite'),
      bytes: statSync(inFolder('copy.sqlite')).size,
      accounts: 1,
      schema: expect.stringMatching(/^[A-Z]\w+\d{13}$/) as string,
    });
    expect(statSync(inFolder('copy.sqlite')).mode & 0o777).toBe(0o600);
    expect(readdirSync(server.folder).sort()).toEqual(['copy.sqlite', 'data']);
    expect(emailsIn(inFolder('copy.sqlite'))).toEqual(expect.arrayContaining(before));
    await register(server, 'later@example.com');
    await server.end('SIGKILL');

    const restored = await run('restore', 'copy.sqlite', '--json');
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    const { previous } = JSON.parse(restored.stdout) as { previous: string };
    // What was only in the WAL of the killed server is in there, too.
    expect(emailsIn(previous)).toEqual(expect.arrayContaining([...load.acknowledged, 'later@example.com']));
    await server.startAgain();
    expect((await server.browser().send('GET', '/readyz')).status).toBe(200);
    expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
    const kept = (await server.rows<{ email: string }>('SELECT email FROM registrations')).map(({ email }) => email);
    expect(kept).toEqual(expect.arrayContaining(before));
    expect(kept).not.toContain('later@example.com');
    expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  }, 60_000);

  it('of a damaged database is none, and leaves nothing behind', async () => {
    await fill();
    await server.end();
    const file = readFileSync(server.databaseFile);
    file.fill(0x5a, 200 * 4096, 300 * 4096);
    writeFileSync(server.databaseFile, file);
    const ended = await run('backup', 'copy.sqlite');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/There is no backup: It is damaged/);
    expect(readdirSync(server.folder)).toEqual(['data']);
  });

  it.each(['-wal', '-journal'])('is not named like the %s of a stopped server, which would be lost', async (suffix) => {
    await server.end();
    const ended = await run('backup', `data/foyer.sqlite${suffix}`);
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/belongs to it: name another file/) as string,
    });
    expect(readdirSync(inFolder('data')).sort()).toEqual(['foyer.sqlite', 'secret']);
  });

  it.each(['', 'data/nowhere'])('and a restore need nothing but the file: no SECRET at %j', async (SECRET_FILE) => {
    await server.end();
    // As in production, where the unit gives SECRET to the server only, and BASE_URL is in it, too.
    const environment = { NODE_ENV: 'production', SECRET_FILE, DATABASE_URL: server.environment.DATABASE_URL ?? '' };
    rmSync(inFolder('data/secret'));
    for (const words of [
      ['backup', 'copy.sqlite'],
      ['users', 'sessions', 'end', 'everybody'],
      ['migrate'],
      ['migrate', 'undo'],
      ['restore', 'copy.sqlite'],
    ])
      expect(await runToEnd('src/cli.js', words, server.folder, environment)).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(inFolder('data'))).not.toContain('secret');
  });

  it.each([
    [{ DATABASE_URL: 'postgres://localhost/foyer' }, /^DATABASE_URL must be such as postgres:/],
    [{ DATABASE_URL_FILE: 'nowhere' }, /^DATABASE_URL_FILE must be the path of a file /],
    [{}, /^There is no database at data\/foyer\.sqlite: /],
  ])('in a directory without a database makes nothing: %j', async (environment, says) => {
    mkdirSync(inFolder('empty'));
    for (const words of [
      ['backup', 'copy.sqlite'],
      ['migrate', 'undo'],
      ['users', 'sessions', 'end', 'everybody'],
    ]) {
      const ended = await runToEnd('src/cli.js', words, inFolder('empty'), environment);
      expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });
    }
    expect(readdirSync(inFolder('empty'))).toEqual([]);
  });

  it('of no database is none', async () => {
    await server.end();
    rmSync(server.databaseFile);
    const ended = await run('backup', 'copy.sqlite');
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no database at /) as string });
    expect(existsSync(server.databaseFile)).toBe(false);
  });
});

describe('A restore of what is no backup', () => {
  beforeAll(async () => {
    await startServer();
    await run('backup', 'copy.sqlite');
    for (const suffix of ['', '-wal']) copyFileSync(server.databaseFile + suffix, inFolder(`running.sqlite${suffix}`));
    await server.end();
  });
  afterAll(removeServer);

  it.each<{ what: string; make: (file: string) => void; says: RegExp }>([
    {
      what: 'a copy of a database in use',
      make: (file) => {
        for (const suffix of ['', '-wal']) copyFileSync(inFolder(`running.sqlite${suffix}`), file + suffix);
      },
      says: /has a -wal file/,
    },
    {
      what: 'the file alone of a database in use, which has no tables yet',
      make: (file) => {
        copyFileSync(inFolder('running.sqlite'), file);
      },
      says: /no database of Foyer/,
    },
    {
      what: 'another program’s database',
      make: (file) =>
        new BetterSqlite3(file).exec('CREATE TABLE migrations (timestamp, name); CREATE TABLE users (id)').close(),
      says: /no database of Foyer/,
    },
    {
      what: 'no database',
      make: (file) => writeFileSync(file, 'a'.repeat(5000)),
      says: /It is damaged, or no database/,
    },
    { what: 'an empty file', make: (file) => writeFileSync(file, ''), says: /no database of Foyer/ },
    { what: 'a directory', make: (file) => mkdirSync(file), says: /There is no file / },
    { what: 'no file', make: () => undefined, says: /There is no file / },
  ])('refuses $what, and changes nothing', async ({ make, says }) => {
    for (const suffix of ['', '-wal']) rmSync(inFolder(`wrong.sqlite${suffix}`), { recursive: true, force: true });
    make(inFolder('wrong.sqlite'));
    const before = readFileSync(server.databaseFile);
    const ended = await run('restore', 'wrong.sqlite');
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });
    expect(readFileSync(server.databaseFile)).toEqual(before);
    expect(readdirSync(inFolder('data')).sort()).toEqual(['foyer.sqlite', 'secret']);
  });

  it.each([
    [
      'a truncated backup',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40_000)),
      /It is damaged/,
    ],
    [
      'a backup of a newer version',
      (file: string) =>
        new BetterSqlite3(file).exec(`INSERT INTO migrations (timestamp, name) VALUES (2e12, 'Later')`).close(),
      /written by a newer version of Foyer/,
    ],
  ])('refuses %s', async (_, damage, says) => {
    copyFileSync(inFolder('copy.sqlite'), inFolder('changed.sqlite'));
    damage(inFolder('changed.sqlite'));
    const ended = await run('restore', 'changed.sqlite');
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(says) as string });
    expect(emailsIn(server.databaseFile)).toEqual(['ada@example.com']);
  });
});

describe('A restore', () => {
  beforeEach(startServer);
  afterEach(removeServer);

  it('can follow another in the same second', async () => {
    await run('backup', 'copy.sqlite');
    await server.end();
    const made = [1, 2, 3].map(() => restore(server.databaseFile, inFolder('copy.sqlite'), () => undefined).previous);
    expect(new Set(made).size).toBe(3);
    for (const previous of made) expect(emailsIn(previous ?? '')).toEqual(['ada@example.com']);
  });

  it.each([
    ['nowhere/foyer.sqlite', /^There is no directory \S+nowhere\.\n$/],
    ['copy.sqlite/foyer.sqlite', /^\S+copy\.sqlite is not a directory\.\n$/],
    ['/sys/foyer.sqlite', /^This user cannot write a file in \/sys \(E[A-Z]+\)\.\n$/],
  ])('to %s says why not', async (database, says) => {
    await run('backup', 'copy.sqlite');
    const environment = { ...server.environment, DATABASE_URL: `sqlite:${database}` };
    const ended = await runToEnd('src/cli.js', ['restore', 'copy.sqlite'], server.folder, environment);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });
  });

  it.each([
    ['is damaged', () => writeFileSync(server.databaseFile, 'a'.repeat(50_000))],
    ['is gone', () => rmSync(server.databaseFile)],
  ])('works where the database %s, without the WAL of the old one', async (_, damage) => {
    await run('backup', 'copy.sqlite');
    await register(server, 'bea@example.com');
    await server.end('SIGKILL');
    expect(existsSync(`${server.databaseFile}-wal`)).toBe(true);
    damage();
    expect(await run('restore', 'copy.sqlite')).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(`${server.databaseFile}-wal`)).toBe(false);
    expect(emailsIn(server.databaseFile)).toEqual(['ada@example.com']);
    await server.startAgain();
    expect((await logIn(server, 'ada@example.com', { password: goodPassword })).url).toBe('/account');
  });
});
