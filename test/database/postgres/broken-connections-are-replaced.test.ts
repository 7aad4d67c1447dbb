import { setTimeout as wait } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../src/database/database.js';
import type { Snapshot } from '../../../src/database/engine.js';
import { StorageFailed } from '../../../src/domain/errors.js';
import { User } from '../../../src/users/user.entity.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { inDatabase } from '../../support/test-database.js';

let foyer: TestApplication;
let database: Database;

beforeAll(async () => {
  foyer = await startApplication();
  database = foyer.app.get(Database);
});

afterAll(async () => {
  await foyer.stop();
});

const behind = (sql: string, parameters: unknown[] = []): Promise<{ pid: number }[]> =>
  inDatabase(foyer.config.database, sql, parameters);

/** Ends sessions of the application as a shutdown would, and waits until it has heard of it. */
async function breakSessions(which: string): Promise<void> {
  const broken = await behind(
    `SELECT pid, pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'foyer' AND ${which}`,
  );
  expect(broken.length).toBeGreaterThan(0);
  await wait(50);
}

const pidOf = async (db: EntityManager): Promise<number> =>
  (await db.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid'))[0].pid;

const works = (): Promise<number> => database.write([], pidOf);

describe('A connection that breaks', () => {
  it.each([
    ['the next statement', (db: EntityManager) => db.query<unknown>('SELECT 1')],
    ['the next query of a repository', (db: EntityManager) => db.find(User)],
    ['the commit', () => Promise.resolve()],
  ])('between two statements of a transaction is no bug at %s', async (_, next) => {
    const writing = database.write([], async (db) => {
      await breakSessions(`pid = ${await pidOf(db)}`);
      return next(db);
    });
    await expect(writing).rejects.toThrow(StorageFailed);
    expect(await works()).toBeGreaterThan(0);
  });

  it('while it is idle is replaced before anybody uses it', async () => {
    await Promise.all(Array.from({ length: policy.database.postgres.connections }, works));
    await breakSessions(`state = 'idle' AND datname = current_database()`);
    expect(await Promise.all(Array.from({ length: policy.database.postgres.connections }, works))).toHaveLength(10);
    expect(await foyer.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('between two parts of a snapshot ends the snapshot and not the process, and its place is free again [ASVS 15.4.3]', async () => {
    for (let round = 0; round <= policy.export.atOnce; round += 1) {
      const snapshot = await database.snapshot();
      await breakSessions(`state = 'idle in transaction' AND datname = current_database()`);
      await expect(readOf(snapshot)).rejects.toThrow(StorageFailed);
      await snapshot.close();
    }
    const snapshot = await database.snapshot();
    expect(await readOf(snapshot)).toEqual([{ one: 1 }]);
    await snapshot.close();
  });
});

async function readOf(snapshot: Snapshot): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of snapshot.rows('SELECT 1 AS one', [])) rows.push(row);
  return rows;
}
