import { textOfWork, type Work, workOfText } from './work.js';

/*
 * A hash that was imported: `legacy:WORK:SALT$argon2id$…`. The argon2id is over the digest of the other program, or kept as
 * it came. WORK has a fixed length, so that an index over the beginning finds which are left.
 */
const mark = 'legacy:';
const workLength = 40;
const headLength = mark.length + workLength;

/** For SQL: which rows have such a hash, and the part of it that says the work. Written like the index. */
export const isLegacy = `substr(password_hash, 1, ${mark.length}) = '${mark}'`;
export const legacyHead = `substr(password_hash, 1, ${headLength})`;

/** A stored hash with what to do before argon2 verifies it. */
export interface StoredHash {
  /** Argon2's PHC string. */
  readonly phc: string;
  readonly work?: Work & { readonly salt: Buffer };
}

/** @param salt of the digest; empty if the argon2 hash is kept as it came. */
export function legacyHash(work: Work, salt: Buffer, phc: string): string {
  const head = textOfWork(work).padEnd(workLength, '.');
  if (head.length > workLength) throw new Error('The parameters of this hash are too long.');
  return `${mark}${head}:${salt.toString('base64url')}${phc}`;
}

/** What argon2 gets. The library verifies only text. */
export function textOfDigest({ scheme }: Work, digest: Buffer): string {
  return digest.toString(scheme === 'raw' ? 'utf8' : 'base64url');
}

function isLegacyHash(hash: string): boolean {
  return hash.startsWith(mark);
}

export function storedHash(hash: string): StoredHash {
  if (!isLegacyHash(hash)) return { phc: hash };
  const at = hash.indexOf('$');
  const phc = hash.slice(at);
  const [, , , , saltOfPhc = ''] = phc.split('$');
  const work = workOfHead(hash);
  // Reads both ways of writing base64.
  const salt = Buffer.from(work.scheme.startsWith('argon2') ? saltOfPhc : hash.slice(headLength + 1, at), 'base64');
  return { phc, work: { ...work, salt } };
}

/** What other programs can check: argon2 of the password itself. Undefined if it is of another program's digest, or none. */
export function plainHash(hash: string): string | undefined {
  if (hash === '') return undefined;
  const { phc, work } = storedHash(hash);
  return work === undefined || work.scheme === 'raw' || work.scheme.startsWith('argon2') ? phc : undefined;
}

/** @param head or all of a stored hash. */
export function workOfHead(head: string): Work {
  return workOfText(head.slice(mark.length, headLength).replace(/\.+$/, ''));
}
