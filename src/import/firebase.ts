import { ConfigError } from '../common/config-error.js';
import { base64 } from './encodings.js';
import { accepted, type ImportedHash, Unusable } from './imported-hash.js';

/** What the console of a Firebase project shows as its password hash parameters. */
export interface FirebaseProject {
  readonly signerKey: Buffer;
  readonly saltSeparator: Buffer;
  readonly rounds: number;
  readonly memoryCost: number;
}

/** Reads them as JSON, or as the console shows them, which is not quite JSON. @throws ConfigError. */
export function readFirebaseProject(text: string): FirebaseProject {
  const found = new Map([...text.matchAll(/(\w+)"?\s*:\s*"?([^",\s}]+)/g)].map(([, name, value]) => [name, value]));
  const number = (name: string): number => {
    const value = Number(found.get(name));
    if (Number.isInteger(value) && value > 0 && value < 100) return value;
    throw new ConfigError(`The parameters of Firebase need ${name}, which is a number.`);
  };
  const bytes = (name: string): Buffer => {
    try {
      return base64(found.get(name) ?? '!');
    } catch {
      throw new ConfigError(`The parameters of Firebase need ${name}, in base64.`);
    }
  };
  return {
    signerKey: bytes('base64_signer_key'),
    saltSeparator: bytes('base64_salt_separator'),
    rounds: number('rounds'),
    memoryCost: number('mem_cost'),
  };
}

/**
 * Firebase encrypts the signer key with a key made of the password (AES in counter mode). Without the signer key the key
 * stream is left, which says the same about the password: so that secret of the project is not stored.
 * @throws Unusable.
 */
export function readFirebaseHash(hash: string, salt: string, project: FirebaseProject): ImportedHash {
  const encrypted = base64(hash.replaceAll('-', '+').replaceAll('_', '/'));
  const { signerKey, saltSeparator, rounds, memoryCost } = project;
  if (encrypted.length !== signerKey.length) throw new Unusable('the hash is not one of this project of Firebase');
  return accepted({
    work: { scheme: 'firebase', cost: [2 ** memoryCost, rounds, signerKey.length] },
    salt: Buffer.concat([base64(salt.replaceAll('-', '+').replaceAll('_', '/')), saltSeparator]),
    digest: Buffer.from(encrypted.map((byte, at) => byte ^ (signerKey[at] ?? 0))),
  });
}
