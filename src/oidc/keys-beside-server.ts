import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { KeyRotation } from './key-rotation.js';
import { KeyStore, type StoredKey } from './key-store.js';

type ShownKey = Pick<StoredKey, 'kid' | 'alg' | 'state'> & { readonly since: Timestamp };

/** For operators, also beside a running server. Without SECRET: nothing is decrypted. */
export async function listKeys(place: DatabasePlace): Promise<ShownKey[]> {
  return withKeys(place, async (_rotation, store) =>
    (await store.all()).map(({ kid, alg, state, changedAt }) => ({ kid, alg, state, since: changedAt })),
  );
}

/** @throws ConfigError if there are none, or the next ones are not published for long enough. */
export async function rotateKeys(place: DatabasePlace): Promise<void> {
  await withKeys(place, async (rotation) => {
    const result = await rotation.rotateNow();
    if (result === 'rotated') return;
    if (result === 'no keys')
      throw new ConfigError('There are no signing keys yet. The server makes them when a client needs them.');
    throw new ConfigError(
      `The next keys were published too recently: applications may not know them before ${new Date(result.possibleAt).toISOString()}. If a key has leaked, do not wait: keys rotate --leaked`,
    );
  });
}

/** Nothing that was signed before is accepted any more. */
export async function removeLeakedKeys(place: DatabasePlace): Promise<void> {
  await withKeys(place, (rotation) => rotation.removeAll());
}

async function withKeys<T>(
  place: DatabasePlace,
  work: (rotation: KeyRotation, store: KeyStore) => Promise<T>,
): Promise<T> {
  const clock = new Clock();
  return besideServer(place, (database) => {
    const store = new KeyStore(database, clock, new Keyring([]));
    return work(new KeyRotation(database, store, clock), store);
  });
}
