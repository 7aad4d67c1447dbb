import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which the messages that were given up are listed, however many were delivered. */
export class FailedDeliveries1766610000000 implements MigrationInterface {
  name = 'FailedDeliveries1766610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id, id) WHERE failed_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX webhook_deliveries_failed');
  }
}
