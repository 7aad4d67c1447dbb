import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { Sealer, sealedTables } from '../common/sealer.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import { newSecret, secretFileOf, writeSecrets } from '../config/secret-file.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { TotpKey } from '../factors/totp-key.entity.js';
import { TotpKeys } from '../factors/totp-keys.js';
import { KeyStore } from '../oidc/key-store.js';
import { policy } from '../policy.js';
import { WebhookSecrets } from '../webhooks/secrets.js';
import { type OldSecretUses, oldSecretUses, renewImportedLinks } from './old-secret-uses.js';
import { SecretInUse } from './secret-in-use.js';

/** The file beside the database, if SECRET is not set. */
export function secretFileIn(config: Config, isSet: boolean): string | undefined {
  return isSet || config.database.engine !== 'sqlite' ? undefined : secretFileOf(config.database.file);
}

/** Puts a new secret before the one in this file. @returns when the old one can go after a restart at once. @throws ConfigError. */
export function beginChange(config: Config, file: string): Timestamp {
  const [current = '', old] = config.secrets;
  if (old !== undefined)
    throw new ConfigError(
      'A change is under way: the file has a new and an old secret. To end it: secret rotate --finish',
    );
  writeSecrets(file, [newSecret(), current]);
  return oldEndsAfter(new Clock().now());
}

/** What was made with the old secret has ended by then: a session lasts longest. */
const oldEndsAfter = (since: Timestamp): Timestamp => since + policy.sessions.rememberedAbsolute;

const restartFirst =
  'Restart the server first: it does not run with the new secret yet, or it has not encrypted all keys with it. Nothing was changed.';

export interface Finished {
  readonly removed: boolean;
  readonly uses: OldSecretUses;
  readonly possibleAt: Timestamp;
  /** The server knows the new secret. */
  readonly isInUse: boolean;
}

/**
 * Removes the old secret unless something was made with it that still works. Without `even` it leaves all keys to the server,
 * which encrypts them at its start: before, it could not open what a command has encrypted with the new secret.
 * @param even removes it in any case: sessions end, links stop working, and emails that wait cannot be sent.
 * @throws ConfigError if there is no old one, or if the server needs a restart with both first.
 */
export async function finishChange(config: Config, file: string, even: boolean): Promise<Finished> {
  const [current = '', ...old] = config.secrets;
  if (old.length === 0) throw new ConfigError('There is no old secret: nothing to do.');
  return besideServer(
    config.database,
    async (database) => {
      const clock = new Clock();
      const since = await new SecretInUse(database, new Keyring(config.secrets), clock).since();
      const isInUse = since !== undefined && (await countSealedWithOld(database, config)) === 0;
      if (!isInUse && !even) throw new ConfigError(restartFirst);
      if (even) await resealAll(database, config);
      await renewImportedLinks(database, current);
      const newSince = since ?? clock.now();
      const uses = await oldSecretUses(database, clock, newSince);
      const removed = even || Object.values(uses).every((count) => count === 0);
      if (removed) writeSecrets(file, [current]);
      return { removed, uses, possibleAt: oldEndsAfter(newSince), isInUse };
    },
    [TotpKey],
  );
}

/** Of a SECRET that is set. @returns how many stored keys only an earlier secret than the first can open. */
export async function sealedWithOld(config: Config): Promise<number> {
  return besideServer(config.database, (database) => countSealedWithOld(database, config));
}

async function resealAll(database: Database, config: Config): Promise<void> {
  const [keyring, clock] = [new Keyring(config.secrets), new Clock()];
  await new TotpKeys(database, keyring, clock).reseal();
  await new KeyStore(database, clock, keyring).reseal();
  await new WebhookSecrets(database, clock, keyring).reseal();
}

/** Those whose secret is gone altogether cannot be saved, and do not count. */
async function countSealedWithOld(database: Database, { secrets }: Config): Promise<number> {
  let count = 0;
  for (const table of sealedTables) {
    const old = secrets.slice(1).map((secret) => new Sealer(new Keyring([secret]), table).name);
    if (old.length === 0) continue;
    const [row] = await database.reader.query<{ count: number }[]>(
      `SELECT COUNT(*) AS count FROM ${table} WHERE sealed_with IN (${old.map(() => '?').join(', ')})`,
      old,
    );
    count += Number(row?.count ?? 0);
  }
  return count;
}
