import { policy } from '../policy.js';
import type { SchemeName } from '../passwords/legacy/schemes.js';
import { adaptedBase64, base64, bcryptSalt, hex } from './encodings.js';
import { accepted, type ImportedHash, Unusable } from './imported-hash.js';

type Parts = Readonly<Record<string, string>>;

interface Format {
  readonly pattern: RegExp;
  readonly read: (parts: Parts) => ImportedHash;
}

/**
 * Reads the text of a hash, as Django, passlib, PHP, Rails, Flask and libraries of argon2, bcrypt and scrypt write it.
 * @throws Unusable that names the scheme, if it can be told.
 */
export function readHash(text: string): ImportedHash {
  for (const { pattern, read } of formats) {
    const { groups } = pattern.exec(text) ?? {};
    if (groups) return accepted(read(groups));
  }
  throw new Unusable(problemOf(text));
}

/** Nothing of the hash itself, which would end up in a log. */
function problemOf(text: string): string {
  const [, name] = /^[${]?([A-Za-z0-9][\w.-]{0,30}?)[$:},]/.exec(text) ?? [];
  const known = /^(?:argon2(?:id|i|d)?|2[aby]|bcrypt(?:_sha256)?|(?:django_)?pbkdf2[_-]?\w*|scrypt)$/.test(name ?? '');
  if (known) return `the ${name} hash is cut off or damaged`;
  return name === undefined ? 'the format of the hash is unknown' : `hashes of the kind ${name} cannot be imported`;
}

/** Without leading zeros, which the library refuses when it verifies. */
const argon2: Format = {
  pattern:
    /^(?:argon2)?(?<phc>\$(?<scheme>argon2(?:id|i|d))\$v=19\$m=(?<m>(?!0\d)\d{1,9}),t=(?<t>(?!0\d)\d{1,9}),p=(?<p>(?!0\d)\d{1,3})\$(?<salt>[\w+/-]{11,128})\$(?<hash>[\w+/-]+))$/,
  read: ({ phc = '', scheme, m, t, p, salt = '', hash = '' }) => {
    const [memory, passes, lanes] = [Number(m), Number(t), Number(p)];
    const digest = base64(hash);
    const { memoryCost, timeCost, parallelism } = policy.hashing;
    const isTodays = scheme === 'argon2id' && memory === memoryCost && passes === timeCost && lanes === parallelism;
    // It needs 8 blocks for each lane (RFC 9106).
    if (lanes > 64 || memory < 8 * lanes) throw new Unusable('the parameters of this argon2 hash are not valid');
    const cost = isTodays ? [] : [memory, passes, lanes, digest.length];
    const work = { scheme: isTodays ? 'raw' : (scheme as SchemeName), cost };
    return { work, salt: base64(salt), digest, phc };
  },
};

const bcrypt: Format = {
  pattern:
    /^(?<sha256>bcrypt_sha256\$)?(?:bcrypt\$|\{bcrypt\})?\$2[aby]\$(?<rounds>\d\d)\$(?<salt>[./\w]{22})(?<hash>[./A-Za-z0-9]{31})$/,
  read: ({ sha256, rounds, salt = '', hash = '' }) => {
    if (Number(rounds) < 4) throw new Unusable('the parameters of this bcrypt hash are not valid');
    const scheme = sha256 === undefined ? 'bcrypt' : 'bcrypt-sha256';
    return { work: { scheme, cost: [Number(rounds)] }, salt: bcryptSalt(salt), digest: Buffer.from(hash) };
  },
};

const sizes: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 };

function pbkdf2(algorithm: string, rounds: string | undefined, salt: Buffer, digest: Buffer): ImportedHash {
  if (digest.length !== sizes[algorithm]) throw new Unusable(`the pbkdf2 hash is cut off or damaged`);
  const scheme = `pbkdf2-${algorithm}` as SchemeName;
  return { work: { scheme, cost: [Number(rounds), digest.length] }, salt, digest };
}

const djangoPbkdf2: Format = {
  pattern: /^(?:django_)?pbkdf2_(?<algorithm>sha1|sha256)\$(?<rounds>\d{1,9})\$(?<salt>[^$]+)\$(?<hash>[\w+/]+={0,2})$/,
  read: ({ algorithm = '', rounds, salt = '', hash = '' }) =>
    pbkdf2(algorithm, rounds, Buffer.from(salt), base64(hash)),
};

const passlibPbkdf2: Format = {
  pattern: /^\$pbkdf2(?:-(?<algorithm>sha256|sha512))?\$(?<rounds>\d{1,9})\$(?<salt>[\w./]*)\$(?<hash>[\w./]+)$/,
  read: ({ algorithm = 'sha1', rounds, salt = '', hash = '' }) =>
    pbkdf2(algorithm, rounds, adaptedBase64(salt), adaptedBase64(hash)),
};

const flaskPbkdf2: Format = {
  pattern: /^pbkdf2:(?<algorithm>sha1|sha256|sha512):(?<rounds>\d{1,9})\$(?<salt>[^$]+)\$(?<hash>\w+)$/,
  read: ({ algorithm = '', rounds, salt = '', hash = '' }) => pbkdf2(algorithm, rounds, Buffer.from(salt), hex(hash)),
};

function scrypt(numbers: readonly number[], salt: Buffer, digest: Buffer): ImportedHash {
  return { work: { scheme: 'scrypt', cost: [...numbers, digest.length] }, salt, digest };
}

const phcScrypt: Format = {
  pattern:
    /^\$scrypt\$ln=(?<ln>\d{1,2}),r=(?<r>\d{1,3}),p=(?<p>\d{1,3})\$(?<salt>[\w+/]*={0,2})\$(?<hash>[\w+/]+={0,2})$/,
  read: ({ ln, r, p, salt = '', hash = '' }) =>
    requireLength(32, scrypt([2 ** Number(ln), Number(r), Number(p)], base64(salt), base64(hash))),
};

const djangoScrypt: Format = {
  pattern: /^scrypt\$(?<N>\d{1,9})\$(?<salt>[^$]+)\$(?<r>\d{1,3})\$(?<p>\d{1,3})\$(?<hash>[\w+/]+={0,2})$/,
  read: ({ N, r, p, salt = '', hash = '' }) =>
    requireLength(64, scrypt([Number(N), Number(r), Number(p)], Buffer.from(salt), base64(hash))),
};

const flaskScrypt: Format = {
  pattern: /^scrypt:(?<N>\d{1,9}):(?<r>\d{1,3}):(?<p>\d{1,3})\$(?<salt>[^$]+)\$(?<hash>\w+)$/,
  read: ({ N, r, p, salt = '', hash = '' }) =>
    requireLength(64, scrypt([Number(N), Number(r), Number(p)], Buffer.from(salt), hex(hash))),
};

function requireLength(length: number, hash: ImportedHash): ImportedHash {
  if (hash.digest?.length === length) return hash;
  throw new Unusable(`the ${hash.work.scheme} hash is cut off or damaged`);
}

const formats: readonly Format[] = [
  argon2,
  bcrypt,
  djangoPbkdf2,
  passlibPbkdf2,
  flaskPbkdf2,
  phcScrypt,
  djangoScrypt,
  flaskScrypt,
];
