import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { Clock } from '../common/time.js';
import type { LeasedMail } from './queue.js';

const { lease, renewLeaseEvery } = policy.mail;

/** Keeps the lease of a mail that a slow server has not answered yet, so that no other worker sends it too. */
@Injectable()
export class LeaseRenewal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns those that have a new lease. A mail that another worker took over keeps its lease. */
  async renew(held: Iterable<LeasedMail>): Promise<LeasedMail[]> {
    const due = [...held].filter((mail) => this.isDue(mail));
    if (due.length === 0) return [];
    return this.database.write([], async (db) => {
      const leasedUntil = this.clock.now() + lease;
      const renewed: LeasedMail[] = [];
      for (const mail of due) {
        const rows = await db.query<unknown[]>(extend, [leasedUntil, mail.id, mail.leasedUntil]);
        if (rows.length > 0) renewed.push({ ...mail, leasedUntil });
      }
      return renewed;
    });
  }

  /** Also when the clock was set back: a lease that seems too long counts as expired. */
  private isDue({ leasedUntil }: LeasedMail): boolean {
    const left = leasedUntil - this.clock.now();
    return left <= lease - renewLeaseEvery || left > lease;
  }
}

const extend = 'UPDATE outbox SET leased_until = ? WHERE id = ? AND leased_until = ? RETURNING id';
