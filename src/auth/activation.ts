import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Limits } from '../limits/limits.js';
import { MailBlocks } from '../mail/blocks.js';
import { Outbox } from '../mail/outbox.js';
import { NewPasswords } from '../passwords/new-password.js';
import { Passwords } from '../passwords/passwords.js';
import { sha256 } from '../secrets.js';
import type { LoginSubject, NewSession } from '../sessions/sessions.js';
import { Clock } from '../time.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import { WrongPassword } from '../web/form.js';
import type { Requester } from '../web/requester.js';
import type { Registration } from './registration.entity.js';
import { isCurrent, Registrations } from './registrations.js';
import { type Arrival, SigningIn } from './signing-in.js';

/** What a link turns out to be. */
export type ActivationLink =
  | { readonly state: 'unknown' | 'used' | 'expired' }
  | { readonly state: 'pending' | 'disowned'; readonly registration: Registration };

/**
 * Makes a user of a pending registration, on two proofs: the link shows the mailbox, and the cookie of the
 * registering browser or the chosen password shows the registrant. With the link alone a stranger who registers your
 * address would have an account in your name as soon as you, or a mail scanner, opened it.
 */
@Injectable()
export class Activation {
  constructor(
    private readonly registrations: Registrations,
    private readonly users: Users,
    private readonly events: Events,
    private readonly signingIn: SigningIn,
    private readonly passwords: Passwords,
    private readonly newPasswords: NewPasswords,
    private readonly limits: Limits,
    private readonly blocks: MailBlocks,
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal for a network that tries links that there are not. */
  async find(token: string, { ip }: Requester): Promise<ActivationLink> {
    const registration = await this.registrations.findByToken(token);
    if (!registration) {
      await this.limits.count(this.limits.badToken(ip));
      return { state: 'unknown' };
    }
    if (registration.usedAt !== null) return { state: 'used' };
    if (!isCurrent(registration, this.clock.now())) return { state: 'expired' };
    return { state: registration.disownedAt === null ? 'pending' : 'disowned', registration };
  }

  isRegisteringBrowser(registration: Registration, browserToken: string | undefined): boolean {
    return browserToken !== undefined && sha256(browserToken) === registration.browserHash;
  }

  /**
   * With the browser's cookie as second proof. Nobody is logged in by it. False when another was faster, or the link
   * expired or was disowned.
   */
  async activate(registration: Registration, requester: Requester): Promise<boolean> {
    const user = await this.database.write((db) => this.makeUser(db, registration, requester));
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
    const tries = this.limits.password(`registration ${registration.id}`, arrival.requester.ip);
    const matches = () => this.passwords.matches(password, registration.passwordHash);
    if (!(await this.limits.guard(tries, matches))) {
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
      const user = await this.makeUser(db, registration, arrival.requester, { evenDisowned });
      return user && this.signingIn.begin(db, user, arrival);
    });
  }

  private async makeUser(
    db: EntityManager,
    { id: registrationId, email, emailKey, passwordHash, language }: Registration,
    requester: Requester,
    { evenDisowned = false } = {},
  ): Promise<LoginSubject | undefined> {
    const now = this.clock.now();
    if (!(await this.registrations.consume(db, registrationId, now, { evenDisowned }))) return undefined;
    const id = randomUUID();
    const address = { email, key: emailKey };
    const owner = await this.users.claim(db, { id, address, passwordHash, language, now });
    await this.registrations.endOthers(db, emailKey, owner, now);
    await this.blocks.lift(db, emailKey);
    await this.outbox.give(db, emailKey, owner);
    if (owner !== id) return undefined;
    await this.events.add(db, id, 'activated', requester);
    return { id, email, language, authEpoch: 0, deleteAfter: null };
  }
}
