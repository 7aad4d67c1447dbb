import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Tokens that people make for their scripts and applications. */
export class AccessTokens1765600000000 implements MigrationInterface {
  name = 'AccessTokens1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE access_tokens (
        id TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        auth_epoch INTEGER NOT NULL,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        used_at INTEGER,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX access_tokens_user_id ON access_tokens (user_id, created_at)');
    await runner.query('CREATE INDEX access_tokens_expires_at ON access_tokens (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_tokens');
  }
}
