import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askForReset, resetWith } from '../../support/acts.js';
import { at, contentsOf, move, withoutTables } from '../../support/moves.js';
import { logIn, memberOf, register } from '../../support/people.js';
import { freePort, runToEnd, Server } from '../../support/server.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { newDatabase, randomSecret, type TestDatabase } from '../../support/test-database.js';

let folder: string;
let postgres: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-move-'));
  postgres = await withoutTables();
});

afterEach(async () => {
  await postgres.remove();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => `sqlite:${join(folder, name)}`;

describe('A database that a server has filled', () => {
  it('is moved to PostgreSQL and back, and sessions, links and mail that waits go on working', async () => {
    const server = await Server.start({ DATABASE_URL: file('first.sqlite'), SECRET: randomSecret() });
    const goTo = async (from: string, to: string): Promise<void> => {
      await server.end();
      const before = await contentsOf(from);
      const { code, stderr, stdout } = await move(folder, from, to);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Moved and compared: \d+ rows\./);
      expect(await contentsOf(to)).toEqual(before);
      expect(await contentsOf(from)).toEqual(before);
      server.environment.DATABASE_URL = to;
      server.environment.MAIL_URL = server.mailbox.url;
      await server.startAgain();
    };
    try {
      const ada = await memberOf(server, 'ada@example.com');
      const bea = await register(server, 'bea@example.com');
      const { link: activation } = await server.mailbox.lastTo('bea@example.com');
      await askForReset(server, 'ada@example.com');
      const { link: reset } = await server.mailbox.lastAbout('ada@example.com', 'password');
      await server.end();
      server.environment.MAIL_URL = `smtp://127.0.0.1:${await freePort()}`;
      await server.startAgain();
      await register(server, 'cyd@example.com');

      await goTo(file('first.sqlite'), postgres.url);
      expect(await isLoggedIn(ada)).toBe(true);
      expect((await bea.open(activation)).url).toBe('/account');
      const { link } = await server.mailbox.lastTo('cyd@example.com');
      expect(link).toContain('/activate/');

      await goTo(postgres.url, file('second.sqlite'));
      expect(await isLoggedIn(ada)).toBe(true);
      expect(await isLoggedIn(bea)).toBe(true);
      await resetWith(reset, server.browser(), 'a brand new pass phrase');
      expect(await isLoggedIn(ada)).toBe(false);
      expect((await logIn(server, 'ada@example.com', { password: 'a brand new pass phrase' })).url).toBe('/account');
      expect(statSync(join(folder, 'second.sqlite')).mode & 0o777).toBe(0o600);
      // No part of a file is left.
      expect(readdirSync(folder).filter((name) => !/^(?:first|second)\.sqlite(?:-wal|-shm)?$/.test(name))).toEqual([]);
    } finally {
      await server.remove();
    }
  }, 120_000);
});

/** What one of the two databases might change. */
const oddities: readonly [string, unknown][] = [
  ['detail', null],
  ['detail', ''],
  ['detail', 'null'],
  ['detail', 'Zoë 🦊 \u202e\u0301 “ß” İ'],
  ['detail', ' a\r\nb\t\\N \\ {"x":"y"} \'; "?" $1 '],
  ['at', 0n],
  ['at', -1n],
  ['at', 4_102_444_800_000n],
  ['at', 2n ** 53n + 1n],
  ['at', 2n ** 63n - 1n],
];

async function makeOddities(): Promise<void> {
  await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL: file('first.sqlite') });
  const database = new BetterSqlite3(join(folder, 'first.sqlite'));
  database.exec(`INSERT INTO users (id, email, email_key, password_hash, activated_at, created_at, updated_at)
                   VALUES ('odd', 'odd@example.com', 'odd@example.com', '', 1, 1, 1)`);
  const statement = database.prepare(
    `INSERT INTO events (id, user_id, type, at, ip, user_agent, detail) VALUES (?, 'odd', '', ?, '', '', ?)`,
  );
  oddities.forEach(([column, value], index) => {
    statement.run(`${index}`, column === 'at' ? value : 1, column === 'detail' ? value : null);
  });
  database.close();
}

