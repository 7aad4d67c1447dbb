import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PasswordVerifier } from '../../passwords/password-verifier.js';
import { NewPasswords } from '../../passwords/new-password.js';
import type { NewSession } from '../../sessions/sessions.js';
import { WrongCredentials } from '../../domain/errors.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { LoginContext } from '../../domain/login-context.js';
import { UserCreation } from './new-user.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import { SessionIssuer } from '../login/session-issuer.js';

/**
 * Makes a user of a pending registration, on two proofs: the link shows the mailbox, and the cookie of the
 * registering browser or the chosen password shows the registrant. With the link alone a stranger who registers your
 * address would have an account in your name as soon as you, or a mail scanner, opened it.
 */
@Injectable()
export class Activation {
  constructor(
    private readonly userCreation: UserCreation,
    private readonly newPasswords: NewPasswords,
    private readonly passwordVerifier: PasswordVerifier,
    private readonly sessionIssuer: SessionIssuer,
    private readonly database: Database,
  ) {}

  /**
   * With the browser's cookie as second proof. Nobody is logged in by it. False when another was faster, or the link
   * expired or was disowned.
   */
  async activate(registration: PendingRegistration, client: ClientInfo): Promise<boolean> {
    const user = await this.database.write((db) => this.userCreation.createUser(db, registration, client));
    return user !== undefined;
  }

  /**
   * With the chosen password as second proof. That holds for a disowned link too: whoever reads the mailbox and knows
   * the password takes back what was said there. Undefined when another was faster, or the link expired.
   * @throws WrongCredentials, RateLimited after too many attempts, Overloaded.
   */
  async activateByPassword(
    registration: PendingRegistration,
    password: string,
    context: LoginContext,
  ): Promise<NewSession | undefined> {
    const asked = { of: `registration ${registration.id}`, ip: context.client.ip };
    if (!(await this.passwordVerifier.verify(password, registration.passwordHash, asked))) {
      // Nobody's account yet.
      throw new WrongCredentials(undefined);
    }
    return this.activateAndLogIn(registration, context, { evenDisowned: true });
  }

  /**
   * The mailbox's owner does not know the password, perhaps because a stranger chose it: theirs takes its place.
   * Undefined when another was faster, or the link expired or was disowned.
   * @throws InvalidField at `newPassword`.
   */
  async activateWithNewPassword(
    registration: PendingRegistration,
    newPassword: string,
    context: LoginContext,
  ): Promise<NewSession | undefined> {
    const accepted = await this.newPasswords.accept(newPassword, registration.email);
    const passwordHash = await accepted.hash();
    // A stranger's language goes with the stranger's password.
    const { language } = context.client;
    return this.activateAndLogIn({ ...registration, passwordHash, language }, context);
  }

  private async activateAndLogIn(
    registration: PendingRegistration,
    context: LoginContext,
    { evenDisowned = false } = {},
  ): Promise<NewSession | undefined> {
    return this.database.write(async (db) => {
      const user = await this.userCreation.createUser(db, registration, context.client, { evenDisowned });
      if (!user) return undefined;
      const authentication = { userId: user.id, amr: ['pwd'], authenticatedAt: user.createdAt } as const;
      return this.sessionIssuer.begin(db, user, authentication, context);
    });
  }
}
