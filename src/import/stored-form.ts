import { hash as argon2 } from '@node-rs/argon2';
import { legacyHash, textOfDigest } from '../passwords/legacy/stored-hash.js';
import { policy } from '../policy.js';
import type { ImportedHash } from './imported-hash.js';

const { memoryCost, timeCost, parallelism } = policy.hashing;

export function needsArgon2({ phc }: ImportedHash): boolean {
  return phc === undefined;
}

/** A digest of another program is protected by argon2id at once, and not only from the next log-in on. Argon2 is kept. */
export async function storedForm({ work, salt, digest, phc }: ImportedHash): Promise<string> {
  if (phc !== undefined) return legacyHash(work, Buffer.alloc(0), phc);
  const text = textOfDigest(work, digest ?? Buffer.alloc(0));
  return legacyHash(work, salt, await argon2(text, { memoryCost, timeCost, parallelism }));
}
