import { Unusable } from './imported-hash.js';

/** Strict: Node drops what it does not know. Padding may be missing. @throws Unusable. */
export function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')) return bytes;
  throw new Unusable('the hash is damaged: it is not valid base64');
}

/** Passlib's, with `.` for `+`. @throws Unusable. */
export function adaptedBase64(text: string): Buffer {
  return base64(text.replaceAll('.', '+'));
}

/** @throws Unusable. */
export function hex(text: string): Buffer {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  throw new Unusable('the hash is damaged: it is not valid hexadecimal');
}

const ordinary = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ofBcrypt = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The 16 bytes of bcrypt's salt. The last of its 22 characters has four bits too many, which count for nothing. */
export function bcryptSalt(text: string): Buffer {
  const letters = Array.from(text, (letter) => ordinary.charAt(ofBcrypt.indexOf(letter)));
  return Buffer.from(letters.join(''), 'base64').subarray(0, 16);
}
