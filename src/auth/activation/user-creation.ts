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
import { Admission, type Arrival } from '../registration/admission.js';
import { Registrations } from '../registration/registrations.js';
import { AddressHandover } from './address-handover.js';

type Chosen = Pick<PendingRegistration, 'passwordHash' | 'language' | 'timeZone'> & {
  readonly address: EmailAddress;
  readonly identity: NewIdentity | undefined;
  readonly arrival: Arrival;
};

/** What has to be known before, and what is decided about. */
interface Prepared {
  readonly arrival: Arrival;
  readonly about: readonly Subject[];
}

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

  /** Before the transaction with `createUser` or `createWith`. */
  async prepare(registration: Pick<PendingRegistration, 'id' | 'normalizedEmail' | 'inviteId'>): Promise<Prepared> {
    const arrival = await this.admission.arrivalOf(registration);
    return { arrival, about: [ofAddress(registration.normalizedEmail), ...this.admission.subjectsOf(arrival)] };
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
    { evenDisowned = false, arrival }: { readonly evenDisowned?: boolean; readonly arrival: Arrival },
  ): Promise<LoginSubject | undefined> {
    if (!(await this.registrations.consume(db, registration.id, { evenDisowned }))) return undefined;
    const { email, normalizedEmail, issuer, subject, identityLabel } = registration;
    const identity = issuer !== null && subject !== null ? { issuer, subject, label: identityLabel ?? '' } : undefined;
    return this.createWith(db, { ...registration, address: { email, normalizedEmail }, identity, arrival }, client);
  }

  /** The same when nobody has registered before: a provider that the operator trusts has proved the address. */
  async createWith(
    db: EntityManager,
    { address, passwordHash, language, timeZone, identity, arrival }: Chosen,
    client: ClientInfo,
  ): Promise<LoginSubject | undefined> {
    const id = randomUUID();
    const { normalizedEmail } = address;
    const { state } = arrival.first;
    const user = { id, address, passwordHash, language, timeZone, state };
    const owner = await this.users.createIfFree(db, user, this.events);
    await this.handover.to(db, normalizedEmail, owner);
    if (owner !== id) return undefined;
    await this.admission.settle(db, id, arrival);
    await this.events.record(db, id, state === 'waiting' ? 'approval-awaited' : 'activated', client);
    const created = (await this.users.findByEmail(normalizedEmail, db)) ?? undefined;
    // With the time of the account: it is the one that it begins with.
    if (created && identity && (await addIdentity(db, id, identity, created.createdAt)))
      await this.events.record(db, id, 'identity-linked', client, identity.label);
    return created;
  }
}
