import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Keyring } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import { Sealer } from '../common/sealer.js';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { newWebhookSecret } from './signature.js';

interface SealedSecret {
  readonly id: string;
  readonly sealed: string;
}

/** The secrets of endpoints, encrypted. */
@Injectable()
export class WebhookSecrets {
  private readonly sealer: Sealer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    keyring: Keyring,
  ) {
    this.sealer = new Sealer(keyring, 'webhook_secrets');
  }

  /** A new one, which nobody can see again. Those before sign for a while longer. */
  async add(db: EntityManager, endpointId: string): Promise<string> {
    const now = this.clock.now();
    const retire = 'UPDATE webhook_secrets SET ends_at = ? WHERE endpoint_id = ? AND ends_at IS NULL';
    await db.query(retire, [now + policy.webhooks.oldSecretFor, endpointId]);
    const [id, secret] = [orderedId(), newWebhookSecret()];
    const { sealed, sealedWith } = this.sealer.seal(secret, id);
    await db.query(
      'INSERT INTO webhook_secrets (id, endpoint_id, sealed, sealed_with, created_at) VALUES (?, ?, ?, ?, ?)',
      [id, endpointId, sealed, sealedWith, now],
    );
    return secret;
  }

  /** The newest first. None if their SECRET is gone. */
  async of(endpointId: string): Promise<string[]> {
    const rows = await this.database.reader.query<SealedSecret[]>(
      `SELECT id, sealed FROM webhook_secrets WHERE endpoint_id = ? AND (ends_at IS NULL OR ends_at > ?) ORDER BY id DESC`,
      [endpointId, this.clock.now()],
    );
    return rows.flatMap(({ id, sealed }) => this.sealer.open(sealed, id) ?? []);
  }

  /** Encrypts with the first SECRET what an earlier one has encrypted. */
  async reseal(): Promise<void> {
    const sql = 'SELECT id, sealed FROM webhook_secrets WHERE sealed_with <> ?';
    const rows = await this.database.reader.query<SealedSecret[]>(sql, [this.sealer.name]);
    const resealed = rows.flatMap(({ id, sealed: old }) => {
      const secret = this.sealer.open(old, id);
      return secret === undefined ? [] : [{ id, old, ...this.sealer.seal(secret, id) }];
    });
    if (resealed.length === 0) return;
    await this.database.write([], async (db) => {
      for (const { id, old, sealed, sealedWith } of resealed) {
        const change = 'UPDATE webhook_secrets SET sealed = ?, sealed_with = ? WHERE id = ? AND sealed = ?';
        await db.query(change, [sealed, sealedWith, id, old]);
      }
    });
  }
}
