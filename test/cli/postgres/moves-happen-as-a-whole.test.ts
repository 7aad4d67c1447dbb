import BetterSqlite3 from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseOf } from '../../../src/config/config.js';
import type { DatabasePlace } from '../../../src/config/database-place.js';
import { move as moveHere } from '../../../src/database/move/move.js';
import { at, contentsOf, filled, move } from '../../support/moves.js';
import { type Ended, runAndKill, runToEnd } from '../../support/server.js';
import { newDatabase, type TestDatabase, triggerFor } from '../../support/test-database.js';

let folder: string;
let postgres: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-move-'));
  postgres = await newDatabase(folder);
  await makeFile('first');
});

afterEach(async () => {
  await postgres.remove();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => `sqlite:${join(folder, name)}.sqlite`;
const place = (url: string): DatabasePlace => databaseOf({ DATABASE_URL: url });

async function makeFile(name: string): Promise<void> {
  expect(await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL: file(name) })).toMatchObject({ code: 0 });
}

/** How much of something there is, in megabytes. */
const enough = 2 * 1024 * 1024;

/** Whether a move has written something that is not committed yet, wherever it writes it. */
const writesFile = (): boolean => {
  const names = readdirSync(folder).filter((name) => !name.startsWith('first'));
  // Some of them are there for a moment only.
  return names.some((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > enough);
};

/** Watches the table of PostgreSQL, which grows before anything is committed. */
function watch(url: string): { grows: () => boolean; stop: () => Promise<void> } {
  let size = 0;
  let going = true;
  const look = async (): Promise<void> => {
    while (going) {
      const [row] = await at<{ size: number }>(
        url,
        `SELECT coalesce(pg_relation_size(to_regclass('events')), 0) AS size`,
      );
      size = row?.size ?? 0;
      await wait(5);
    }
  };
  const looked = look();
  return {
    grows: () => size > enough,
    stop: async () => {
      going = false;
      await looked;
    },
  };
}

const rowsIn = async (url: string): Promise<number> =>
  Object.entries(await contentsOf(url)).reduce(
    (sum, [name, rows]) => sum + (name === 'migrations' ? 0 : rows.length),
    0,
  );

describe('A move that is killed in the middle', () => {
  beforeEach(() => at(file('first'), filled(30_000)));

  const killed = async (from: string, to: string, when: () => boolean): Promise<Ended> => {
    const ended = await runAndKill(['src/cli.js', 'move', from, to], folder, {}, when);
    expect(ended).toMatchObject({ signal: 'SIGKILL', stdout: '' });
    return ended;
  };

  it('leaves a database of PostgreSQL empty, and can be repeated', async () => {
    const { grows, stop } = watch(postgres.url);
    const before = await contentsOf(file('first'));
    await killed(file('first'), postgres.url, grows).finally(stop);
    expect(await rowsIn(postgres.url)).toBe(0);
    expect(await move(folder, file('first'), postgres.url)).toMatchObject({ code: 0 });
    expect(await contentsOf(postgres.url)).toEqual(before);
    expect(await contentsOf(file('first'))).toEqual(before);
  }, 60_000);

  it.each([
    { target: 'no file of this name', prepare: (): Promise<void> => Promise.resolve() },
    { target: 'a file empty', prepare: () => makeFile('second') },
  ])(
    'leaves $target, and can be repeated',
    async ({ prepare }) => {
      expect(await move(folder, file('first'), postgres.url)).toMatchObject({ code: 0 });
      await prepare();
      const wasThere = existsSync(join(folder, 'second.sqlite'));
      await killed(postgres.url, file('second'), writesFile);
      expect(existsSync(join(folder, 'second.sqlite'))).toBe(wasThere);
      if (wasThere) expect(await rowsIn(file('second'))).toBe(0);
      expect(await move(folder, postgres.url, file('second'))).toMatchObject({ code: 0 });
      expect(await contentsOf(file('second'))).toEqual(await contentsOf(postgres.url));
    },
    60_000,
  );
});

describe('A move whose database ends the connection', () => {
  beforeEach(() => at(file('first'), filled(30_000)));

  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'foyer move' AND datname = current_database()`;

  it.each([
    { what: 'into which it writes', backwards: false },
    { what: 'from which it reads', backwards: true },
  ])(
    '$what leaves nothing, and says why',
    async ({ backwards }) => {
      const [from, to] = backwards ? [postgres.url, file('second')] : [file('first'), postgres.url];
      if (backwards) expect(await move(folder, file('first'), postgres.url)).toMatchObject({ code: 0 });
      const { grows, stop } = watch(postgres.url);
      let over: Ended | undefined;
      const moved = move(folder, from, to);
      void moved.then((end) => (over = end));
      while (!over && !(backwards ? writesFile() : grows())) await wait(5);
      await at(postgres.url, end);
      await stop();
      const ended = await moved;
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/(?:^|\n)Nothing was moved: [^\n]+\.\n$/);
      expect(readdirSync(folder).sort()).toEqual(['first.sqlite']);
      if (!backwards) expect(await rowsIn(postgres.url)).toBe(0);
    },
    60_000,
  );
});

describe('A move compares both in the end, and keeps nothing where', () => {
  const triggers = {
    'a row is changed': `UPDATE events SET ip = 'x' WHERE id = 'event 2'`,
    'a row is twice there': `INSERT INTO events SELECT id || '!', user_id, type, at, ip, user_agent, detail FROM events WHERE id = 'event 2'`,
    'a row is missing': `DELETE FROM events WHERE id = 'event 2'`,
    'one of two numbers is in the place of the other': `UPDATE events SET at = 7 - at WHERE id IN ('event 3', 'event 4')`,
  };
  const onLast = (sql: string): { when: string; does: string } => ({ when: `new.id = 'event 5'`, does: sql });

  it.each(Object.entries(triggers))('%s', async (_, sql) => {
    await at(file('first'), filled(5));
    await at(file('first'), `UPDATE events SET user_agent = id`);
    for (const statement of triggerFor('AFTER INSERT ON events', onLast(sql))) await at(postgres.url, statement);
    await makeFile('second');
    await at(file('second'), `CREATE TRIGGER of_test AFTER INSERT ON events WHEN new.id = 'event 5' BEGIN ${sql}; END`);
    for (const to of [postgres.url, file('second')]) {
      const ended = await move(folder, file('first'), to);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(
        /(?:^|\n)The table events was not copied as it is: FROM has 5 rows \([\da-f]{64}\), TO /,
      );
      expect(await rowsIn(to)).toBe(0);
    }
  });

  it('a row would belong to nobody', async () => {
    await at(file('first'), filled(5));
    await at(file('first'), 'DELETE FROM links; PRAGMA foreign_keys = OFF; DELETE FROM users');
    await makeFile('second');
    for (const to of [postgres.url, file('second'), file('third')]) {
      const ended = await move(folder, file('first'), to);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/(?:^|\n)Nothing was moved: [^\n]*foreign key[^\n]*\.\n$/i);
    }
    expect([await rowsIn(postgres.url), await rowsIn(file('second'))]).toEqual([0, 0]);
    expect(readdirSync(folder).sort()).toEqual(['first.sqlite', 'second.sqlite']);
  });
});

describe('While a move runs', () => {
  beforeEach(() => at(file('first'), filled(5000)));

  it('nobody can write to either of both on SQLite, nor start a server there', async () => {
    await makeFile('second');
    const refused: unknown[] = [];
    const attempt = (): void => {
      for (const name of ['first', 'second']) {
        const database = new BetterSqlite3(join(folder, `${name}.sqlite`), { timeout: 0 });
        try {
          database.exec('DELETE FROM events');
        } catch (error) {
          refused.push((error as { code: unknown }).code);
        }
        database.close();
      }
    };
    await moveHere(place(file('first')), place(file('second')), attempt);
    expect(refused.length).toBeGreaterThan(10);
    expect(new Set(refused)).toEqual(new Set(['SQLITE_BUSY']));
    expect(await contentsOf(file('second'))).toEqual(await contentsOf(file('first')));
  });

  it('nobody can write to either of both on PostgreSQL', async () => {
    const second = await newDatabase(folder);
    await moveHere(place(file('first')), place(postgres.url), () => undefined);
    const attempts: Promise<unknown>[] = [];
    const attempt = (): void => {
      for (const { url } of [postgres, second])
        attempts.push(at(url, `SET lock_timeout = 50; DELETE FROM events`).catch((error: unknown) => error));
    };
    // It is told first about the first table: there is all the time of the others.
    let first = true;
    const once = (): void => {
      if (first) attempt();
      first = false;
    };
    await moveHere(place(postgres.url), place(second.url), once);
    expect(await Promise.all(attempts)).toMatchObject([{ code: '55P03' }, { code: '55P03' }]);
    expect(await contentsOf(second.url)).toEqual(await contentsOf(file('first')));
    await second.remove();
  });
});

describe('A move of 100,000 rows', () => {
  it('needs far less memory than the rows', async () => {
    await at(file('first'), filled(100_000));
    expect(statSync(join(folder, 'first.sqlite')).size).toBeGreaterThan(60 * 1024 * 1024);
    const small = { NODE_OPTIONS: '--max-old-space-size=48' };
    for (const [from, to] of [
      [file('first'), postgres.url],
      [postgres.url, file('second')],
    ] as const) {
      const ended = await runToEnd('src/cli.js', ['move', from, to], folder, small);
      expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining(' events: 100000 rows, ') as string });
    }
  }, 120_000);
});
