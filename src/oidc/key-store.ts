import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Keyring } from '../common/keyring.js';
import { Sealer } from '../common/sealer.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';

export type KeyState = 'next' | 'current' | 'old';

/** What `signing_keys` has on one key. */
export interface StoredKey {
  readonly kid: string;
  readonly alg: string;
  readonly state: KeyState;
  readonly sealed: string;
  readonly createdAt: Timestamp;
  readonly changedAt: Timestamp;
}

const columns = 'kid, alg, state, sealed, created_at AS "createdAt", changed_at AS "changedAt"';

/** The rows of `signing_keys`. A key is encrypted about its own id: under another one it does not open. */
@Injectable()
export class KeyStore {
  private readonly sealer: Sealer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    keyring: Keyring,
  ) {
    this.sealer = new Sealer(keyring, 'signing_keys');
  }

  /** Those that sign first. */
  async all(): Promise<StoredKey[]> {
    return this.database.reader.query<StoredKey[]>(
      `SELECT ${columns} FROM signing_keys
        ORDER BY CASE state WHEN 'current' THEN 0 WHEN 'next' THEN 1 ELSE 2 END, alg, changed_at DESC, kid`,
    );
  }

  /** Undefined if its SECRET is gone. */
  open({ kid, sealed }: Pick<StoredKey, 'kid' | 'sealed'>): string | undefined {
    return this.sealer.open(sealed, kid);
  }

  /** Does nothing if the algorithm has one in this state. */
  async add(db: EntityManager, key: Pick<StoredKey, 'kid' | 'alg' | 'state'>, secret: string): Promise<void> {
    const { sealed, sealedWith } = this.sealer.seal(secret, key.kid);
    const now = this.clock.now();
    await db.query(
      `INSERT INTO signing_keys (kid, alg, state, sealed, sealed_with, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [key.kid, key.alg, key.state, sealed, sealedWith, now, now],
    );
  }

  /** False if it has another state by now: somebody else was faster. */
  async change(db: EntityManager, { kid, state }: Pick<StoredKey, 'kid' | 'state'>, to: KeyState): Promise<boolean> {
    const sql = 'UPDATE signing_keys SET state = ?, changed_at = ? WHERE kid = ? AND state = ? RETURNING 1';
    return (await db.query<unknown[]>(sql, [to, this.clock.now(), kid, state])).length > 0;
  }

  async reseal(): Promise<void> {
    const sql = 'SELECT kid, sealed FROM signing_keys WHERE sealed_with <> ?';
    const rows = await this.database.reader.query<Pick<StoredKey, 'kid' | 'sealed'>[]>(sql, [this.sealer.name]);
    const resealed = rows.flatMap((row) => {
      const secret = this.open(row);
      return secret === undefined ? [] : [{ ...this.sealer.seal(secret, row.kid), kid: row.kid, old: row.sealed }];
    });
    await this.database.write([], async (db) => {
      for (const { kid, old, sealed, sealedWith } of resealed) {
        const change = 'UPDATE signing_keys SET sealed = ?, sealed_with = ? WHERE kid = ? AND sealed = ?';
        await db.query(change, [sealed, sealedWith, kid, old]);
      }
    });
  }
}
