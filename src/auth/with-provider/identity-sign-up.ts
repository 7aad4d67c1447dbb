import { Injectable } from '@nestjs/common';
import type { Barred } from '../../domain/barred.js';
import type { LoginContext } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';
import type { NewSession } from '../../sessions/session-data.js';
import { Admission } from '../registration/admission.js';
import { Registration } from '../registration/registration.js';
import { IdentityRegistration } from './identity-registration.js';

/** An account at once; a registration, as the token of its browser; or none. */
export type SignUpResult =
  | { readonly state: 'created'; readonly session: NewSession }
  | { readonly state: 'registered'; readonly browserToken: string }
  | { readonly state: 'taken' | Barred };

/** What somebody can do with an identity that is linked to no account, besides logging in. */
@Injectable()
export class IdentitySignUp {
  constructor(
    private readonly admission: Admission,
    private readonly registration: Registration,
    private readonly identityRegistration: IdentityRegistration,
  ) {}

  async optionsOf(waiting: WaitingIdentity): Promise<{ readonly isBarred: boolean; readonly hasAccount: boolean }> {
    const proved = this.identityRegistration.provedAddress(waiting);
    return {
      isBarred: this.admission.of().state !== 'admitted',
      hasAccount: proved !== undefined && (await this.identityRegistration.hasAccount(proved)),
    };
  }

  /**
   * With an address that nobody has proved it is a registration: the same answer for everyone, and a mail.
   * @throws InvalidField at `email`, RateLimited.
   */
  async signUp(waiting: WaitingIdentity, typed: string, context: LoginContext): Promise<SignUpResult> {
    const admitted = this.admission.of();
    if (admitted.state !== 'admitted') return admitted;
    const { address, problem } = admitted.read(typed);
    if (problem) throw new InvalidField('email', problem);
    const proved = this.identityRegistration.provedAddress(waiting);
    if (proved?.normalizedEmail !== address.normalizedEmail) {
      const browserToken = await this.registration.registerIdentity(address, waiting, admitted, context.client);
      return { state: 'registered', browserToken };
    }
    const session = await this.identityRegistration.create(waiting, proved, admitted, context);
    return session ? { state: 'created', session } : { state: 'taken' };
  }
}
