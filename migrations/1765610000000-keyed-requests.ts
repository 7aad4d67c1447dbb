import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** What was made for requests with a key, so that a repeated request makes nothing. */
export class KeyedRequests1765610000000 implements MigrationInterface {
  name = 'KeyedRequests1765610000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE keyed_requests (
        id_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        request_hash TEXT NOT NULL,
        nonce TEXT NOT NULL,
        token_hash TEXT NOT NULL,
        answer TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX keyed_requests_user_id ON keyed_requests (user_id, created_at)');
    await runner.query('CREATE INDEX keyed_requests_expires_at ON keyed_requests (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE keyed_requests');
  }
}
