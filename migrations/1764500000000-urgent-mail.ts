import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Which mail does not wait behind what strangers asked for. */
export class UrgentMail1764500000000 implements MigrationInterface {
  name = 'UrgentMail1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0');
    await runner.query('UPDATE outbox SET urgent = 1 WHERE not_me_hash IS NULL');
    await runner.query('DROP INDEX outbox_due');
    await runner.query(
      'CREATE INDEX outbox_due ON outbox (urgent DESC, next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_due');
    await runner.query(
      'CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL',
    );
    await runner.query('ALTER TABLE outbox DROP COLUMN urgent');
  }
}
