import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Links with which people may create accounts, and the groups that those are then in. */
export class Invites1766300000000 implements MigrationInterface {
  name = 'Invites1766300000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE invites (
        id TEXT PRIMARY KEY,
        nonce TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        email TEXT,
        email_key TEXT,
        uses INTEGER NOT NULL,
        used INTEGER NOT NULL DEFAULT 0,
        made_by TEXT REFERENCES users (id) ON DELETE SET NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        ended_at INTEGER,
        CHECK (used BETWEEN 0 AND uses)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX invites_expires_at ON invites (expires_at)');
    await runner.query('CREATE INDEX invites_email_key ON invites (email_key)');
    await runner.query('CREATE INDEX invites_made_by ON invites (made_by, created_at)');
    await ddl(
      runner,
      `CREATE TABLE invite_groups (
        invite_id TEXT NOT NULL REFERENCES invites (id) ON DELETE CASCADE,
        group_name TEXT NOT NULL REFERENCES groups (name) ON DELETE CASCADE,
        PRIMARY KEY (invite_id, group_name)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX invite_groups_group_name ON invite_groups (group_name)');
    // Without a reference: a registration stays one by invitation when the invitation is deleted.
    await ddl(runner, 'ALTER TABLE registrations ADD COLUMN invite_id TEXT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registrations DROP COLUMN invite_id');
    await runner.query('DROP TABLE invite_groups');
    await runner.query('DROP TABLE invites');
  }
}
