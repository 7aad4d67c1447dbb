import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** A display name, and when the password was last changed, which the account page shows: until now only an event. */
export class DisplayName1765410000000 implements MigrationInterface {
  name = 'DisplayName1765410000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE users ADD COLUMN display_name TEXT');
    await ddl(runner, 'ALTER TABLE users ADD COLUMN password_changed_at INTEGER');
    await runner.query(`
      UPDATE users SET password_changed_at = (
        SELECT MAX(at) FROM events
         WHERE user_id = users.id AND type IN ('password-changed', 'password-reset', 'email-restored'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN password_changed_at');
    await runner.query('ALTER TABLE users DROP COLUMN display_name');
  }
}
