import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Keyring, randomToken, sha256 } from '../common/keyring.js';
import { Clock, stillLasts } from '../common/time.js';
import { PasskeyRefused } from '../domain/errors.js';
import { policy } from '../policy.js';

const { challenge: lifetime } = policy.factors.passkeys;

/** What an answer is good for. With the hash of the session or of the waiting log-in that has asked, it is good there only. */
export type ChallengePurpose = 'login' | `code ${string}` | `confirm ${string}` | `add ${string}`;

/**
 * What a passkey signs. Challenges are signed and not stored, so that whoever asks for thousands costs nothing. An answer
 * is stored, and works once.
 */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Base64url. */
  issue(purpose: ChallengePurpose): string {
    const random = randomToken();
    const expiresAt = this.clock.now() + lifetime;
    const signature = this.keyring.fingerprint('passkey challenge', signed(purpose, random, expiresAt));
    return Buffer.from(`${random}.${expiresAt}.${signature}`).toString('base64url');
  }

  /** Cheap, so it comes before the library. @throws PasskeyRefused unless it answers a live challenge for this purpose. */
  requireAnswered<T extends { readonly challenge: string }>(answer: T | undefined, purpose: ChallengePurpose): T {
    if (!answer || !this.isOurs(answer.challenge, purpose)) throw refusal(purpose);
    const { expiresAt } = partsOf(answer.challenge);
    if (!stillLasts(expiresAt, lifetime, this.clock.now())) throw refusal(purpose, undefined, 'passkey.expired');
    return answer;
  }

  /** False for one that has been answered. Of many answers at once, one gets true. */
  async use(db: EntityManager, challenge: string): Promise<boolean> {
    const used = await db.query<unknown[]>(
      `INSERT INTO used_challenges (challenge_hash, expires_at) VALUES (?, ?)
       ON CONFLICT (challenge_hash) DO NOTHING RETURNING 1`,
      [sha256(challenge), partsOf(challenge).expiresAt],
    );
    return used.length > 0;
  }

  /** Whether it was issued here, and for this purpose. */
  private isOurs(challenge: string, purpose: ChallengePurpose): boolean {
    const { random, expiresAt, signature } = partsOf(challenge);
    return this.keyring.isFingerprint('passkey challenge', signed(purpose, random, expiresAt), signature);
  }
}

/** The account goes to the log only. */
export function refusal(
  purpose: ChallengePurpose,
  userId?: string,
  text: PasskeyRefused['text'] = 'passkey.wrong',
): PasskeyRefused {
  return new PasskeyRefused(text, userId, purpose === 'login' ? 'log-in-failed' : 'code-wrong');
}

function signed(purpose: ChallengePurpose, random: string, expiresAt: number): string {
  return `${purpose} ${random} ${expiresAt}`;
}

function partsOf(challenge: string): { random: string; expiresAt: number; signature: string } {
  const [random = '', expiresAt = '', signature = ''] = Buffer.from(challenge, 'base64url').toString().split('.');
  return { random, expiresAt: Number(expiresAt), signature };
}
