import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { PasskeyRefused } from '../domain/errors.js';
import { policy } from '../policy.js';
import { type Answer, type NewKeyAnswer, readAnswer, readNewKey } from './passkey-answer.js';
import { type ChallengePurpose, PasskeyChallenges } from './passkey-challenges.js';
import { algorithms, handleOf } from './passkey-options.js';
import type { Passkey } from './passkey.entity.js';
import { type NewPasskey, Passkeys } from './passkeys.js';
import { relyingParty } from './relying-party.js';

/** A passkey that has signed our challenge. `PasskeyUses` checks what only a transaction can. */
export interface ProvedPasskey {
  readonly passkey: Passkey;
  readonly purpose: ChallengePurpose;
  readonly challenge: string;
  readonly counter: number;
  readonly backedUp: boolean;
}

interface Demands {
  /** `required`: it must have asked for a PIN or a finger, and so counts as two. */
  readonly userVerification: 'required' | 'preferred';
  /** Whose it has to be. Without it, whoever's it says, as in a log-in without a password. */
  readonly userId?: string;
}

/** Verifies what browsers send (WebAuthn, 7.1 and 7.2). Outside of transactions: it computes signatures. */
@Injectable()
export class PasskeyVerifier {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly challenges: PasskeyChallenges,
    private readonly config: Config,
  ) {}

  /** Whose passkey an answer claims to be, for limits. Nothing is proven. */
  async claimedOwner(text: string): Promise<string | undefined> {
    const answer = readAnswer(text);
    const passkey = answer && (await this.passkeys.findByCredential(answer.sent.id));
    return passkey?.userId;
  }

  /** @throws PasskeyRefused. */
  async verify(text: string, purpose: ChallengePurpose, demands: Demands): Promise<ProvedPasskey> {
    const answer = this.requireOurs(readAnswer(text), purpose);
    const passkey = await this.passkeys.findByCredential(answer.sent.id);
    if (!passkey || !isOwnedAsSaid(passkey, answer, demands)) throw refusal(purpose, passkey?.userId);
    const { counter, backedUp } = (await this.signatureOf(answer, passkey, demands)) ?? {};
    if (counter === undefined) throw refusal(purpose, passkey.userId);
    return { passkey, purpose, challenge: answer.challenge, counter, backedUp: backedUp === true };
  }

  /** @throws PasskeyRefused. */
  async verifyNew(text: string, purpose: ChallengePurpose): Promise<NewPasskey & { readonly challenge: string }> {
    const answer = this.requireOurs(readNewKey(text), purpose);
    const made = await this.keyIn(answer);
    if (!made) throw refusal(purpose);
    return { ...made, challenge: answer.challenge };
  }

  /** Before the library is loaded, and before a query. */
  private requireOurs<T extends Answer | NewKeyAnswer>(answer: T | undefined, purpose: ChallengePurpose): T {
    const state = answer ? this.challenges.check(answer.challenge, purpose) : 'foreign';
    if (state === 'expired') throw refusal(purpose, undefined, 'passkey.expired');
    if (state === 'foreign' || !answer) throw refusal(purpose);
    return answer;
  }

  /** Undefined if the signature, the site, or what the authenticator says of its user is wrong. */
  private async signatureOf(
    { sent, challenge }: Answer,
    { credentialId, publicKey }: Passkey,
    { userVerification }: Demands,
  ): Promise<Pick<ProvedPasskey, 'counter' | 'backedUp'> | undefined> {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const site = relyingParty(this.config);
    if (!site) return undefined;
    const { clientDataJSON, authenticatorData, signature } = sent.response;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: { ...sent, response: { clientDataJSON, authenticatorData, signature }, clientExtensionResults: {} },
        expectedChallenge: challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        // `Passkeys.count` compares the counter, in the transaction that stores it.
        credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
        requireUserVerification: userVerification === 'required',
      });
      if (!verified) return undefined;
      return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
    } catch {
      return undefined;
    }
  }

  private async keyIn({ sent, challenge }: NewKeyAnswer): Promise<NewPasskey | undefined> {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const site = relyingParty(this.config);
    if (!site) return undefined;
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

/** The account is the one that has typed its password, or the one that the authenticator has stored with the key. */
function isOwnedAsSaid({ userId }: Passkey, { sent }: Answer, demands: Demands): boolean {
  const { userHandle } = sent.response;
  if (userHandle !== undefined && userHandle !== handleOf(userId)) return false;
  return demands.userId === undefined ? userHandle !== undefined : demands.userId === userId;
}

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

/** The account goes to the log only. */
export function refusal(
  purpose: ChallengePurpose,
  userId?: string,
  text: PasskeyRefused['text'] = 'passkey.wrong',
): PasskeyRefused {
  return new PasskeyRefused(text, userId, purpose === 'login' ? 'log-in-failed' : 'code-wrong');
}
