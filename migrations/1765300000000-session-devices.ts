import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** The known browser of each session, so that its trust can end with the session. Older sessions have none. */
export class SessionDevices1765300000000 implements MigrationInterface {
  name = 'SessionDevices1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE sessions ADD COLUMN device_hash TEXT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN device_hash');
  }
}
