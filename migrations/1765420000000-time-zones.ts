import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** In which time zone somebody reads times. Null: unknown, so in UTC. */
export class TimeZones1765420000000 implements MigrationInterface {
  name = 'TimeZones1765420000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await ddl(runner, `ALTER TABLE ${table} ADD COLUMN time_zone TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} DROP COLUMN time_zone`);
  }
}

const tables = ['users', 'registrations', 'outbox'];
