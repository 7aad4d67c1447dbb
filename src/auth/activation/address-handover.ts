import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../../mail/outbox.js';
import { SuppressionList } from '../../mail/suppression-list.js';
import { Registrations } from '../registration/registrations.js';

/** Gives what has gathered for an address to the user who has proved it. */
@Injectable()
export class AddressHandover {
  constructor(
    private readonly registrations: Registrations,
    private readonly suppressions: SuppressionList,
    private readonly outbox: Outbox,
  ) {}

  async to(db: EntityManager, normalizedEmail: string, owner: string): Promise<void> {
    await this.registrations.endOthers(db, normalizedEmail, owner);
    await this.suppressions.lift(db, normalizedEmail);
    await this.outbox.assign(db, normalizedEmail, owner);
  }
}
