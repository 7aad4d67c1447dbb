import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** What people need to look after an account: links for users, known devices, and the end of an account. */
export class Care1764100000000 implements MigrationInterface {
  name = 'Care1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    // user_id is empty in the rows that are written for addresses without an account, so that every request costs the same.
    await ddl(
      runner,
      `
      CREATE TABLE links (
        id TEXT PRIMARY KEY,
        user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
        purpose TEXT NOT NULL,
        email TEXT NOT NULL,
        nonce TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX links_user_id ON links (user_id)');
    await runner.query('CREATE INDEX links_expires_at ON links (expires_at)');

    await ddl(
      runner,
      `
      CREATE TABLE devices (
        cookie_hash TEXT NOT NULL,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        first_seen_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL,
        PRIMARY KEY (cookie_hash, user_id)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX devices_user_id ON devices (user_id)');
    await runner.query('CREATE INDEX devices_last_seen_at ON devices (last_seen_at)');

    await ddl(runner, 'ALTER TABLE users ADD COLUMN delete_after INTEGER');
    await runner.query('CREATE INDEX users_delete_after ON users (delete_after) WHERE delete_after IS NOT NULL');
    await runner.query('CREATE INDEX outbox_failed_at ON outbox (failed_at) WHERE failed_at IS NOT NULL');
    await runner.query('CREATE INDEX outbox_recipient ON outbox (recipient)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_recipient');
    await runner.query('DROP INDEX outbox_failed_at');
    await runner.query('DROP INDEX users_delete_after');
    await runner.query('ALTER TABLE users DROP COLUMN delete_after');
    await runner.query('DROP TABLE devices');
    await runner.query('DROP TABLE links');
  }
}
