import { Injectable } from '@nestjs/common';
import { base32, typedDigits } from '../common/totp.js';
import { Config } from '../config/config.js';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import type { NewSession } from '../sessions/session-data.js';
import { Users } from '../users/users.js';
import { FactorChanges } from './factor-changes.js';
import { Factors } from './factors.js';
import { type Setup, TotpKeys } from './totp-keys.js';

/** A key that is not in use yet, as an authenticator app takes it. */
interface OfferedKey {
  /** Base 32, in groups of four: for people who type it. */
  readonly text: string;
  /** For the QR code. See https://github.com/google/google-authenticator/wiki/Key-Uri-Format. */
  readonly uri: string;
}

/** Sets up an authenticator app, and removes it. */
@Injectable()
export class TotpSetup {
  constructor(
    private readonly totpKeys: TotpKeys,
    private readonly factors: Factors,
    private readonly factorChanges: FactorChanges,
    private readonly users: Users,
    private readonly config: Config,
  ) {}

  async offer(principal: Principal): Promise<OfferedKey> {
    const key = base32(this.totpKeys.offered(await this.setupOf(principal)));
    const label = `${this.config.siteName}:${principal.email}`;
    const parameters = new URLSearchParams({ secret: key, issuer: this.config.siteName });
    // Some apps show a plus sign for a space.
    const query = parameters.toString().replaceAll('+', '%20');
    return { text: key.replaceAll(/.{4}(?=.)/g, '$& '), uri: `otpauth://totp/${encodeURIComponent(label)}?${query}` };
  }

  /**
   * Undefined if the account has an app already.
   * @returns the renewed session, and whether this is the first factor of the account.
   * @throws InvalidField at `code`, RateLimited, SessionEnded.
   */
  async add(
    principal: Principal,
    typed: string,
    client: ClientInfo,
  ): Promise<{ readonly session: NewSession; readonly isFirst: boolean } | undefined> {
    const code = typedDigits(typed);
    const setup = await this.setupOf(principal);
    const { totp, hasAny } = await this.factors.of(principal.userId);
    if (totp) return undefined;
    const session = await this.factorChanges.add(
      principal,
      async (db) => {
        if (!(await this.totpKeys.add(db, setup, code))) throw new InvalidField('code', 'totp.wrong');
        return { type: 'totp-added', mail: 'totp-added' };
      },
      client,
    );
    return session && { session, isFirst: !hasAny };
  }

  /** Undefined if there was none. @throws InvalidField if there has to be a factor, RateLimited, SessionEnded. */
  async remove(principal: Principal, client: ClientInfo): Promise<NewSession | undefined> {
    return this.factorChanges.remove(
      principal,
      async (db) =>
        (await this.totpKeys.remove(db, principal.userId)) ? { type: 'totp-removed', mail: 'totp-removed' } : undefined,
      client,
    );
  }

  private async setupOf({ userId, session }: Principal): Promise<Setup> {
    const { authEpoch } = await this.users.get(userId);
    return { userId, authEpoch, startedAt: session.startedAt };
  }
}
