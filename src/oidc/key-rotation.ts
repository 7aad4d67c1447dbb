import { Injectable } from '@nestjs/common';
import { Clock, stillLasts, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { type KeyState, KeyStore, type StoredKey } from './key-store.js';
import { signingAlgs } from './new-signing-key.js';

const { publishedBefore, currentFor, oldFor } = policy.oidc.signingKeys;

interface KeysInUse {
  readonly current: StoredKey;
  readonly next: StoredKey | undefined;
}

/**
 * Replaces signing keys: next, current, old, gone. Safe in several processes: each step is taken from a known state.
 * `SigningKeys` makes the one that is missing then.
 */
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
    for (const { current, next } of await this.inUse()) {
      const isDue = !stillLasts(current.changedAt + currentFor, currentFor, now);
      if (isDue && next && usableFrom(next, now) <= now) await this.replace(current, next);
    }
    await this.database.write([], (db) =>
      db.query(`DELETE FROM signing_keys WHERE state = 'old' AND changed_at <= ?`, [now - oldFor]),
    );
  }

  /**
   * Before it is due, which needs no SECRET.
   * @returns when it would be possible, if the next keys are not published for long enough.
   */
  async rotateNow(): Promise<'rotated' | 'no keys' | { readonly possibleAt: Timestamp }> {
    const inUse = await this.inUse();
    if (inUse.length === 0) return 'no keys';
    const now = this.clock.now();
    const possibleAt = Math.max(...inUse.map(({ next }) => usableFrom(next, now)));
    if (possibleAt > now) return { possibleAt };
    for (const { current, next } of inUse) if (next) await this.replace(current, next);
    return 'rotated';
  }

  /** After a leak: no key from before is published any more, and nothing that it has signed is accepted. */
  async removeAll(): Promise<void> {
    await this.database.write([], (db) => db.query('DELETE FROM signing_keys WHERE alg IN (?, ?)', [...signingAlgs]));
  }

  private async inUse(): Promise<KeysInUse[]> {
    const rows = await this.store.all();
    return signingAlgs.flatMap((alg) => {
      const find = (state: KeyState): StoredKey | undefined =>
        rows.find((row) => row.alg === alg && row.state === state);
      const current = find('current');
      return current ? [{ current, next: find('next') }] : [];
    });
  }

  private async replace(current: StoredKey, next: StoredKey): Promise<void> {
    await this.database.write([], async (db) => {
      if (await this.store.change(db, current, 'old')) await this.store.change(db, next, 'current');
    });
  }
}

/** Not years from now because a clock was ahead. */
function usableFrom(next: StoredKey | undefined, now: Timestamp): Timestamp {
  const end = (next?.createdAt ?? now) + publishedBefore;
  return stillLasts(end, publishedBefore, now) ? end : now;
}
