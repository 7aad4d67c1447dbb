import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onSqlite } from './dialect.js';

/** Names in stored values follow the names in the code. No column changes. */
export class StoredNames1765000000000 implements MigrationInterface {
  name = 'StoredNames1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE outbox SET kind = 'noop' WHERE kind = 'nothing'");
    for (const [old, name] of sessionKeys) await renameKey(runner, old, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE outbox SET kind = 'nothing' WHERE kind = 'noop'");
    for (const [old, name] of sessionKeys) await renameKey(runner, name, old);
  }
}

const sessionKeys = [
  ['provedAt', 'authenticatedAt'],
  ['held', 'savedRequest'],
] as const;

/** Of the JSON in `sessions.data`. */
async function renameKey(runner: QueryRunner, from: string, to: string): Promise<void> {
  await onSqlite(
    runner,
    `UPDATE sessions SET data = json_remove(json_set(data, '$.${to}', json_extract(data, '$.${from}')), '$.${from}')
      WHERE json_type(data, '$.${from}') IS NOT NULL`,
  );
}
