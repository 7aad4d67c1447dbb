import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, onSqlite } from './dialect.js';

/** In which order rows were added. Until now SQLite's rowid said it, which PostgreSQL does not have. */
export class Ordinals1765500000000 implements MigrationInterface {
  name = 'Ordinals1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await ddl(runner, `ALTER TABLE ${table} ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0`);
      await onSqlite(runner, `UPDATE ${table} SET ordinal = rowid`);
      await runner.query(`DROP INDEX ${table}_user_id`);
      await runner.query(`CREATE INDEX ${table}_user_id ON ${table} (user_id, ordinal)`);
    }
    // From now on the id of a mail says when it was added: of two in the same turn, the first is sent first.
    await runner.query('DROP INDEX outbox_due');
    await runner.query(`CREATE INDEX outbox_due ON outbox (urgent DESC, turn, id) WHERE ${due}`);
    // What other workers are sending counts, too.
    await runner.query(`CREATE INDEX outbox_leased ON outbox (leased_until) WHERE ${leased}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_leased');
    await runner.query('DROP INDEX outbox_due');
    await runner.query(`CREATE INDEX outbox_due ON outbox (urgent DESC, turn) WHERE ${due}`);
    for (const table of tables) {
      await runner.query(`DROP INDEX ${table}_user_id`);
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ordinal`);
    }
    await runner.query('CREATE INDEX sessions_user_id ON sessions (user_id, created_at)');
    await runner.query('CREATE INDEX links_user_id ON links (user_id)');
  }
}

const tables = ['sessions', 'links'];

const leased = 'sent_at IS NULL AND failed_at IS NULL AND leased_until IS NOT NULL';
const due = 'sent_at IS NULL AND failed_at IS NULL AND waits = 0';
