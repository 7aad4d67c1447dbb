import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which admins find people: by the beginning of a name, and those who are to be deleted. */
export class People1766210000000 implements MigrationInterface {
  name = 'People1766210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX users_by_name ON users (lower(display_name), id) WHERE display_name IS NOT NULL');
    await runner.query('CREATE INDEX users_leaving ON users (email_key) WHERE delete_after IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_leaving');
    await runner.query('DROP INDEX users_by_name');
  }
}
