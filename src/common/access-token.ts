import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What begins a token says what it is, to people and to programs that search for leaked secrets. */
export const tokenPrefixes = { session: 'foy_ses_', personal: 'foy_pat_' } as const;

type TokenKind = keyof typeof tokenPrefixes;

/**
 * 256 random bits as 43 characters of base62, and 6 that tell a mistyped or cut token without a look-up.
 * @param bits others than new ones.
 */
export function newAccessToken(kind: TokenKind, bits: Buffer = randomBytes(32)): string {
  const random = base62(BigInt(`0x${bits.toString('hex')}`), 43);
  return tokenPrefixes[kind] + random + checksum(random);
}

/** Undefined for what cannot be a token. */
export function kindOfToken(text: string): TokenKind | undefined {
  const {
    prefix,
    random = '',
    sum,
  } = /^(?<prefix>foy_(?:ses|pat)_)(?<random>[\dA-Za-z]{43})(?<sum>[\dA-Za-z]{6})$/.exec(text)?.groups ?? {};
  if (checksum(random) !== sum) return undefined;
  return prefix === tokenPrefixes.session ? 'session' : 'personal';
}

function checksum(random: string): string {
  return base62(BigInt(crc32(random)), 6);
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= 62n) text = (digits[Number(rest % 62n)] ?? '') + text;
  return text.padStart(length, '0');
}
