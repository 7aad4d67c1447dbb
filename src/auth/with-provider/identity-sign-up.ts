import { Injectable } from '@nestjs/common';
import type { EmailAddress } from '../../common/email-address.js';
import type { Barred } from '../../domain/barred.js';
import type { ClientInfo, LoginContext } from '../../domain/client-info.js';
import { InvalidField, InviteOver } from '../../domain/errors.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';
import type { NewSession } from '../../sessions/session-data.js';
import { Admission, type Admitted } from '../registration/admission.js';
import { Registration } from '../registration/registration.js';
import { IdentityRegistration } from './identity-registration.js';

/** An account at once, perhaps one that waits for approval; a registration, as the token of its browser; or none. */
type SignUpResult =
  | { readonly state: 'created'; readonly session: NewSession }
  | { readonly state: 'registered'; readonly browserToken: string }
  | { readonly state: 'waiting' | 'taken' | 'invite-too-late' | Barred };

interface SignUpOptions {
  readonly barred: Barred | undefined;
  readonly hasAccount: boolean;
}

/** What somebody can do with an identity that is linked to no account, besides logging in. */
@Injectable()
export class IdentitySignUp {
  constructor(
    private readonly admission: Admission,
    private readonly registration: Registration,
    private readonly identityRegistration: IdentityRegistration,
  ) {}

  /** @throws RateLimited. */
  async optionsOf(waiting: WaitingIdentity, client: ClientInfo): Promise<SignUpOptions> {
    const proved = this.identityRegistration.provedAddress(waiting);
    const { state } = await this.admission.of(waiting.invite, client);
    return {
      barred: state === 'admitted' ? undefined : state,
      hasAccount: proved !== undefined && (await this.identityRegistration.hasAccount(proved)),
    };
  }

  /**
   * With an address that nobody has proved it is a registration: the same answer for everyone, and a mail.
   * @throws InvalidField at `email`, RateLimited.
   */
  async signUp(waiting: WaitingIdentity, typed: string, context: LoginContext): Promise<SignUpResult> {
    const admitted = await this.admission.of(waiting.invite, context.client);
    if (admitted.state !== 'admitted') return admitted;
    const { address, problem } = admitted.read(typed);
    if (problem) throw new InvalidField('email', problem);
    const proved = this.identityRegistration.provedAddress(waiting);
    if (proved?.normalizedEmail === address.normalizedEmail) return this.create(waiting, proved, admitted, context);
    const browserToken = await this.registration.registerIdentity(address, waiting, admitted, context.client);
    return { state: 'registered', browserToken };
  }

  private async create(
    waiting: WaitingIdentity,
    proved: EmailAddress,
    admitted: Admitted,
    context: LoginContext,
  ): Promise<SignUpResult> {
    try {
      const session = await this.identityRegistration.create(waiting, proved, admitted, context);
      if (session === 'waiting') return { state: 'waiting' };
      return session ? { state: 'created', session } : { state: 'taken' };
    } catch (error) {
      if (error instanceof InviteOver) return { state: 'invite-too-late' };
      throw error;
    }
  }
}
