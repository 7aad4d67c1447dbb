import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { at, contentsOf, filled, move, withoutTables } from '../../support/moves.js';
import { register } from '../../support/people.js';
import { runToEnd, Server } from '../../support/server.js';
import { newDatabase, randomSecret, type TestDatabase } from '../../support/test-database.js';

let folder: string;
let postgres: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-move-'));
  postgres = await newDatabase(folder);
  empty = await withoutTables();
  for (const name of ['full', 'other']) await makeFile(name);
  await at(file('full'), filled(3));
  expect(await move(folder, file('full'), postgres.url)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await postgres.remove();
  await empty.remove();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => `sqlite:${join(folder, name)}.sqlite`;
const path = (name: string): string => join(folder, `${name}.sqlite`);

async function makeFile(name: string): Promise<void> {
  expect(await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL: file(name) })).toMatchObject({ code: 0 });
}

/** Everything that a refused move could change. */
async function state(...urls: string[]): Promise<object> {
  const contents: object[] = [];
  for (const url of urls) {
    const isThere = !url.startsWith('sqlite:') || existsSync(url.replace('sqlite:', ''));
    contents.push(isThere ? await contentsOf(url) : {});
  }
  return { contents, files: readdirSync(folder, { recursive: true }).sort() };
}

async function expectRefusal(from: string, to: string, says: RegExp, ...looked: string[]): Promise<void> {
  const urls = looked.length > 0 ? looked : [from, to];
  const before = await state(...urls);
  const ended = await move(folder, from, to);
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).toMatch(/^[^\n]+\.\n$/);
  expect(await state(...urls)).toEqual(before);
}

describe('A move is refused', () => {
  it('from a file that is not there, which is not made', async () => {
    await expectRefusal(file('nowhere'), file('new'), /^There is no database at \S+nowhere\.sqlite: FROM says where/);
    await expectRefusal(file('nowhere'), empty.url, /^There is no database at /);
    await expectRefusal(file('full'), file('nowhere/new'), /^There is no directory \S+nowhere\.$/m);
  });

  it('from or to a database of PostgreSQL that is not there', async () => {
    const url = new URL(empty.url);
    url.pathname = '/not_there';
    for (const [from, to, side] of [
      [url.href, file('new'), 'FROM'],
      [file('full'), url.href, 'TO'],
    ] as const) {
      const ended = await move(folder, from, to);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(
        new RegExp(`^${side} cannot be used: [^\\n]*not_there[^\\n]*createdb[^\\n]*\\.\\n$`),
      );
    }
  });

  it('to what is not empty, whatever the table', async () => {
    await expectRefusal(file('full'), postgres.url, /^TO is not empty: the table \w+ has rows\./);
    await expectRefusal(postgres.url, file('full'), /^TO is not empty: /);
    await makeFile('row');
    await at(file('row'), `INSERT INTO mail_turns (flow, turn) VALUES ('x', 1)`);
    await expectRefusal(file('full'), file('row'), /^TO is not empty: the table mail_turns has rows\./);
  });

  it('of what is no database of Foyer', async () => {
    writeFileSync(path('text'), 'a'.repeat(5000));
    writeFileSync(path('none'), '');
    await expectRefusal(file('none'), file('new'), /^FROM is no database of Foyer\.$/m);
    await expectRefusal(empty.url, file('new'), /^FROM is no database of Foyer\.$/m);
    for (const [from, to, side] of [
      [file('text'), file('new'), 'FROM'],
      [file('full'), file('text'), 'TO'],
    ] as const)
      expect((await move(folder, from, to)).stderr).toMatch(new RegExp(`^${side} cannot be opened: [^\\n]+\\.\\n$`));
    expect(existsSync(path('new'))).toBe(false);
    const foreign = await withoutTables();
    await at(foreign.url, 'CREATE TABLE things (id uuid)');
    await expectRefusal(file('full'), foreign.url, /^TO is no database of Foyer\.$/m);
    await expectRefusal(foreign.url, file('new'), /^FROM is no database of Foyer\.$/m);
    await foreign.remove();
  });

  it('of another schema, and says whether it is older or newer', async () => {
    const later = `INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Later1999999999999')`;
    const last = migrations.at(-1)?.name ?? '';
    const pair = await newDatabase(folder);
    for (const url of [file('schema'), pair.url]) {
      if (url.startsWith('sqlite')) await makeFile('schema');
      await at(url, later);
      await expectRefusal(url, file('new'), /^FROM was written by a newer version of Foyer, with Later1999999999999: /);
      await expectRefusal(file('full'), url, /^TO was written by a newer version of Foyer, with Later1999999999999: /);
      await at(url, `DELETE FROM migrations WHERE timestamp >= ${/\d+/.exec(last)?.[0] ?? ''}`);
      await expectRefusal(url, file('new'), new RegExp(`^FROM was written by an older version .*${last}: `));
      await expectRefusal(file('full'), url, new RegExp(`^TO was written by an older version .*${last}: `));
    }
    await pair.remove();
  }, 60_000);

  it('when one has a table or a column that no migration made', async () => {
    await makeFile('more');
    await at(file('more'), 'ALTER TABLE users ADD COLUMN shoe_size INTEGER');
    await expectRefusal(
      file('more'),
      file('other'),
      /^FROM and TO have other tables or columns: users\.shoe_size \(integer\) only in FROM\.$/m,
    );
    await expectRefusal(file('full'), file('more'), /: users\.shoe_size \(integer\) only in TO\.$/m);
    await makeFile('wider');
    await at(file('wider'), 'CREATE TABLE things (id TEXT)');
    await expectRefusal(file('wider'), file('new'), /: things\.id \(text\) only in FROM\.$/m);
  });

  it('when FROM and TO are one database, however they are written', async () => {
    symlinkSync(path('full'), path('symlink'));
    linkSync(path('full'), path('hardlink'));
    mkdirSync(join(folder, 'way'));
    symlinkSync('../full.sqlite', join(folder, 'way', 'full.sqlite'));
    for (const name of ['full', 'symlink', 'hardlink', 'way/full', 'way/../full'])
      await expectRefusal(file('full'), file(name), /^FROM and TO are the same database: name another one\.$/m);
    await expectRefusal(file('full'), `${file('full')}-wal`, /^FROM and TO are the same database/);
    for (const [host, to] of [
      ['127.0.0.1', 'localhost'],
      ['127.0.0.1', '127.0.0.1'],
    ] as const)
      await expectRefusal(postgres.url, postgres.url.replace(host, to), /^FROM and TO are the same database/);
  });

  it('to a name beside which a WAL waits for its database', async () => {
    writeFileSync(`${path('lost')}-wal`, 'x');
    await expectRefusal(
      file('full'),
      file('lost'),
      /^There is a \S+lost\.sqlite-wal, but no database that it belongs /,
    );
  });

  it('for a URL that DATABASE_URL could not have, with 2 where one is missing', async () => {
    const [full, fresh] = [file('full'), file('new')];
    await expectRefusal('sqlite:~/a', fresh, /^FROM must be sqlite: and the path of a file/, fresh);
    await expectRefusal(full, 'postgres://localhost/x', /^TO must be such as postgres:/, full);
    await expectRefusal(full, `${empty.url}?sslmode=prefer`, /^In TO, sslmode must be /, full);
    const ended = await runToEnd('src/cli.js', ['move', file('full')], folder, {});
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Name both databases/) as string });
  });
});

