import BetterSqlite3 from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { migrations } from '../../../migrations/index.js';
import { openWriter } from '../../../src/database/sqlite/connections.js';
import { Chance, crashes } from '../../support/chance.js';
import { becomeUser, logIn } from '../../support/people.js';
import { runAndKill, Server } from '../../support/server.js';

const chance = new Chance();
let server: Server;
/** How the killed ones left it. */
const left = { old: 0, complete: 0 };

beforeAll(async () => {
  console.log(`CRASH_SEED=${chance.seed} CRASHES=${crashes}`);
  server = await Server.start();
  await becomeUser(server, 'ada@example.com');
  await server.allMailSent();
  await server.end();
});

afterAll(async () => {
  await server.remove();
});

async function schema(): Promise<object[]> {
  return server.rows(`SELECT name, sql FROM sqlite_master ORDER BY name`);
}

/** As it was before the last migrations, with so many mails that the change takes its time. */
async function takeBack(): Promise<void> {
  const writer = await openWriter(server.databaseFile);
  for (let undone = 0; undone < migrations.length - 3; undone += 1) await writer.undoLastMigration();
  await writer.destroy();
  const file = new BetterSqlite3(server.databaseFile);
  file.exec(`
    DELETE FROM outbox WHERE id LIKE 'mail %';
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 30000)
    INSERT INTO outbox (id, kind, recipient, payload, next_attempt_at, sent_at, created_at)
      SELECT 'mail ' || n, 'noop', 'ada@example.com', hex(zeroblob(100)), 0, 0, 0 FROM numbers`);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
}

describe('After kill -9 in the middle of the migrations', () => {
  it.each(Array.from({ length: crashes }, (_, index) => index + 1))(
    'the schema is the old one or the new one, and the next start completes it: crash %i [ASVS 2.3.3]',
    async () => {
      const complete = await schema();
      await takeBack();
      const old = await schema();
      const log = `${server.databaseFile}-wal`;
      const written = chance.between(1, 5_000_000);
      await runAndKill(['src/cli.js', 'migrate'], server.folder, {}, () =>
        existsSync(log) ? statSync(log).size > written : false,
      );
      expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      const found = await schema();
      const isOld = found.length === old.length;
      expect(found).toEqual(isOld ? old : complete);
      left[isOld ? 'old' : 'complete'] += 1;

      await server.startAgain();
      expect(await schema()).toEqual(complete);
      expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
      await server.end();
    },
    60_000,
  );

  it('some were in the middle', () => {
    expect(left.old).toBeGreaterThan(0);
  });
});
