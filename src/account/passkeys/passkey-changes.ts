import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { FactorChanges } from '../../factors/factor-changes.js';
import { Factors } from '../../factors/factors.js';
import { NewPasskeyVerifier } from '../../factors/new-passkey-verifier.js';
import { type ChallengePurpose, PasskeyChallenges, refusal } from '../../factors/passkey-challenges.js';
import { Passkeys } from '../../factors/passkeys.js';
import { message } from '../../i18n/message.js';
import { translate } from '../../i18n/translate.js';
import { policy } from '../../policy.js';
import type { NewSession } from '../../sessions/session-data.js';
import type { Notification } from '../../users/events.js';
import { nameProblem, normalizedName } from '../names.js';

const { perUser, nameLength } = policy.factors.passkeys;

/** What the form sends: a name, and what the browser made. */
interface Made {
  readonly name: string;
  readonly passkey: string;
}

/** Adds and removes the passkeys of an account. Both are mailed, and end its other sessions. */
@Injectable()
export class PasskeyChanges {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly verifier: NewPasskeyVerifier,
    private readonly challenges: PasskeyChallenges,
    private readonly factors: Factors,
    private readonly factorChanges: FactorChanges,
  ) {}

  /** @throws InvalidField at `name` or `form`, PasskeyRefused, RateLimited, SessionEnded. */
  async add(
    principal: Principal,
    { name: typed, passkey }: Made,
    client: ClientInfo,
  ): Promise<{ readonly session: NewSession | undefined; readonly isFirstFactor: boolean }> {
    const { userId, session } = principal;
    // It is in the browser already: without a name, it would be there for nothing.
    const name = normalizedName(typed) || translate('passkeys.unnamed', client.language);
    const problem = nameProblem(name, nameLength);
    if (problem) throw new InvalidField('name', problem);
    const purpose: ChallengePurpose = `add ${session.hash}`;
    const made = await this.verifier.verify(passkey, purpose);
    let isFirstFactor = false;
    const add = async (db: EntityManager): Promise<Notification> => {
      if (!(await this.challenges.use(db, made.challenge))) throw refusal(purpose, userId, 'passkey.expired');
      const { totp, passkeys: count } = await this.factors.of(userId, db);
      if (count >= perUser) throw new InvalidField('form', message('passkeys.tooMany', { count }));
      if (!(await this.passkeys.add(db, userId, name, made))) throw new InvalidField('form', 'passkeys.known');
      isFirstFactor = !totp && count === 0;
      return { type: 'passkey-added', detail: name, mail: 'passkey-added' };
    };
    return { session: await this.factorChanges.add(principal, add, client), isFirstFactor };
  }

  /** Undefined if the account has no such passkey. @throws InvalidField if it is the last way in, RateLimited, SessionEnded. */
  async remove(principal: Principal, id: string, client: ClientInfo): Promise<NewSession | undefined> {
    const remove = async (db: EntityManager): Promise<Notification | undefined> => {
      const name = await this.passkeys.remove(db, principal.userId, id);
      return name === undefined ? undefined : { type: 'passkey-removed', detail: name, mail: 'passkey-removed' };
    };
    return this.factorChanges.remove(principal, remove, client);
  }
}
