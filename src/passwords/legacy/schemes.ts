import { createCipheriv, createHash, pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { policy } from '../../policy.js';

/** The parameters of a scheme that decide how long it takes, in the order of its `cost`. */
export type Cost = readonly number[];

/** How another program has made a digest of a password. */
export interface Scheme {
  /** Off the main thread. */
  readonly digest: (password: Buffer, salt: Buffer, cost: Cost) => Promise<Buffer>;
  /** About how many milliseconds it takes on one core. */
  readonly time: (cost: Cost) => number;
  /** In KiB, where it needs more than a few. */
  readonly memory?: (cost: Cost) => number;
  /** Whether there is such a cost. Otherwise `digest` throws, at everybody's log-in. By default, every one is. */
  readonly isValid?: (cost: Cost) => boolean;
  /** What to do beside `cost` so that both together take as long as `most`. Without it, costs cannot be compared. */
  readonly rest?: (cost: Cost, most: Cost) => readonly Cost[];
}

const bcrypt: Scheme = {
  digest: async (password, salt, [rounds = 0]) => {
    const { hash } = await import('@node-rs/bcrypt');
    // In C a string ends at NUL, and only the first 72 bytes count.
    const [text] = password.toString('latin1').split('\0');
    return Buffer.from((await hash(Buffer.from(text ?? '', 'latin1'), rounds, salt)).slice(-31));
  },
  time: ([rounds = 0]) => 0.06 * 2 ** rounds,
  // 2^8 + 2^8 + 2^9 + 2^10 + 2^11 = 2^12.
  rest: ([rounds = 0], [most = 0]) => Array.from({ length: most - rounds }, (_, more) => [rounds + more]),
};

function pbkdf2With(algorithm: 'sha1' | 'sha256' | 'sha512', size: number, microseconds: number): Scheme {
  return {
    digest: (password, salt, [iterations = 0, length = 0]) =>
      promisify(pbkdf2)(password, salt, iterations, length, algorithm),
    time: ([iterations = 0, length = 0]) => (iterations * Math.ceil(length / size) * microseconds) / 1000,
    rest: ([iterations = 0, length = 0], [most = 0]) => (most > iterations ? [[most - iterations, length]] : []),
  };
}

function argon2With(algorithm: 0 | 1 | 2): Scheme {
  return {
    digest: async (password, salt, [memoryCost = 0, timeCost = 0, parallelism = 0, outputLen = 0]) => {
      const { hashRaw } = await import('@node-rs/argon2');
      return hashRaw(password, { algorithm, salt, memoryCost, timeCost, parallelism, outputLen });
    },
    time: ([memoryCost = 0, timeCost = 0]) => (memoryCost * timeCost) / 2000,
    memory: ([memoryCost = 0]) => memoryCost,
  };
}

const scryptTime = (N: number, r: number, p: number): number => (N * r * p) / 2500;
const scryptMemory = (N: number, r: number): number => (N * r) / 8;
/** RFC 7914: N is a power of 2, greater than 1 and less than 2^(16 r). */
const isScrypt = (N: number, r: number): boolean => N > 1 && Number.isInteger(Math.log2(N)) && Math.log2(N) < 16 * r;

async function scryptOf(
  password: Buffer,
  salt: Buffer,
  [N, r, p, length]: readonly [number, number, number, number],
): Promise<Buffer> {
  const maxmem = 2 * 1024 * policy.hashing.legacy.memory;
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** By the name that a stored hash has. */
export const schemes = {
  /** The password itself: an argon2 hash of today's cost that another program has made of it, without NFKC. */
  raw: { digest: (password) => Promise.resolve(password), time: () => 0 },
  bcrypt,
  /** Django's: bcrypt sees a hash, so that it does not cut long passwords. */
  'bcrypt-sha256': {
    ...bcrypt,
    digest: (password, salt, cost) =>
      bcrypt.digest(Buffer.from(createHash('sha256').update(password).digest('hex')), salt, cost),
  },
  'pbkdf2-sha1': pbkdf2With('sha1', 20, 0.35),
  'pbkdf2-sha256': pbkdf2With('sha256', 32, 0.35),
  'pbkdf2-sha512': pbkdf2With('sha512', 64, 0.6),
  scrypt: {
    digest: (password, salt, [N = 0, r = 0, p = 0, length = 0]) => scryptOf(password, salt, [N, r, p, length]),
    time: ([N = 0, r = 0, p = 0]) => scryptTime(N, r, p),
    memory: ([N = 0, r = 0]) => scryptMemory(N, r),
    isValid: ([N = 0, r = 0]) => isScrypt(N, r),
  },
  /** It encrypts a secret of the project with AES-256-CTR. The key stream alone says as much, without that secret. */
  firebase: {
    digest: async (password, salt, [N = 0, r = 0, length = 0]) => {
      const key = await scryptOf(password, salt, [N, r, 1, 32]);
      return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
    },
    time: ([N = 0, r = 0]) => scryptTime(N, r, 1),
    memory: ([N = 0, r = 0]) => scryptMemory(N, r),
    isValid: ([N = 0, r = 0]) => isScrypt(N, r),
  },
  argon2d: argon2With(0),
  argon2i: argon2With(1),
  argon2id: argon2With(2),
} satisfies Readonly<Record<string, Scheme>>;

export type SchemeName = keyof typeof schemes;

export function schemeOf(name: SchemeName): Scheme {
  return schemes[name];
}

export function isSchemeName(name: string): name is SchemeName {
  return Object.hasOwn(schemes, name);
}
