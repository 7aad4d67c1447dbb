import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { MailBlocks } from '../../mail/suppression-list.js';
import { Outbox } from '../../mail/outbox.js';
import type { LoginSubject } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Requester } from '../../http/access/client-info.js';
import type { Registration } from '../registration/registration.entity.js';
import { Registrations } from '../registration/registrations.js';

/** What a pending registration becomes once both its proofs were given. */
@Injectable()
export class NewUsers {
  constructor(
    private readonly registrations: Registrations,
    private readonly users: Users,
    private readonly events: Events,
    private readonly blocks: MailBlocks,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The first proof of an address wins and ends the other registrations. Undefined for any but the winner, and when the
   * link expired or, unless `evenDisowned`, was disowned.
   */
  async make(
    db: EntityManager,
    { id: registrationId, email, emailKey, passwordHash, language }: Registration,
    requester: Requester,
    { evenDisowned = false } = {},
  ): Promise<LoginSubject | undefined> {
    if (!(await this.registrations.consume(db, registrationId, { evenDisowned }))) return undefined;
    const id = randomUUID();
    const address = { email, key: emailKey };
    const owner = await this.users.claim(db, { id, address, passwordHash, language });
    await this.registrations.endOthers(db, emailKey, owner);
    await this.blocks.lift(db, emailKey);
    await this.outbox.give(db, emailKey, owner);
    if (owner !== id) return undefined;
    await this.events.add(db, id, 'activated', requester);
    return (await this.users.findByKey(emailKey, db)) ?? undefined;
  }
}
