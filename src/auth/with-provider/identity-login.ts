import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../../common/time.js';
import type { LoginContext } from '../../domain/client-info.js';
import { Identities } from '../../identities/identities.js';
import type { ProvidedIdentity } from '../../identities/provider-answer.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { Devices } from '../../users/devices.js';
import { Login, type LoginResult } from '../login/login.js';

/** Logs in with an identity that is linked to an account. It is the first step, like a password. */
@Injectable()
export class IdentityLogin {
  constructor(
    private readonly identities: Identities,
    private readonly devices: Devices,
    private readonly rateLimits: RateLimits,
    private readonly login: Login,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined if it is linked to no account.
   * @throws WrongCredentials if the account has changed meanwhile, RateLimited after too many log-ins.
   */
  async logIn(identity: ProvidedIdentity, context: LoginContext): Promise<LoginResult | undefined> {
    const owner = await this.identities.ownerOf(identity);
    if (!owner) return undefined;
    const { normalizedEmail, ...user } = owner;
    const { client, deviceToken } = context;
    const { isEarly, isTrusted } = await this.devices.recognize(normalizedEmail, deviceToken);
    const budget = isEarly
      ? this.rateLimits.successfulLoginsFromKnownDevice(normalizedEmail, deviceToken)
      : this.rateLimits.successfulLogins(normalizedEmail, client.ip);
    await this.rateLimits.consume([], budget);
    const authentication = {
      userId: user.id,
      amr: ['fed'],
      authenticatedAt: provedAt(identity, this.clock.now()),
      inTrustedBrowser: isTrusted,
    } as const;
    return this.login.complete(
      {
        authentication,
        user,
        // Counted when the browser was sent to the provider.
        attempts: this.rateLimits.provider(client.ip),
        budget,
        renewedHash: undefined,
        noteUse: (db) => this.identities.noteUse(db, identity),
      },
      context,
    );
  }
}

/**
 * Not the moment of the answer: who finds a browser that is logged in at the provider has typed nothing there. If the
 * provider does not say when somebody did, it does not count as recent (OWASP ASVS 6.8.4).
 */
function provedAt({ authenticatedAt }: ProvidedIdentity, now: Timestamp): Timestamp {
  return Math.min(authenticatedAt ?? now - policy.reauthentication.freshFor, now);
}
