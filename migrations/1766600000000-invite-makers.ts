import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Whether an invitation is as good as its maker, also once their account is gone; and by which email it went out. */
export class InviteMakers1766600000000 implements MigrationInterface {
  name = 'InviteMakers1766600000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE invites ADD COLUMN by_admin INTEGER NOT NULL DEFAULT 0 CHECK (by_admin IN (0, 1))');
    await ddl(runner, 'ALTER TABLE invites ADD COLUMN mail_id TEXT');
    await runner.query('UPDATE invites SET by_admin = 1 WHERE made_by IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invites DROP COLUMN mail_id');
    await runner.query('ALTER TABLE invites DROP COLUMN by_admin');
  }
}
