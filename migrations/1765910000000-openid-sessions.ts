import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Where a session is logged in with OpenID Connect, and where a registration goes on. */
export class OpenIdSessions1765910000000 implements MigrationInterface {
  name = 'OpenIdSessions1765910000000';

  async up(runner: QueryRunner): Promise<void> {
    // What a session leaves behind when it ends is what its clients have to be told.
    await ddl(
      runner,
      `CREATE TABLE client_sessions (
        sid TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        session_hash TEXT REFERENCES sessions (id_hash) ON DELETE SET NULL ON UPDATE CASCADE,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        attempts INTEGER NOT NULL,
        next_attempt_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (session_hash, client_id)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX client_sessions_client_id ON client_sessions (client_id)');
    await runner.query('CREATE INDEX client_sessions_user_id ON client_sessions (user_id)');
    await runner.query(
      'CREATE INDEX client_sessions_ended ON client_sessions (next_attempt_at) WHERE session_hash IS NULL',
    );
    await ddl(runner, 'ALTER TABLE registrations ADD COLUMN next TEXT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registrations DROP COLUMN next');
    await runner.query('DROP TABLE client_sessions');
  }
}
