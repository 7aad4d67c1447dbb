import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { typedDigits } from '../common/totp.js';
import type { Subject } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import { type WrongCredentials, WrongCode } from '../domain/errors.js';
import { Events } from '../users/events.js';
import type { User } from '../users/user.entity.js';
import type { ChallengePurpose } from './passkey-challenges.js';
import { PasskeyUses } from './passkey-uses.js';
import { PasskeyVerifier } from './passkey-verifier.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpKeys } from './totp-keys.js';

/** Something that proves who somebody is besides the password. It is used up in the transaction of what it is for. */
interface Proof {
  readonly subjects: readonly Subject[];
  /** How it was proved; or what is wrong, to be thrown once the transaction has committed. */
  readonly use: (db: EntityManager) => Promise<'otp' | 'pop' | WrongCredentials>;
}

type Prover = Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone'>;

/** A code or what a passkey has signed; the other is empty. */
export interface FactorInput {
  readonly code: string;
  readonly passkey: string;
}

/** Proofs with the second factors of an account. */
@Injectable()
export class Proofs {
  constructor(
    private readonly totpKeys: TotpKeys,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly passkeyVerifier: PasskeyVerifier,
    private readonly passkeyUses: PasskeyUses,
    private readonly events: Events,
  ) {}

  /** @throws PasskeyRefused. */
  async of(
    user: Prover,
    { code, passkey }: FactorInput,
    purpose: ChallengePurpose,
    client: ClientInfo,
  ): Promise<Proof> {
    return passkey === '' ? this.ofCode(user, code, client) : this.ofPasskey(user, passkey, purpose, client);
  }

  /** Of the app, or a recovery code, whose use is mailed. */
  private ofCode(user: Prover, typed: string, client: ClientInfo): Proof {
    const digits = typedDigits(typed);
    const isRight = async (db: EntityManager): Promise<boolean> => {
      if (/^\d{6}$/.test(digits)) return this.totpKeys.use(db, user.id, digits);
      if (!(await this.recoveryCodes.use(db, user.id, typed))) return false;
      const notification = { type: 'recovery-code-used', mail: 'recovery-code-used' } as const;
      await this.events.recordAndNotify(db, user, notification, client);
      return true;
    };
    return { subjects: [], use: async (db) => ((await isRight(db)) ? 'otp' : new WrongCode(user.id)) };
  }

  /** One that asks for no PIN or finger is enough here: something else was proved before. */
  private async ofPasskey(user: Prover, answer: string, purpose: ChallengePurpose, client: ClientInfo): Promise<Proof> {
    const demands = { userVerification: 'preferred', userId: user.id } as const;
    const proved = await this.passkeyVerifier.verify(answer, purpose, demands);
    return {
      subjects: this.passkeyUses.subjectsOf(proved),
      use: async (db) => (await this.passkeyUses.use(db, proved, user, client)) ?? 'pop',
    };
  }
}
