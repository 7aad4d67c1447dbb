import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import { addIdentity, type NewIdentity } from '../../identities/write-identities.js';
import { ofAddress, type Subject } from '../../database/subjects.js';
import type { LoginSubject } from '../../sessions/session-data.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import { Admission } from '../registration/admission.js';
import { Registrations } from '../registration/registrations.js';
import { AddressHandover } from './address-handover.js';

type Chosen = Pick<PendingRegistration, 'passwordHash' | 'language' | 'timeZone' | 'inviteId'> & {
  readonly address: EmailAddress;
  readonly identity: NewIdentity | undefined;
};

/** Creates the user of a pending registration after both proofs. */
@Injectable()
export class UserCreation {
  constructor(
    private readonly registrations: Registrations,
    private readonly users: Users,
    private readonly events: Events,
    private readonly admission: Admission,
    private readonly handover: AddressHandover,
  ) {}

  /** For a transaction with `createUser` or `createWith`. */
  subjectsOf({ normalizedEmail, inviteId }: Pick<PendingRegistration, 'normalizedEmail' | 'inviteId'>): Subject[] {
    return [ofAddress(normalizedEmail), ...this.admission.subjectsOf(inviteId)];
  }

  /**
   * The first registration to prove an address wins and ends the others. Undefined for the others, and if the link
   * expired or, unless `evenDisowned`, was disowned.
   * @throws InviteOver if the invitation allows no account any more: everything has to be undone.
   */
  async createUser(
    db: EntityManager,
    registration: PendingRegistration,
    client: ClientInfo,
    { evenDisowned = false } = {},
  ): Promise<LoginSubject | undefined> {
    if (!(await this.registrations.consume(db, registration.id, { evenDisowned }))) return undefined;
    const { email, normalizedEmail, issuer, subject, identityLabel } = registration;
    const identity = issuer !== null && subject !== null ? { issuer, subject, label: identityLabel ?? '' } : undefined;
    return this.createWith(db, { ...registration, address: { email, normalizedEmail }, identity }, client);
  }

  /** The same when nobody has registered before: a provider that the operator trusts has proved the address. */
  async createWith(
    db: EntityManager,
    { address, passwordHash, language, timeZone, identity, inviteId }: Chosen,
    client: ClientInfo,
  ): Promise<LoginSubject | undefined> {
    const id = randomUUID();
    const { normalizedEmail } = address;
    const user = { id, address, passwordHash, language, timeZone };
    const owner = await this.users.createIfFree(db, user, this.events);
    await this.handover.to(db, normalizedEmail, owner);
    if (owner !== id) return undefined;
    await this.admission.settle(db, id, inviteId);
    await this.events.record(db, id, 'activated', client);
    const created = (await this.users.findByEmail(normalizedEmail, db)) ?? undefined;
    // With the time of the account: it is the one that it begins with.
    if (created && identity && (await addIdentity(db, id, identity, created.createdAt)))
      await this.events.record(db, id, 'identity-linked', client, identity.label);
    return created;
  }
}
