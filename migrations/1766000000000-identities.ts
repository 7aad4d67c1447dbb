import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/**
 * Accounts at other providers that people log in with. An account need not have a password then: its hash is empty. (To make
 * the column nullable, SQLite would have to build the table anew, on which nearly all others depend.)
 */
export class Identities1766000000000 implements MigrationInterface {
  name = 'Identities1766000000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE identities (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        label TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER,
        PRIMARY KEY (issuer, subject)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX identities_user_id ON identities (user_id, created_at)');
    await ddl(runner, `ALTER TABLE pending_logins ADD COLUMN method TEXT NOT NULL DEFAULT 'pwd'`);
    for (const column of columns) await ddl(runner, `ALTER TABLE registrations ADD COLUMN ${column} TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE registrations DROP COLUMN ${column}`);
    await runner.query('ALTER TABLE pending_logins DROP COLUMN method');
    await runner.query('DROP TABLE identities');
  }
}

/** The identity that somebody without a password registers with. */
const columns = ['issuer', 'subject', 'identity_label'] as const;
