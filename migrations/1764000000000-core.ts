import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './dialect.js';

/**
 * People, pending registrations, sessions, events and the mail that waits. Ids are made by the application; moments
 * are milliseconds since 1970 in UTC. Whatever expires has an index for the sweep.
 */
export class Core1764000000000 implements MigrationInterface {
  name = 'Core1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
      CREATE TABLE users (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL,
        auth_epoch INTEGER NOT NULL DEFAULT 0,
        activated_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT`,
    );

    await ddl(
      runner,
      `
      CREATE TABLE registrations (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        browser_hash TEXT NOT NULL,
        nonce TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX registrations_email_key ON registrations (email_key)');
    await runner.query('CREATE INDEX registrations_browser_hash ON registrations (browser_hash)');
    await runner.query('CREATE INDEX registrations_expires_at ON registrations (expires_at)');
    await runner.query('CREATE INDEX registrations_user_id ON registrations (user_id)');

    await ddl(
      runner,
      `
      CREATE TABLE sessions (
        id_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        auth_epoch INTEGER NOT NULL,
        data TEXT NOT NULL,
        ip TEXT NOT NULL,
        user_agent TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query('CREATE INDEX sessions_user_id ON sessions (user_id, created_at)');
    await runner.query('CREATE INDEX sessions_expires_at ON sessions (expires_at)');

    await ddl(
      runner,
      `
      CREATE TABLE events (
        id TEXT PRIMARY KEY,
        user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        ip TEXT NOT NULL,
        user_agent TEXT NOT NULL,
        detail TEXT
      ) STRICT`,
    );
    await runner.query('CREATE INDEX events_user_id ON events (user_id, at)');
    await runner.query('CREATE INDEX events_at ON events (at)');

    await ddl(
      runner,
      `
      CREATE TABLE outbox (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        recipient TEXT NOT NULL,
        payload TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        next_attempt_at INTEGER NOT NULL,
        leased_until INTEGER,
        sent_at INTEGER,
        failed_at INTEGER,
        created_at INTEGER NOT NULL
      ) STRICT`,
    );
    await runner.query(
      'CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL',
    );
    await runner.query('CREATE INDEX outbox_sent_at ON outbox (sent_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['outbox', 'events', 'sessions', 'registrations', 'users']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