describe('While somebody uses a database, a move is refused', () => {
  it.each([
    { engine: 'SQLite', url: () => file('served') },
    { engine: 'PostgreSQL', url: () => served.url },
  ])(
    'that a server on $engine reads or writes',
    async ({ url }) => {
      const server = await Server.start({ DATABASE_URL: url(), SECRET: randomSecret() });
      const free = await withoutTables();
      try {
        const says = (side: string): RegExp => new RegExp(`^A server or [a-z ]+ uses ${side}: stop it first\\.\\n$`);
        for (const [from, to, side] of [
          [url(), free.url, 'FROM'],
          [url(), file('new'), 'FROM'],
          [file('full'), url(), 'TO'],
        ] as const) {
          expect(await move(folder, from, to)).toMatchObject({
            code: 1,
            stderr: expect.stringMatching(says(side)) as string,
          });
          await register(server, `${crypto.randomUUID()}@example.com`);
        }
        expect(await contentsOf(free.url)).toEqual({});
        expect(existsSync(path('new'))).toBe(false);
        await server.end();
        expect(await move(folder, url(), free.url)).toMatchObject({ code: 0 });
      } finally {
        await free.remove();
        await server.remove();
      }
    },
    60_000,
  );

  it('in which another program has begun to write', async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('BEGIN; UPDATE users SET email = email');
    const says = /^A server or another program writes to FROM: stop it first\.\n$/;
    expect((await move(folder, postgres.url, file('new'))).stderr).toMatch(says);
    await client.query('ROLLBACK');
    await client.end();
    expect(existsSync(path('new'))).toBe(false);
  });

  let served: TestDatabase;

  beforeAll(async () => {
    served = await withoutTables();
  });

  afterAll(async () => {
    await served.remove();
  });
});
