import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kinds of imported password hashes are left: asked at every log-in. Empty where nobody was imported. */
export class LegacyHashes1766100000000 implements MigrationInterface {
  name = 'LegacyHashes1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX users_legacy_hash ON users (substr(password_hash, 1, 47))
        WHERE substr(password_hash, 1, 7) = 'legacy:'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_legacy_hash');
  }
}
