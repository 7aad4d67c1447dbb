import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Who is told what happens to users, and what they have to be told. */
export class Webhooks1766400000000 implements MigrationInterface {
  name = 'Webhooks1766400000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE webhook_endpoints (
        id TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        events TEXT NOT NULL,
        allows_private INTEGER NOT NULL,
        last_delivered_at INTEGER,
        disabled_at INTEGER,
        disabled_because TEXT,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await ddl(
      runner,
      `CREATE TABLE webhook_secrets (
        id TEXT PRIMARY KEY,
        endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
        sealed TEXT NOT NULL,
        sealed_with TEXT NOT NULL,
        ends_at INTEGER,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX webhook_secrets_endpoint_id ON webhook_secrets (endpoint_id)');
    await runner.query('CREATE INDEX webhook_secrets_ends_at ON webhook_secrets (ends_at) WHERE ends_at IS NOT NULL');
    await ddl(
      runner,
      `CREATE TABLE webhook_deliveries (
        id TEXT PRIMARY KEY,
        endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
        user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
        type TEXT NOT NULL,
        payload TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_attempt_at INTEGER NOT NULL,
        last_status INTEGER,
        last_code TEXT,
        delivered_at INTEGER,
        failed_at INTEGER,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    for (const [name, columns] of [
      ['endpoint_id', 'endpoint_id, id'],
      ['user_id', 'user_id'],
      ['due', 'endpoint_id, next_attempt_at) WHERE (delivered_at IS NULL AND failed_at IS NULL'],
      ['delivered_at', 'delivered_at) WHERE (delivered_at IS NOT NULL'],
      ['failed_at', 'failed_at) WHERE (failed_at IS NOT NULL'],
    ] as const)
      await runner.query(`CREATE INDEX webhook_deliveries_${name} ON webhook_deliveries (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_deliveries', 'webhook_secrets', 'webhook_endpoints'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
