import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

const pending = 'sent_at IS NULL AND failed_at IS NULL';

/** Whose turn a mail is, by the network or account that caused it, and to which mailbox it goes. */
export class FairMail1765110000000 implements MigrationInterface {
  name = 'FairMail1765110000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN turn INTEGER NOT NULL DEFAULT 0');
    await runner.query('DROP INDEX outbox_due');
    await runner.query(`CREATE INDEX outbox_due ON outbox (urgent DESC, turn) WHERE ${pending} AND waits = 0`);
    // The flow is an HMAC: the table tells nobody from where mail was requested.
    await ddl(
      runner,
      `
      CREATE TABLE mail_turns (
        flow TEXT PRIMARY KEY,
        turn INTEGER NOT NULL,
        expires_at INTEGER
      ) STRICT`,
    );
    await runner.query('CREATE INDEX mail_turns_expires_at ON mail_turns (expires_at)');

    await ddl(runner, "ALTER TABLE outbox ADD COLUMN mailbox TEXT NOT NULL DEFAULT ''");
    await runner.query(`UPDATE outbox SET mailbox = lower(recipient) WHERE ${pending}`);
    await runner.query(`CREATE INDEX outbox_mailbox ON outbox (mailbox) WHERE ${pending}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_mailbox');
    await runner.query('ALTER TABLE outbox DROP COLUMN mailbox');
    await runner.query('DROP TABLE mail_turns');
    await runner.query('DROP INDEX outbox_due');
    await runner.query(
      `CREATE INDEX outbox_due ON outbox (urgent DESC, next_attempt_at) WHERE ${pending} AND waits = 0`,
    );
    await runner.query('ALTER TABLE outbox DROP COLUMN turn');
    await runner.query('UPDATE outbox SET urgent = 0 WHERE urgent < 0');
  }
}
