import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Applications that people enter through Foyer, and groups of those who may. */
export class Applications1765800000000 implements MigrationInterface {
  name = 'Applications1765800000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE groups (
        name TEXT PRIMARY KEY,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await ddl(
      runner,
      `CREATE TABLE group_members (
        group_name TEXT NOT NULL REFERENCES groups (name) ON DELETE CASCADE,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, group_name)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX group_members_group_name ON group_members (group_name)');
    await ddl(
      runner,
      `CREATE TABLE applications (
        origin TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        group_name TEXT REFERENCES groups (name),
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX applications_group_name ON applications (group_name)');
    await this.ofSession(runner, 'tickets', 'state_hash TEXT NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER,');
    await runner.query('CREATE INDEX tickets_expires_at ON tickets (expires_at)');
    await this.ofSession(runner, 'passes', '');
  }

  /** A session gets a new id when its user authenticates again. What belongs to it follows. */
  private async ofSession(runner: QueryRunner, table: string, columns: string): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE ${table} (
        token_hash TEXT PRIMARY KEY,
        session_hash TEXT NOT NULL REFERENCES sessions (id_hash) ON DELETE CASCADE ON UPDATE CASCADE,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        auth_epoch INTEGER NOT NULL,
        origin TEXT NOT NULL REFERENCES applications (origin) ON DELETE CASCADE,
        ${columns}
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query(`CREATE INDEX ${table}_session_hash ON ${table} (session_hash, origin, created_at)`);
    await runner.query(`CREATE INDEX ${table}_user_id ON ${table} (user_id)`);
    await runner.query(`CREATE INDEX ${table}_origin ON ${table} (origin)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['passes', 'tickets', 'applications', 'group_members', 'groups'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
