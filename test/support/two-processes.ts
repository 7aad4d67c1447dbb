import type { EntityManager, QueryRunner } from 'typeorm';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresPlace } from '../../src/config/database-place.js';
import { Database } from '../../src/database/database.js';
import type { Engine } from '../../src/database/engine.js';
import { startApplication, type TestApplication } from './application.js';
import { engineOf, randomSecret, urlOfDatabase } from './test-database.js';

/** Two applications on one database of PostgreSQL, each with its own connections. Both send to the first mailbox. */
export async function startTwo(environment: Record<string, string> = {}): Promise<[TestApplication, TestApplication]> {
  const SECRET = randomSecret();
  const one = await startApplication({ ...environment, SECRET });
  const { database } = one.config.database as PostgresPlace;
  const DATABASE_URL = urlOfDatabase(database);
  return [one, await startApplication({ ...environment, SECRET, DATABASE_URL, MAIL_URL: one.mailbox.url })];
}

/** Stops the next transaction of this application that comes to such a statement before it. */
export function pauseAt(
  foyer: TestApplication,
  statement: RegExp,
): { readonly reached: Promise<void>; readonly go: () => void } {
  const engine = engineOf(foyer.app.get(Database));
  const before = engine.transaction.bind(engine);
  let reach: () => void = () => undefined;
  let go: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const going = new Promise<void>((resolve) => (go = resolve));
  const stop = async (): Promise<void> => {
    Reflect.deleteProperty(engine, 'transaction');
    reach();
    await going;
  };
  engine.transaction = (about, work, isKept) =>
    before(
      about,
      async (db) => {
        stopBefore(db, statement, stop);
        return work(db);
      },
      isKept,
    );
  return { reached, go };
}

function stopBefore({ queryRunner }: EntityManager, statement: RegExp, stop: () => Promise<void>): void {
  if (!queryRunner) throw new Error('It is no transaction.');
  const runner: QueryRunner = queryRunner;
  const ask = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
  let isOver = false;
  runner.query = async (...asked: unknown[]) => {
    if (!isOver && statement.test(String(asked[0]))) {
      isOver = true;
      await stop();
    }
    return ask(...asked) as never;
  };
}

/** Takes the locks of subjects away, to see what they are for. */
export function withoutLocks(...applications: readonly TestApplication[]): void {
  for (const foyer of applications) {
    const engine = engineOf(foyer.app.get(Database)) as Engine & {
      repeated(begin: string, work: unknown): Promise<unknown>;
    };
    const repeated = engine.repeated.bind(engine);
    engine.repeated = (begin, work) => repeated(begin.replace(/; SELECT pg_advisory_xact_lock\(-?\d+\)/g, ''), work);
  }
}

/** Waits until this has ended, or waits for a lock. */
export async function endedOrWaits(foyer: TestApplication, act: Promise<unknown>): Promise<void> {
  const state = { ended: false };
  const end = (): boolean => (state.ended = true);
  act.then(end, end);
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!state.ended && (await foyer.rows(waiting)).length === 0) await wait(5);
}
