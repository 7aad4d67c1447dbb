import { Injectable } from '@nestjs/common';
import type {
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialDescriptorJSON,
  PublicKeyCredentialRequestOptionsJSON,
  UserVerificationRequirement,
} from '@simplewebauthn/server';
import { Config } from '../config/config.js';
import type { Principal } from '../domain/principal.js';
import { policy } from '../policy.js';
import { type ChallengePurpose, PasskeyChallenges } from './passkey-challenges.js';
import type { Passkey } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';
import { relyingParty } from './relying-party.js';

const { timeout } = policy.factors.passkeys;

/** By COSE's numbers, the best first: Ed25519, ECDSA with P-256, which all have, and RSA for Windows Hello. */
export const algorithms = [-8, -7, -257];

/**
 * What a page asks the browser for. Written without the library, which loads for an answer only: a visitor's browser asks
 * for this at each log-in page. Undefined on a site that can have no passkeys.
 */
@Injectable()
export class PasskeyOptions {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly challenges: PasskeyChallenges,
    private readonly config: Config,
  ) {}

  /** To use one: any of this site, the same for everybody; or, once the password was right, those of an account. */
  async toUse(
    purpose: ChallengePurpose,
    userVerification: UserVerificationRequirement,
    userId?: string,
  ): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
    const site = relyingParty(this.config);
    if (!site) return undefined;
    const challenge = this.challenges.issue(purpose);
    const options = { challenge, rpId: site.id, timeout, userVerification };
    return userId === undefined ? options : { ...options, allowCredentials: await this.describe(userId) };
  }

  /** To make one in this session. */
  async toAdd({
    userId,
    email,
    displayName,
    session,
  }: Principal): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
    const site = relyingParty(this.config);
    if (!site) return undefined;
    return {
      challenge: this.challenges.issue(`add ${session.hash}`),
      rp: { id: site.id, name: this.config.siteName },
      user: { id: handleOf(userId), name: email, displayName: displayName ?? email },
      pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
      timeout,
      attestation: 'none',
      excludeCredentials: await this.describe(userId),
      // An old security key can do neither, and is still a second step.
      authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
    };
  }

  private async describe(userId: string): Promise<PublicKeyCredentialDescriptorJSON[]> {
    return (await this.passkeys.ofUser(userId)).map(descriptorOf);
  }
}

/** How an authenticator knows an account. A random id, which says nothing about its owner. Base64url. */
export function handleOf(userId: string): string {
  return Buffer.from(userId).toString('base64url');
}

function descriptorOf({ credentialId: id, transports }: Passkey): PublicKeyCredentialDescriptorJSON {
  const known = transports === '' ? {} : { transports: transports.split(' ') as AuthenticatorTransport[] };
  return { id, type: 'public-key', ...known };
}
