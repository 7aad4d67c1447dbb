import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** "It wasn't me" marks a registration: deleted, nobody could say any more that it was them after all. */
export class Disowned1764300000000 implements MigrationInterface {
  name = 'Disowned1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE registrations ADD COLUMN disowned_at INTEGER');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without the mark their links would activate again.
    await runner.query('DELETE FROM registrations WHERE disowned_at IS NOT NULL AND used_at IS NULL');
    await runner.query('ALTER TABLE registrations DROP COLUMN disowned_at');
  }
}
