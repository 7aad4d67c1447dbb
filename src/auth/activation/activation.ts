import { Injectable } from '@nestjs/common';
import type { Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { noPassword } from '../../passwords/passwords.js';
import { PasswordVerifier } from '../../passwords/password-verifier.js';
import { NewPasswords } from '../../passwords/new-password.js';
import type { LoginSubject, NewSession } from '../../sessions/session-data.js';
import { InvalidField, InviteOver, WrongCredentials } from '../../domain/errors.js';
import type { LoginContext } from '../../domain/client-info.js';
import { UserCreation } from './user-creation.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import { SessionIssuer } from '../login/session-issuer.js';

/** The browser that is logged in with it; or only who asks, and then nobody is logged in. */
type ActivationContext = LoginContext | Pick<LoginContext, 'client'>;

interface Activated {
  readonly user: LoginSubject;
  readonly session: NewSession | undefined;
}

/** Undefined if the link was used, has expired or was disowned; or the invitation has ended since. */
type ActivationResult = Activated | 'invite-over' | undefined;

/**
 * Turns a pending registration into a user after two proofs: the link proves access to the mailbox; the registering
 * browser's cookie or the chosen password proves who registered. If the link were enough, a stranger who registers your
 * address would get an account in your name as soon as you, or a mail scanner, opened it.
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
   * The registering browser's cookie is the second proof: the password was typed there, at `createdAt`. Undefined if the
   * link was used, has expired or was disowned.
   */
  async activateByBrowser(registration: PendingRegistration, context: ActivationContext): Promise<ActivationResult> {
    return this.activateAndLogIn(registration, context, { authenticatedAt: registration.createdAt });
  }

  /**
   * With one of the two passwords, the chosen one or a new one.
   * @throws InvalidField, WrongCredentials, RateLimited, Overloaded.
   */
  async activateWith(
    registration: PendingRegistration,
    { password, newPassword }: Readonly<Record<'password' | 'newPassword', string>>,
    context: ActivationContext,
  ): Promise<ActivationResult> {
    if (newPassword === '') {
      const hasPassword = registration.passwordHash !== noPassword;
      // It then says what a new one has to have.
      if (password === '' && !hasPassword) return this.activateWithNewPassword(registration, newPassword, context);
      if (password === '') throw new InvalidField('password', 'activate.passwordMissing');
      return this.activateByPassword(registration, password, context);
    }
    if (password !== '') throw new InvalidField('newPassword', 'activate.onlyOne');
    return this.activateWithNewPassword(registration, newPassword, context);
  }

  /**
   * The chosen password is the second proof. It also activates a disowned link: mailbox and password together override
   * the report. Undefined if the link was already used or has expired.
   * @throws WrongCredentials, RateLimited after too many attempts, Overloaded.
   */
  async activateByPassword(
    registration: PendingRegistration,
    password: string,
    context: ActivationContext,
  ): Promise<ActivationResult> {
    const subject = { of: `registration ${registration.id}`, ip: context.client.ip };
    const matches = await this.passwordVerifier.verify(password, registration.passwordHash, subject);
    // There is no account yet.
    if (!matches) throw new WrongCredentials(undefined);
    return this.activateAndLogIn(registration, context, { evenDisowned: true });
  }

  /**
   * For a mailbox owner who does not know the password, perhaps because a stranger chose it: theirs replaces it.
   * Undefined if the link was already used, has expired or was disowned.
   * @throws InvalidField at `newPassword`.
   */
  async activateWithNewPassword(
    registration: PendingRegistration,
    newPassword: string,
    context: ActivationContext,
  ): Promise<ActivationResult> {
    const accepted = await this.newPasswords.accept(newPassword, registration.email, context.client);
    const passwordHash = await accepted.hash();
    // Language and time zone are replaced too: they may be a stranger's.
    const { language, timeZone = null } = context.client;
    const chosen = { ...registration, passwordHash, language, timeZone };
    // So is an identity: whoever has it has not opened this mail.
    return this.activateAndLogIn({ ...chosen, issuer: null, subject: null, identityLabel: null }, context);
  }

  private async activateAndLogIn(
    registration: PendingRegistration,
    context: ActivationContext,
    { evenDisowned = false, authenticatedAt }: { evenDisowned?: boolean; authenticatedAt?: Timestamp } = {},
  ): Promise<ActivationResult> {
    try {
      return await this.begin(registration, context, { evenDisowned, authenticatedAt });
    } catch (error) {
      if (error instanceof InviteOver) return 'invite-over';
      throw error;
    }
  }

  private async begin(
    registration: PendingRegistration,
    context: ActivationContext,
    { evenDisowned, authenticatedAt }: { evenDisowned: boolean; authenticatedAt: Timestamp | undefined },
  ): Promise<Activated | undefined> {
    const { about, arrival } = await this.userCreation.prepare(registration);
    return this.database.write(about, async (db) => {
      const user = await this.userCreation.createUser(db, registration, context.client, { evenDisowned, arrival });
      if (!user) return undefined;
      const { id: userId, createdAt } = user;
      // Without the mailed link, which is no factor (ASVS 6.3.6).
      const amr = [registration.passwordHash === noPassword ? ('fed' as const) : ('pwd' as const)];
      const authentication = { userId, amr, authenticatedAt: authenticatedAt ?? createdAt };
      if (!('deviceToken' in context) || user.state !== 'active') return { user, session: undefined };
      const session = await this.sessionIssuer.begin(db, user, authentication, context);
      return session && { user, session };
    });
  }
}
