import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { EmailAddress } from '../../common/email-address.js';
import { Limits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/sessions.js';
import { Users } from '../../users/users.js';
import type { Viewer } from '../../http/access/access.js';
import type { Requester } from '../../http/access/client-info.js';
import type { Arrival } from './login-context.js';
import { Credentials, wrongPair } from './credentials.js';
import { SigningIn } from './session-issuer.js';

/** A valid pair of address and password begins a session. Pending registrations are never looked at. */
@Injectable()
export class LoggingIn {
  constructor(
    private readonly credentials: Credentials,
    private readonly signingIn: SigningIn,
    private readonly users: Users,
    private readonly limits: Limits,
    private readonly database: Database,
  ) {}

  /**
   * `restored` says that the account was about to be deleted, and stays.
   * @throws WrongPassword at `email`, Refusal after too many tries, Overloaded.
   */
  async logIn(
    { email, password }: { email: EmailAddress; password: string },
    arrival: Arrival,
  ): Promise<{ session: NewSession; restored: boolean }> {
    const { user, tries, renewedHash } = await this.credentials.prove(email, password, arrival);
    const session = await this.database.write(async (db) => {
      const begun = await this.signingIn.begin(db, user, arrival);
      if (!begun) return undefined;
      await this.limits.forgive(db, tries);
      if (renewedHash !== undefined) await this.users.renewHash(db, user.id, user.passwordHash, renewedHash);
      return begun;
    });
    if (!session) throw wrongPair(user.id);
    return { session, restored: user.deleteAfter !== null };
  }

  /** False when this session has ended, or got a new id and so goes on, a moment ago. */
  async logOut(viewer: Viewer, requester: Requester): Promise<boolean> {
    return this.database.write((db) => this.signingIn.leave(db, viewer, requester));
  }
}
