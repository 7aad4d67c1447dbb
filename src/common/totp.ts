import { createHmac } from 'node:crypto';
import { seconds, type Timestamp } from './time.js';

/** The defaults of RFC 6238 and RFC 4226. Several authenticator apps know no others. */
const step = seconds(30);
const usualDigits = 6;

/** The number of the time step that a moment belongs to: the moving factor T of RFC 6238, 4.2. */
export function stepAt(moment: Timestamp): number {
  return Math.floor(moment / step);
}

/** The code of a time step with HMAC-SHA-1: RFC 6238, with the truncation of RFC 4226, 5.3. */
export function totpCode(key: Uint8Array, stepNumber: number, digits = usualDigits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(stepNumber));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** What was typed as a code, without the separators that apps show. In full-width digits, too, as Japanese keyboards write them. */
export function typedDigits(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s.-]/g, '');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, 6, without padding: how authenticator apps take a key. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const quintets = bits.match(/.{1,5}/g) ?? [];
  return quintets.map((quintet) => alphabet[parseInt(quintet.padEnd(5, '0'), 2)]).join('');
}
