import pg from 'pg';
import { Database } from '../../../src/database/database.js';
import { refuseStandby } from '../../../src/database/postgres/refuse-standby.js';
import { StorageFailed } from '../../../src/domain/errors.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { Cluster, urlAt } from '../../support/cluster.js';
import { StuckNetwork } from '../../support/stuck-network.js';

const { answerPatience, connectPatience } = policy.database.postgres;

let cluster: Cluster;
let network: StuckNetwork;
let foyer: TestApplication;
let database: Database;

beforeAll(async () => {
  cluster = await Cluster.start();
  network = await StuckNetwork.before(cluster.port);
  foyer = await startApplication({ DATABASE_URL: urlAt(network.port) });
  database = foyer.app.get(Database);
});

afterAll(async () => {
  await foyer.stop();
  await network.close();
  await cluster.remove();
});

/** As many as there can be at once. */
const snapshots = (): Promise<void>[] =>
  Array.from({ length: policy.export.atOnce }, async () => {
    await (await database.snapshot()).close();
  });

const isNoticed = (work: Promise<unknown>): Promise<void> => expect(work).rejects.toThrow(StorageFailed);

describe('When the network to PostgreSQL no longer moves anything', () => {
  it('whoever waits is told once, and every connection that waited is replaced [ASVS 13.1.2, 15.4.4]', async () => {
    await Promise.all(snapshots());
    const began = performance.now();
    let writing: Promise<void> = Promise.resolve();
    await new Promise<void>((stopped) => {
      writing = isNoticed(
        database.write([], async (db) => {
          network.stop();
          stopped();
          await db.query('SELECT 1');
        }),
      );
    });
    await Promise.all([writing, isNoticed(foyer.rows('SELECT 1')), ...snapshots().map(isNoticed)]);
    // A rollback over the same connection would wait as long once more.
    expect(performance.now() - began).toBeLessThan(answerPatience + connectPatience + 3000);

    network.goOn({ lost: true });
    expect(await database.write([], (db) => db.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect(await foyer.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await Promise.all(snapshots());
  }, 60_000);

  it('also during a commit', async () => {
    await isNoticed(
      database.write([], async (db) => {
        await db.query('SELECT 1');
        network.stop();
      }),
    );
    network.goOn({ lost: true });
    const began = performance.now();
    expect(await database.write([], (db) => db.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect(performance.now() - began).toBeLessThan(connectPatience);
  }, 60_000);

  it('also while a new connection is asked whether it leads to a standby, which does not end the process', async () => {
    const pool = new pg.Pool({ connectionString: urlAt(network.port), verify: refuseStandby }).on(
      'error',
      () => undefined,
    );
    pool.on('connect', () => {
      network.stop();
      setTimeout(() => {
        network.goOn();
        network.leadTo(cluster.port);
      }, 50);
    });
    await expect(pool.connect()).rejects.toThrow('Connection terminated');
    await pool.end();
  });
});
