import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { MailQueue } from '../mail/queue.js';
import { policy } from '../policy.js';

/** How the site stands now. */
interface SiteTotals {
  readonly people: number;
  /** Who has registered, and may log in once an admin approves it. */
  readonly awaiting: number;
  readonly mailWaiting: number;
  readonly mailGivenUp: number;
}

/** How the site stands. */
@Injectable()
export class Overview {
  private known: { readonly at: Timestamp; readonly totals: Promise<SiteTotals> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly mailQueue: MailQueue,
    private readonly clock: Clock,
  ) {}

  /** Counting a million people takes a while, so it is done once a minute at most. */
  async totals(): Promise<SiteTotals> {
    const now = this.clock.now();
    const age = now - (this.known?.at ?? -Infinity);
    if (!this.known || age < 0 || age >= policy.counts.writtenEvery) this.known = { at: now, totals: this.count() };
    return this.known.totals.catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
  }

  private async count(): Promise<SiteTotals> {
    const { due, later, givenUp } = await this.mailQueue.backlog();
    const [counted] = await this.database.reader.query<{ people: number; awaiting: number }[]>(
      `SELECT (SELECT COUNT(*) FROM users) AS people,
              (SELECT COUNT(*) FROM users WHERE state = 'waiting' AND state <> 'active') AS awaiting`,
    );
    return {
      people: counted?.people ?? 0,
      awaiting: counted?.awaiting ?? 0,
      mailWaiting: due + later,
      mailGivenUp: givenUp,
    };
  }
}
