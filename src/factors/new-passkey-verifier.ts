import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { type NewKeyAnswer, readNewKey } from './passkey-answer.js';
import { type ChallengePurpose, PasskeyChallenges, refusal } from './passkey-challenges.js';
import { algorithms } from './passkey-options.js';
import type { NewPasskey } from './passkeys.js';
import { relyingParty } from './relying-party.js';

/** Verifies a passkey that was just made (WebAuthn, 7.1). Outside of transactions: it loads the library. */
@Injectable()
export class NewPasskeyVerifier {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly config: Config,
  ) {}

  /** @throws PasskeyRefused. */
  async verify(text: string, purpose: ChallengePurpose): Promise<NewPasskey & { readonly challenge: string }> {
    const answer = this.challenges.requireAnswered(readNewKey(text), purpose);
    const made = await this.keyIn(answer);
    if (!made) throw refusal(purpose);
    return { ...made, challenge: answer.challenge };
  }

  /** Undefined if the site, the algorithm, or what the authenticator says of its user is wrong. */
  private async keyIn({ sent, challenge }: NewKeyAnswer): Promise<NewPasskey | undefined> {
    const site = relyingParty(this.config);
    if (!site) return undefined;
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    try {
      const attestationObject = await withoutAttestation(sent.response.attestationObject);
      const { registrationInfo } = await verifyRegistrationResponse({
        response: {
          ...sent,
          response: { clientDataJSON: sent.response.clientDataJSON, attestationObject },
          clientExtensionResults: {},
        },
        expectedChallenge: challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        requireUserVerification: false,
        supportedAlgorithmIDs: algorithms,
      });
      if (!registrationInfo) return undefined;
      const { credential, credentialBackedUp } = registrationInfo;
      if (Buffer.byteLength(credential.id, 'base64url') > policy.factors.passkeys.idLength) return undefined;
      return {
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: sent.response.transports.filter((name) => transports.has(name)).join(' '),
        backedUp: credentialBackedUp ? 1 : 0,
      };
    } catch {
      return undefined;
    }
  }
}

/** Those of WebAuthn. A browser may send others. */
const transports = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/**
 * The same key without a statement about its authenticator. None is asked for, but anybody can send one, and to verify its
 * certificates the library would open addresses that stand in them.
 */
async function withoutAttestation(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers');
  const authData = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url'))).get('authData');
  const none = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]),
  );
  return Buffer.from(none).toString('base64url');
}
