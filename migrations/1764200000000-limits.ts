import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** What was tried too often, and the addresses whose owners said that it was not them. */
export class Limits1764200000000 implements MigrationInterface {
  name = 'Limits1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    // The key is an HMAC: the table tells nobody which addresses were tried.
    await ddl(
      runner,
      `
      CREATE TABLE limits (
        key TEXT PRIMARY KEY,
        points INTEGER NOT NULL,
        blocked_until INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX limits_expires_at ON limits (expires_at)');

    await ddl(
      runner,
      `
      CREATE TABLE mail_blocks (
        address_hash TEXT PRIMARY KEY,
        until INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX mail_blocks_until ON mail_blocks (until)');

    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN not_me_hash TEXT');
    await runner.query('CREATE UNIQUE INDEX outbox_not_me_hash ON outbox (not_me_hash) WHERE not_me_hash IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_not_me_hash');
    await runner.query('ALTER TABLE outbox DROP COLUMN not_me_hash');
    await runner.query('DROP TABLE mail_blocks');
    await runner.query('DROP TABLE limits');
  }
}
