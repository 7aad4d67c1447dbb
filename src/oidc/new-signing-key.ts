import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { randomToken } from '../common/keyring.js';
import { policy } from '../policy.js';

export const signingAlgs = ['ES256', 'RS256'] as const;
export type SigningAlg = (typeof signingAlgs)[number];

/** A private key, as `oidc-provider` takes it. */
export interface SigningJwk {
  readonly kid: string;
  readonly alg: SigningAlg;
  readonly use: 'sig';
  readonly kty: string;
  readonly [part: string]: unknown;
}

const generate = promisify(generateKeyPair);

/** RSA takes up to a second, in a thread of its own. */
export async function newSigningKey(alg: SigningAlg): Promise<SigningJwk> {
  const { privateKey } =
    alg === 'ES256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: policy.oidc.signingKeys.rsaBits });
  const { kty = '', ...parts } = privateKey.export({ format: 'jwk' });
  return { kid: randomToken().slice(0, 22), alg, use: 'sig', kty, ...parts };
}
