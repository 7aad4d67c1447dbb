import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** What people log in with besides a password, and log-ins that wait for it. */
export class SecondFactors1765700000000 implements MigrationInterface {
  name = 'SecondFactors1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE totp_keys (
        user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        sealed_key TEXT NOT NULL,
        sealed_with TEXT NOT NULL,
        last_step INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT`,
    );
    await runner.query('CREATE INDEX totp_keys_sealed_with ON totp_keys (sealed_with)');
    await ddl(
      runner,
      `CREATE TABLE recovery_codes (
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        code_hash TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER,
        PRIMARY KEY (user_id, code_hash)
      ) STRICT`,
    );
    await ddl(
      runner,
      `CREATE TABLE passkeys (
        id TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        credential_id TEXT NOT NULL UNIQUE,
        public_key TEXT NOT NULL,
        counter INTEGER NOT NULL,
        transports TEXT NOT NULL,
        name TEXT NOT NULL,
        backed_up INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT`,
    );
    await runner.query('CREATE INDEX passkeys_user_id ON passkeys (user_id, created_at)');
    await ddl(
      runner,
      `CREATE TABLE used_challenges (
        challenge_hash TEXT PRIMARY KEY,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX used_challenges_expires_at ON used_challenges (expires_at)');
    await ddl(
      runner,
      `CREATE TABLE pending_logins (
        token_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        auth_epoch INTEGER NOT NULL,
        remembered INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX pending_logins_user_id ON pending_logins (user_id)');
    await runner.query('CREATE INDEX pending_logins_expires_at ON pending_logins (expires_at)');
    await ddl(runner, 'ALTER TABLE devices ADD COLUMN trusted_until INTEGER');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE devices DROP COLUMN trusted_until');
    for (const table of ['pending_logins', 'used_challenges', 'passkeys', 'recovery_codes', 'totp_keys'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
