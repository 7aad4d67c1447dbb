import { Injectable } from '@nestjs/common';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { Clock } from '../../common/time.js';
import { Database } from '../../database/database.js';
import type { LoginContext } from '../../domain/client-info.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';
import { noPassword } from '../../passwords/passwords.js';
import type { NewSession } from '../../sessions/session-data.js';
import { displayNameProblem, normalizedDisplayName } from '../../users/display-name.js';
import { Users } from '../../users/users.js';
import { UserCreation } from '../activation/user-creation.js';
import type { Admitted } from '../registration/admission.js';
import { SessionIssuer } from '../login/session-issuer.js';

/** Creates an account for an identity whose address a trusted provider has proved. All others register first. */
@Injectable()
export class IdentityRegistration {
  constructor(
    private readonly userCreation: UserCreation,
    private readonly users: Users,
    private readonly sessionIssuer: SessionIssuer,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The address that needs no mail. Undefined if nobody has proved one. */
  provedAddress({ email, isEmailProved }: WaitingIdentity): EmailAddress | undefined {
    return isEmailProved && email !== undefined ? parseEmailAddress(email) : undefined;
  }

  /** Only for an address that is proved: to others it would tell who has an account. */
  async hasAccount({ normalizedEmail }: EmailAddress): Promise<boolean> {
    return (await this.users.findByEmail(normalizedEmail)) !== null;
  }

  /** `waiting` for approval; undefined if the address has an account by now. @throws InviteOver. */
  async create(
    identity: WaitingIdentity,
    address: EmailAddress,
    { inviteId }: Admitted,
    context: LoginContext,
  ): Promise<NewSession | 'waiting' | undefined> {
    const { language, timeZone = null } = context.client;
    const { about, arrival } = await this.userCreation.prepare({ ...address, id: '', inviteId });
    return this.database.write(about, async (db) => {
      const chosen = { address, passwordHash: noPassword, language, timeZone, identity, arrival };
      const created = await this.userCreation.createWith(db, chosen, context.client);
      if (!created) return undefined;
      const displayName = acceptableName(identity.name);
      if (displayName !== null) await this.users.setDisplayName(db, created.id, displayName);
      if (created.state !== 'active') return 'waiting';
      const authenticatedAt = this.clock.now();
      // The account is new, as with an activation: there is nothing in it to lose.
      const authentication = { userId: created.id, amr: ['fed'], authenticatedAt } as const;
      return this.sessionIssuer.begin(db, { ...created, displayName }, authentication, context);
    });
  }
}

/** What its owner could have typed, or none. */
function acceptableName(name = ''): string | null {
  const typed = normalizedDisplayName(name);
  return typed === '' || displayNameProblem(typed) !== undefined ? null : typed;
}
