import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofAccount, type Subject } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { PasskeyRefused } from '../domain/errors.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Events } from '../users/events.js';
import type { User } from '../users/user.entity.js';
import { PasskeyChallenges, refusal } from './passkey-challenges.js';
import type { ProvedPasskey } from './passkey-verifier.js';
import { Passkeys } from './passkeys.js';

/** Uses a passkey that has proved itself, in the transaction of what it is used for. */
@Injectable()
export class PasskeyUses {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly challenges: PasskeyChallenges,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  /** What the transaction has to be about, besides what else it does. */
  subjectsOf({ passkey: { userId } }: ProvedPasskey): Subject[] {
    return [ofAccount(userId), ...this.rateLimits.subjectsOf(this.rateLimits.copiedPasskey(userId))];
  }

  /**
   * Undefined once it is used. Otherwise the error to throw after the transaction, which commits without anything else:
   * that a copy was refused is told to the owner, and no answer works twice.
   * @param user the owner of the passkey.
   * @throws RateLimited if copies were refused too often.
   */
  async use(
    db: EntityManager,
    { passkey, purpose, challenge, counter, backedUp }: ProvedPasskey,
    user: Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone'>,
    client: ClientInfo,
  ): Promise<PasskeyRefused | undefined> {
    if (!(await this.challenges.use(db, challenge))) return refusal(purpose, user.id, 'passkey.expired');
    if (await this.passkeys.count(db, passkey, counter, backedUp)) return undefined;
    // It was removed meanwhile.
    if (!(await this.passkeys.exists(db, passkey))) return refusal(purpose, user.id);
    await this.rateLimits.spend(db, this.rateLimits.copiedPasskey(user.id), []);
    const notification = { type: 'passkey-copied', detail: passkey.name, mail: 'passkey-copied' } as const;
    await this.events.recordAndNotify(db, user, notification, client);
    return refusal(purpose, user.id, 'passkey.copied');
  }
}
