import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { KnownPasswords } from '../../passwords/password-verifier.js';
import { NewPasswords } from '../../passwords/new-password.js';
import type { NewSession } from '../../sessions/sessions.js';
import { WrongPassword } from '../../http/forms/form.js';
import type { Requester } from '../../http/access/client-info.js';
import type { Arrival } from '../login/login-context.js';
import { NewUsers } from './new-user.js';
import type { Registration } from '../registration/registration.entity.js';
import { SigningIn } from '../login/session-issuer.js';

/**
 * Makes a user of a pending registration, on two proofs: the link shows the mailbox, and the cookie of the
 * registering browser or the chosen password shows the registrant. With the link alone a stranger who registers your
 * address would have an account in your name as soon as you, or a mail scanner, opened it.
 */
@Injectable()
export class Activation {
  constructor(
    private readonly newUsers: NewUsers,
    private readonly newPasswords: NewPasswords,
    private readonly knownPasswords: KnownPasswords,
    private readonly signingIn: SigningIn,
    private readonly database: Database,
  ) {}

  /**
   * With the browser's cookie as second proof. Nobody is logged in by it. False when another was faster, or the link
   * expired or was disowned.
   */
  async activate(registration: Registration, requester: Requester): Promise<boolean> {
    const user = await this.database.write((db) => this.newUsers.make(db, registration, requester));
    return user !== undefined;
  }

  /**
   * With the chosen password as second proof. That holds for a disowned link too: whoever reads the mailbox and knows
   * the password takes back what was said there. Undefined when another was faster, or the link expired.
   * @throws WrongPassword at `password`, Refusal after too many tries, Overloaded.
   */
  async activateByPassword(
    registration: Registration,
    password: string,
    arrival: Arrival,
  ): Promise<NewSession | undefined> {
    const asked = { of: `registration ${registration.id}`, ip: arrival.requester.ip };
    if (!(await this.knownPasswords.isRight(password, registration.passwordHash, asked))) {
      // Nobody's account yet.
      throw new WrongPassword('password', 'activate.passwordWrong', 'password-wrong', undefined);
    }
    return this.activateAndLogIn(registration, arrival, { evenDisowned: true });
  }

  /**
   * The mailbox's owner does not know the password, perhaps because a stranger chose it: theirs takes its place.
   * Undefined when another was faster, or the link expired or was disowned.
   * @throws FormError at `newPassword`.
   */
  async activateWithNewPassword(
    registration: Registration,
    newPassword: string,
    arrival: Arrival,
  ): Promise<NewSession | undefined> {
    const accepted = await this.newPasswords.accept(newPassword, registration.email);
    const passwordHash = await accepted.hash();
    // A stranger's language goes with the stranger's password.
    const { language } = arrival.requester;
    return this.activateAndLogIn({ ...registration, passwordHash, language }, arrival);
  }

  private async activateAndLogIn(
    registration: Registration,
    arrival: Arrival,
    { evenDisowned = false } = {},
  ): Promise<NewSession | undefined> {
    return this.database.write(async (db) => {
      const user = await this.newUsers.make(db, registration, arrival.requester, { evenDisowned });
      return user && this.signingIn.begin(db, user, arrival);
    });
  }
}
