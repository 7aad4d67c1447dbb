import { z } from 'zod';
import type { SchemeName } from '../passwords/legacy/schemes.js';
import { base64 } from './encodings.js';
import { readHash } from './hash-formats.js';
import { accepted, type ImportedHash, Unusable } from './imported-hash.js';

/** The credential of a realm that was exported: two texts of JSON in it. */
const credential = z.object({ secretData: z.string(), credentialData: z.string() });
const secret = z.object({ value: z.string(), salt: z.string() });
const settings = z.object({
  algorithm: z.string(),
  hashIterations: z.number(),
  additionalParameters: z.record(z.string(), z.array(z.string())).default({}),
});

/** @throws Unusable. */
export function readKeycloakHash(value: object): ImportedHash {
  const { secretData, credentialData } = parsed(credential, value);
  const { value: hash, salt } = parsed(secret, json(secretData));
  const { algorithm, hashIterations: rounds, additionalParameters } = parsed(settings, json(credentialData));
  if (algorithm === 'argon2') return readHash(phcOf(hash, salt, rounds, additionalParameters));
  const [, digest] = /^pbkdf2(?:-(sha256|sha512))?$/.exec(algorithm) ?? [];
  if (!algorithm.startsWith('pbkdf2') || (digest === undefined && algorithm !== 'pbkdf2'))
    throw new Unusable(`hashes of the kind ${algorithm.replace(/[^\w.-]/g, '').slice(0, 30)} cannot be imported`);
  const scheme = `pbkdf2-${digest ?? 'sha1'}` as SchemeName;
  const bytes = base64(hash);
  return accepted({ work: { scheme, cost: [rounds, bytes.length] }, salt: base64(salt), digest: bytes });
}

function phcOf(hash: string, salt: string, t: number, more: Readonly<Record<string, string[]>>): string {
  const [type = 'id'] = more.type ?? [];
  const [m] = more.memory ?? [];
  const [p] = more.parallelism ?? [];
  const [version = '1.3'] = more.version ?? [];
  if (version !== '1.3') throw new Unusable('argon2 of an earlier version than 1.3 cannot be imported');
  const unpadded = (text: string): string => text.replace(/=+$/, '');
  return `$argon2${type}$v=19$m=${m},t=${t},p=${p}$${unpadded(salt)}$${unpadded(hash)}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unusable('the credential of Keycloak is damaged');
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, data } = schema.safeParse(value);
  if (!success) throw new Unusable('the credential of Keycloak is damaged');
  return data;
}
