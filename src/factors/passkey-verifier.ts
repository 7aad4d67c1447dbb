import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { type Answer, readAnswer } from './passkey-answer.js';
import { type ChallengePurpose, PasskeyChallenges, refusal } from './passkey-challenges.js';
import { handleOf } from './passkey-options.js';
import type { Passkey } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';
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

/** Verifies that a passkey was used (WebAuthn, 7.2). Outside of transactions: it computes signatures. */
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
    const answer = this.challenges.requireAnswered(readAnswer(text), purpose);
    const passkey = await this.passkeys.findByCredential(answer.sent.id);
    if (!passkey || !isOwnedAsSaid(passkey, answer, demands)) throw refusal(purpose, passkey?.userId);
    const signed = await this.signatureOf(answer, passkey, demands);
    if (!signed) throw refusal(purpose, passkey.userId);
    return { passkey, purpose, challenge: answer.challenge, ...signed };
  }

  /** Undefined if the signature, the site, or what the authenticator says of its user is wrong. */
  private async signatureOf(
    { sent, challenge }: Answer,
    { credentialId, publicKey }: Passkey,
    { userVerification }: Demands,
  ): Promise<Pick<ProvedPasskey, 'counter' | 'backedUp'> | undefined> {
    const site = relyingParty(this.config);
    if (!site) return undefined;
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
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
}

/** The account is the one that has typed its password, or the one that the authenticator has stored with the key. */
function isOwnedAsSaid({ userId }: Passkey, { sent }: Answer, demands: Demands): boolean {
  const { userHandle } = sent.response;
  if (userHandle !== undefined && userHandle !== handleOf(userId)) return false;
  return demands.userId === undefined ? userHandle !== undefined : demands.userId === userId;
}
