import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/** Sites that log in with OpenID Connect, their icons, and what the provider stores. */
export class OpenId1765900000000 implements MigrationInterface {
  name = 'OpenId1765900000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE icons (
        hash TEXT PRIMARY KEY,
        type TEXT NOT NULL,
        content TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await ddl(runner, 'ALTER TABLE applications ADD COLUMN icon_hash TEXT REFERENCES icons (hash)');
    await runner.query('CREATE INDEX applications_icon_hash ON applications (icon_hash)');
    await ddl(
      runner,
      `CREATE TABLE clients (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        secret_hash TEXT,
        redirect_uris TEXT NOT NULL,
        post_logout_redirect_uris TEXT NOT NULL,
        backchannel_logout_uri TEXT,
        home_url TEXT,
        icon_hash TEXT REFERENCES icons (hash),
        group_name TEXT REFERENCES groups (name),
        id_token_alg TEXT NOT NULL,
        trusted INTEGER NOT NULL,
        pairwise INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX clients_group_name ON clients (group_name)');
    await runner.query('CREATE INDEX clients_icon_hash ON clients (icon_hash)');
    await ddl(
      runner,
      `CREATE TABLE signing_keys (
        kid TEXT PRIMARY KEY,
        alg TEXT NOT NULL,
        state TEXT NOT NULL,
        sealed TEXT NOT NULL,
        sealed_with TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
      ) STRICT`,
    );
    // Two processes that make keys at once: one of each stays.
    await runner.query(
      `CREATE UNIQUE INDEX signing_keys_in_use ON signing_keys (alg, state) WHERE state IN ('next', 'current')`,
    );
    await this.records(runner);
    await ddl(
      runner,
      `CREATE TABLE consents (
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        scopes TEXT NOT NULL,
        grant_id TEXT,
        created_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, client_id)
      ) STRICT`,
    );
    await runner.query('CREATE INDEX consents_client_id ON consents (client_id)');
  }

  /** A session gets a new id when its user authenticates again. What belongs to it follows. */
  private async records(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `CREATE TABLE oidc_records (
        kind TEXT NOT NULL,
        id_hash TEXT NOT NULL,
        user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
        auth_epoch INTEGER,
        session_hash TEXT REFERENCES sessions (id_hash) ON DELETE CASCADE ON UPDATE CASCADE,
        client_id TEXT REFERENCES clients (id) ON DELETE CASCADE,
        grant_id TEXT,
        uid_hash TEXT,
        payload TEXT NOT NULL,
        consumed_at INTEGER,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (kind, id_hash)
      ) STRICT`,
    );
    for (const column of ['session_hash', 'client_id', 'grant_id', 'uid_hash', 'expires_at'])
      await runner.query(`CREATE INDEX oidc_records_${column} ON oidc_records (${column})`);
    await runner.query('CREATE INDEX oidc_records_user_id ON oidc_records (user_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['consents', 'oidc_records', 'signing_keys', 'clients'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP INDEX applications_icon_hash');
    await runner.query('ALTER TABLE applications DROP COLUMN icon_hash');
    await runner.query('DROP TABLE icons');
  }
}
