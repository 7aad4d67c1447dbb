import { Injectable } from '@nestjs/common';
import { Clock, stillLasts, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { KeyStore, type StoredKey } from './key-store.js';
import { newSigningKey, type SigningAlg, signingAlgs, type SigningJwk } from './new-signing-key.js';

const { publishedBefore, currentFor, oldFor } = policy.oidc.signingKeys;

interface KeysInUse {
  readonly alg: SigningAlg;
  readonly current: StoredKey;
  readonly next: StoredKey;
}

/** Replaces signing keys: next, current, old, gone. Safe in several processes: each step is taken from a known state. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly database: Database,
    private readonly store: KeyStore,
    private readonly clock: Clock,
  ) {}

  /** After a change of SECRET. One whose SECRET is gone stays as it is, and is replaced when it is needed. */
  async reseal(): Promise<void> {
    await this.store.reseal();
  }

  /** Does what is due. Nothing as long as there are no keys. */
  async rotateDue(): Promise<void> {
    const now = this.clock.now();
    for (const keys of await this.inUse()) {
      const { current, next } = keys;
      const isDue = !stillLasts(current.changedAt + currentFor, currentFor, now);
      if (isDue && !stillLasts(next.createdAt + publishedBefore, publishedBefore, now)) await this.replace(keys);
    }
    await this.database.write([], (db) =>
      db.query(`DELETE FROM signing_keys WHERE state = 'old' AND changed_at <= ?`, [now - oldFor]),
    );
  }

  /**
   * Before it is due.
   * @returns when it would be possible, if the next keys are not published for long enough.
   */
  async rotateNow(): Promise<'rotated' | 'no keys' | { readonly possibleAt: Timestamp }> {
    const inUse = await this.inUse();
    if (inUse.length === 0) return 'no keys';
    const possibleAt = Math.max(...inUse.map(({ next }) => next.createdAt + publishedBefore));
    if (stillLasts(possibleAt, publishedBefore, this.clock.now())) return { possibleAt };
    for (const keys of inUse) await this.replace(keys);
    return 'rotated';
  }

  /** After a leak: no key from before is published any more, and nothing that it has signed is accepted. */
  async replaceAll(): Promise<void> {
    const keys = await Promise.all(
      signingAlgs.flatMap((alg) =>
        (['current', 'next'] as const).map(async (state) => ({ state, jwk: await newSigningKey(alg) })),
      ),
    );
    await this.database.write([], async (db) => {
      await db.query('DELETE FROM signing_keys WHERE alg IN (?, ?)', [...signingAlgs]);
      for (const { state, jwk } of keys)
        await this.store.add(db, { kid: jwk.kid, alg: jwk.alg, state }, JSON.stringify(jwk));
    });
  }

  private async inUse(): Promise<KeysInUse[]> {
    const rows = await this.store.all();
    return signingAlgs.flatMap((alg) => {
      const [current, next] = ['current', 'next'].map((state) =>
        rows.find((row) => row.alg === alg && row.state === state),
      );
      return current && next ? [{ alg, current, next }] : [];
    });
  }

  private async replace({ alg, current, next }: KeysInUse): Promise<void> {
    const jwk: SigningJwk = await newSigningKey(alg);
    await this.database.write([], async (db) => {
      if (!(await this.store.change(db, current, 'old'))) return;
      await this.store.change(db, next, 'current');
      await this.store.add(db, { kid: jwk.kid, alg, state: 'next' }, JSON.stringify(jwk));
    });
  }
}
