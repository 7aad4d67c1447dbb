import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may use the admin pages, and who may not log in. */
export class Roles1766200000000 implements MigrationInterface {
  name = 'Roles1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin'))`,
    );
    await runner.query(
      `ALTER TABLE users ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
        CHECK (state IN ('active', 'waiting', 'disabled'))`,
    );
    // Few of many, listed on pages of their own.
    await runner.query(`CREATE INDEX users_admins ON users (email_key) WHERE role = 'admin'`);
    await runner.query(`CREATE INDEX users_kept_out ON users (state, email_key) WHERE state <> 'active'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_kept_out');
    await runner.query('DROP INDEX users_admins');
    await runner.query('ALTER TABLE users DROP COLUMN state');
    await runner.query('ALTER TABLE users DROP COLUMN role');
  }
}