/** Of the rows of `oddities`, as text, since JavaScript would round. */
const asText = `SELECT id, CAST(at AS TEXT) AS at, detail FROM events ORDER BY CAST(id AS INTEGER)`;

const expected = oddities.map(([column, value], index) => ({
  id: `${index}`,
  at: column === 'at' ? String(value) : '1',
  detail: column === 'detail' ? value : null,
}));

describe('A value', () => {
  it('stays what it is, from SQLite to PostgreSQL and back, and within each', async () => {
    await makeOddities();
    const other = await newDatabase(folder);
    const way = [file('first.sqlite'), file('copy.sqlite'), postgres.url, other.url, file('last.sqlite')];
    try {
      for (const [index, to] of way.slice(1).entries()) {
        expect(await move(folder, way[index] ?? '', to)).toMatchObject({ code: 0 });
        expect(await at(to, asText)).toEqual(expected);
      }
    } finally {
      await other.remove();
    }
  }, 60_000);

  it('with a NUL gets U+FFFD in its place in PostgreSQL, which is said, and stays on SQLite', async () => {
    await makeOddities();
    await at(file('first.sqlite'), `UPDATE events SET user_agent = 'a' || char(0) || 'b' || char(0) WHERE id < '2'`);
    const same = await move(folder, file('first.sqlite'), file('copy.sqlite'), '--json');
    expect(JSON.parse(same.stdout)).toMatchObject({ replaced: {} });
    expect(await contentsOf(file('copy.sqlite'))).toEqual(await contentsOf(file('first.sqlite')));
    const ended = await move(folder, file('copy.sqlite'), postgres.url);
    expect(ended.stdout).toContain('\nevents.user_agent: 2 texts had a NUL, which PostgreSQL cannot store;');
    const agents = `SELECT user_agent FROM events WHERE id < '2'`;
    expect(await at(postgres.url, agents)).toEqual([
      { user_agent: 'a\uFFFDb\uFFFD' },
      { user_agent: 'a\uFFFDb\uFFFD' },
    ]);
  }, 60_000);
});

describe('A move', () => {
  it('prints the rows and the checksum of each table, and the same for the way back', async () => {
    await makeOddities();
    const there = JSON.parse((await move(folder, file('first.sqlite'), postgres.url, '--json')).stdout) as object;
    const back = JSON.parse((await move(folder, postgres.url, file('last.sqlite'), '--json')).stdout) as object;
    const sum = (rows: number): object => ({ rows, checksum: expect.stringMatching(/^[\da-f]{64}$/) as string });
    expect(there).toMatchObject({ rows: 1 + oddities.length, tables: { users: sum(1), events: sum(oddities.length) } });
    expect(back).toEqual(there);
    await at(file('last.sqlite'), `UPDATE events SET at = at + 1 WHERE id = '0'`);
    const changed = JSON.parse((await move(folder, file('last.sqlite'), file('x.sqlite'), '--json')).stdout) as object;
    expect(changed).toMatchObject({ rows: 1 + oddities.length });
    expect(changed).not.toEqual(there);
  }, 60_000);

  it.each([
    { secret: '', says: / emails that wait are sent\. Set it before you start the server\.\n$/ },
    { secret: 'a secret', says: / If it was not set, it is in the file \S+\/secret\. Set it before / },
  ])('says that SECRET goes along: $secret', async ({ secret, says }) => {
    await makeOddities();
    if (secret !== '') writeFileSync(join(folder, 'secret'), secret);
    expect((await move(folder, file('first.sqlite'), postgres.url)).stdout).toMatch(says);
    const back = await move(folder, postgres.url, file('last.sqlite'));
    expect(back.stdout).toMatch(/before you start the server, or put it into the file \S+\/secret\.\n$/);
  });
});
