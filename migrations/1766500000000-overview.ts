import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

const states = {
  waiting: 'sent_at IS NULL AND failed_at IS NULL',
  parked: 'failed_at IS NOT NULL',
  // Without the rows that send nothing.
  sent: `sent_at IS NOT NULL AND kind <> 'noop'`,
};

/** What the pages for admins show: why mail was not sent, lists of it by state, and how much happens on the site. */
export class Overview1766500000000 implements MigrationInterface {
  name = 'Overview1766500000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN failure_code TEXT');
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN failure_step TEXT');
    for (const [state, condition] of Object.entries(states))
      await runner.query(`CREATE INDEX outbox_list_${state} ON outbox (created_at, id) WHERE ${condition}`);
    // What "try all again" reads: not the many that were never tried.
    await runner.query('CREATE INDEX outbox_tried ON outbox (created_at, id) WHERE sent_at IS NULL AND attempts > 0');
    await ddl(
      runner,
      `CREATE TABLE hourly_counts (
        hour INTEGER NOT NULL,
        name TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (hour, name)
      ) STRICT`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hourly_counts');
    await runner.query('DROP INDEX outbox_tried');
    for (const state of Object.keys(states)) await runner.query(`DROP INDEX outbox_list_${state}`);
    await runner.query('ALTER TABLE outbox DROP COLUMN failure_step');
    await runner.query('ALTER TABLE outbox DROP COLUMN failure_code');
  }
}
