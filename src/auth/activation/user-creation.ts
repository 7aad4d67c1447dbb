import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SuppressionList } from '../../mail/suppression-list.js';
import { Outbox } from '../../mail/outbox.js';
import type { LoginSubject } from '../../sessions/session-data.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import { Registrations } from '../registration/registrations.js';

/** Creates the user of a pending registration after both proofs. */
@Injectable()
export class UserCreation {
  constructor(
    private readonly registrations: Registrations,
    private readonly users: Users,
    private readonly events: Events,
    private readonly suppressions: SuppressionList,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The first registration to prove an address wins and ends the others. Undefined for the others, and if the link
   * expired or, unless `evenDisowned`, was disowned.
   */
  async createUser(
    db: EntityManager,
    { id: registrationId, email, normalizedEmail, passwordHash, language, timeZone }: PendingRegistration,
    client: ClientInfo,
    { evenDisowned = false } = {},
  ): Promise<LoginSubject | undefined> {
    if (!(await this.registrations.consume(db, registrationId, { evenDisowned }))) return undefined;
    const id = randomUUID();
    const address = { email, normalizedEmail };
    const owner = await this.users.createIfFree(db, { id, address, passwordHash, language, timeZone });
    await this.registrations.endOthers(db, normalizedEmail, owner);
    await this.suppressions.lift(db, normalizedEmail);
    await this.outbox.assign(db, normalizedEmail, owner);
    if (owner !== id) return undefined;
    await this.events.record(db, id, 'activated', client);
    return (await this.users.findByEmail(normalizedEmail, db)) ?? undefined;
  }
}
