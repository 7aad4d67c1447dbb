import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

const pending = 'sent_at IS NULL AND failed_at IS NULL';

/** The worker finds mail that is due, and what it sent in the last hour, without reading other mail. */
export class MailBudgets1765100000000 implements MigrationInterface {
  name = 'MailBudgets1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE outbox SET sent_at = created_at WHERE kind = 'noop' AND ${pending}`);
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN waits INTEGER NOT NULL DEFAULT 0');
    await runner.query(
      `UPDATE outbox SET waits = 1 WHERE ${pending} AND (attempts > 0 OR next_attempt_at > created_at)`,
    );
    // With all rows in it, SQLite takes this index for pending mail, and reads all of that.
    await runner.query('DROP INDEX outbox_sent_at');
    await runner.query('CREATE INDEX outbox_sent_at ON outbox (sent_at) WHERE sent_at IS NOT NULL');
    await runner.query('DROP INDEX outbox_due');
    await runner.query(
      `CREATE INDEX outbox_due ON outbox (urgent DESC, next_attempt_at) WHERE ${pending} AND waits = 0`,
    );
    await runner.query(`CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE ${pending} AND waits = 1`);
    await runner.query(
      `CREATE INDEX outbox_waiting_created ON outbox (created_at) WHERE ${pending} AND waits = 1 AND attempts = 0`,
    );
    await runner.query(`CREATE INDEX outbox_pending_of_user ON outbox (user_id, kind) WHERE ${pending}`);

    await ddl(runner, 'CREATE TABLE mail_counts (minute INTEGER PRIMARY KEY, mails INTEGER NOT NULL) STRICT');
    await runner.query(`
      INSERT INTO mail_counts (minute, mails)
      SELECT sent_at - sent_at % 60000, count(*) FROM outbox
        WHERE sent_at > (SELECT max(sent_at) FROM outbox) - 3660000 AND urgent = 0 AND kind <> 'noop'
        GROUP BY sent_at - sent_at % 60000`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_counts');
    for (const index of ['pending_of_user', 'waiting_created', 'waiting', 'due', 'sent_at'])
      await runner.query(`DROP INDEX outbox_${index}`);
    await runner.query('CREATE INDEX outbox_sent_at ON outbox (sent_at)');
    await runner.query(`CREATE INDEX outbox_due ON outbox (urgent DESC, next_attempt_at) WHERE ${pending}`);
    await runner.query('ALTER TABLE outbox DROP COLUMN waits');
  }
}
