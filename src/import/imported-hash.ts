import { policy } from '../policy.js';
import { schemeOf } from '../passwords/legacy/schemes.js';
import { timeOf, type Work } from '../passwords/legacy/work.js';

/** A password hash of another program. */
export interface ImportedHash {
  readonly work: Work;
  readonly salt: Buffer;
  /** What argon2id is made of. */
  readonly digest?: Buffer;
  /** Argon2 already: kept as it is. */
  readonly phc?: string;
}

/** A value of the file that cannot be used, with the reason. */
export class Unusable extends Error {}

/** @throws Unusable when a log-in would take too long, or too much memory, or when there is too little to compare with. */
export function accepted(hash: ImportedHash): ImportedHash {
  const { work, salt, digest } = hash;
  const { time, memory } = policy.hashing.legacy;
  const { isValid, memory: memoryOf } = schemeOf(work.scheme);
  if (!work.cost.every((number) => Number.isSafeInteger(number) && number > 0) || isValid?.(work.cost) === false)
    throw new Unusable(`the parameters of this ${work.scheme} hash are not valid`);
  if (timeOf(work) > time || (memoryOf?.(work.cost) ?? 0) > memory)
    throw new Unusable(`the parameters of this ${work.scheme} hash make it too slow or too large`);
  if (salt.length > 512) throw new Unusable('the salt is too long');
  if (digest && (digest.length < 16 || digest.length > 128)) throw new Unusable('the hash is cut off, or too long');
  return hash;
}
