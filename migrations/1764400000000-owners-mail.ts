import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Whose mail it is, by account and no longer by address: it goes with the account, and is part of what is stored about it. */
export class OwnersMail1764400000000 implements MigrationInterface {
  name = 'OwnersMail1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE outbox ADD COLUMN user_id TEXT REFERENCES users (id) ON DELETE CASCADE');
    await runner.query('CREATE INDEX outbox_user_id ON outbox (user_id)');
    await runner.query('UPDATE outbox SET user_id = (SELECT id FROM users WHERE email_key = lower(recipient))');
    await runner.query('DROP INDEX outbox_recipient');
    await runner.query('CREATE INDEX outbox_recipient ON outbox (lower(recipient))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outbox_recipient');
    await runner.query('CREATE INDEX outbox_recipient ON outbox (recipient)');
    await runner.query('DROP INDEX outbox_user_id');
    await runner.query('ALTER TABLE outbox DROP COLUMN user_id');
  }
}
