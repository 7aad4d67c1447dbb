import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Passwords } from '../passwords/passwords.js';
import { type NewSession, Sessions } from '../sessions/sessions.js';
import type { EmailAddress } from '../email-address.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import type { Viewer } from '../web/access.js';
import { FormError } from '../web/form.js';
import type { Requester } from '../web/requester.js';
import { type Arrival, SigningIn } from './signing-in.js';

/** A valid pair of address and password begins a session. Pending registrations are never looked at. */
@Injectable()
export class LoggingIn {
  constructor(
    private readonly users: Users,
    private readonly events: Events,
    private readonly sessions: Sessions,
    private readonly signingIn: SigningIn,
    private readonly passwords: Passwords,
    private readonly database: Database,
  ) {}

  /**
   * The same answer after the same work for an address without an account and for a wrong password.
   * `restored` says that the account was about to be deleted, and stays.
   * @throws FormError at `email`, Overloaded.
   */
  async logIn(
    { email, password }: { email: EmailAddress; password: string },
    arrival: Arrival,
  ): Promise<{ session: NewSession; restored: boolean }> {
    const user = await this.users.findByKey(email.key);
    const matches = await this.passwords.matches(password, user?.passwordHash);
    if (!user || !matches) throw wrongPair();
    const renewedHash = this.passwords.needsRehash(user.passwordHash)
      ? await this.passwords.hash(password)
      : undefined;
    const session = await this.database.write(async (db) => {
      const begun = await this.signingIn.begin(db, user, arrival);
      if (!begun) return undefined;
      if (renewedHash !== undefined) await this.users.renewHash(db, user.id, user.passwordHash, renewedHash);
      return begun;
    });
    if (!session) throw wrongPair();
    return { session, restored: user.deleteAfter !== null };
  }

  /** False when this session has ended, or got a new id and so goes on, a moment ago. */
  async logOut(viewer: Viewer, requester: Requester): Promise<boolean> {
    return this.database.write(async (db) => {
      const ended = await this.sessions.end(db, viewer.userId, viewer.sessionHash);
      if (ended) await this.events.add(db, viewer.userId, 'signed-out', requester);
      return ended;
    });
  }
}

function wrongPair(): FormError {
  return new FormError(
    'email',
    'The address or the password is wrong. If you have just registered, open the link in our mail first.',
  );
}
