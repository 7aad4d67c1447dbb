import type { Keyring } from '../../common/keyring.js';
import type { Timestamp } from '../../common/time.js';
import { policy } from '../../policy.js';

/** With it, the command `doctor` asks a server for the address from which it sees the request. */
export const proofHeader = 'x-foyer-doctor';
export const seenHeader = 'x-foyer-client';

/** Shown to whoever has SECRET. */
export function doctorProof(keyring: Keyring, now: Timestamp): string {
  return `${now}.${keyring.fingerprint('doctor', String(now))}`;
}

/** Whether this process has made it, or another with the same SECRET, in the last minutes. */
export function isDoctorProof(keyring: Keyring, text: string, now: Timestamp): boolean {
  const [time = '', fingerprint = ''] = text.split('.');
  if (!/^\d{1,15}$/.test(time) || Math.abs(now - Number(time)) > policy.doctor.proofLasts) return false;
  return keyring.isFingerprint('doctor', time, fingerprint);
}
