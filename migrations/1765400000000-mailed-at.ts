import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** When the link of a registration was last asked for. Zero in older ones: long ago. */
export class MailedAt1765400000000 implements MigrationInterface {
  name = 'MailedAt1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE registrations ADD COLUMN mailed_at INTEGER NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registrations DROP COLUMN mailed_at');
  }
}
