import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** In which language somebody is written to. Who was here before was written to in English. */
export class Languages1764900000000 implements MigrationInterface {
  name = 'Languages1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await ddl(runner, `ALTER TABLE ${table} ADD COLUMN language TEXT NOT NULL DEFAULT 'en'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} DROP COLUMN language`);
  }
}

const tables = ['users', 'registrations', 'outbox'];
