import type { DataSource } from 'typeorm';
import { openSqlite } from '../../../src/database/sqlite/sqlite-engine.js';
import { fileOf } from '../../support/test-database.js';
import { Database } from '../../../src/database/database.js';
import type { Engine, Work } from '../../../src/database/engine.js';
import type { Subject } from '../../../src/database/subjects.js';
import { Deletions } from '../../../src/database/deletions.js';
import { RetentionJob } from '../../../src/database/retention-job.js';
import { Tables } from '../../../src/database/tables.js';
import { Log } from '../../../src/logging/log.js';
import { policy } from '../../../src/policy.js';
import { deleteAccount } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { memberOf } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('A sweep', () => {
  it('finds each of its rows by an index', async () => {
    await deleteAccount(await memberOf(foyer, 'ada@example.com'));
    foyer.clock.advance(policy.deletion.grace);
    const asked = await whatASweepAsks();
    expect(asked.filter(({ sql }) => sql.includes('DELETE')).length).toBeGreaterThanOrEqual(10);
    for (const { sql, parameters } of asked) {
      const plan = await foyer.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
      const scans = plan.filter(({ detail }) => /^SCAN (?!CONSTANT ROW|due)/.test(detail));
      expect({ sql, scans }).toEqual({ sql, scans: [] });
    }
  });
});

interface Asked {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** Sweeps over connections of its own, and tells what was asked over them. */
async function whatASweepAsks(): Promise<Asked[]> {
  const asked: Asked[] = [];
  const tables = foyer.app.get(Tables);
  const { engine } = await openSqlite(fileOf(foyer.config), tables.entities, foyer.app.get(Log));
  const database = new OverheardDatabase(engine, asked);
  await new RetentionJob(database, tables, new Deletions(), foyer.app.get(Log), foyer.clock).run();
  await database.close();
  return asked;
}

class OverheardDatabase extends Database {
  constructor(
    engine: Engine,
    private readonly asked: Asked[],
  ) {
    super(engine);
  }

  override get reader(): DataSource {
    return listeningTo(super.reader, this.asked);
  }

  override async write<T>(about: readonly Subject[], work: Work<T>): Promise<T> {
    return super.write(about, (db) => work(listeningTo(db, this.asked)));
  }
}

function listeningTo<T extends { query: DataSource['query'] }>(connection: T, asked: Asked[]): T {
  return new Proxy(connection, {
    get: (target, name): unknown =>
      name === 'query'
        ? (sql: string, parameters: unknown[] = []) => {
            asked.push({ sql, parameters });
            return target.query(sql, parameters);
          }
        : Reflect.get(target, name),
  });
}
