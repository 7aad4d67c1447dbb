import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from './database.js';

const { batch, accounts, every, expiredLinksFor, sentMailFor, failedMailFor, eventsFor } = policy.retention;

interface Retention {
  readonly table: string;
  readonly where: string;
  readonly before: (now: Timestamp) => Timestamp;
  /** Rows taken in one transaction. */
  readonly atOnce?: number;
}

/** What goes, and when. Each condition has an index of its own. */
const retentions: readonly Retention[] = [
  { table: 'registrations', where: 'expires_at <= ?', before: (now) => now - expiredLinksFor },
  { table: 'links', where: 'expires_at <= ?', before: (now) => now - expiredLinksFor },
  { table: 'sessions', where: 'expires_at <= ?', before: (now) => now },
  { table: 'outbox', where: 'sent_at <= ?', before: (now) => now - sentMailFor },
  { table: 'outbox', where: 'failed_at <= ?', before: (now) => now - failedMailFor },
  { table: 'events', where: 'at <= ?', before: (now) => now - eventsFor },
  { table: 'limits', where: 'expires_at <= ?', before: (now) => now },
  { table: 'mail_blocks', where: 'until <= ?', before: (now) => now },
  { table: 'devices', where: 'last_seen_at <= ?', before: (now) => now - policy.devices.remembered },
  // Whose days of grace are over. Everything that belongs to an account goes with it, by the foreign keys.
  { table: 'users', where: 'delete_after <= ?', before: (now) => now, atOnce: accounts },
];

/** Takes away what has expired: at the start and every hour, a small batch at a time. */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => {
      this.start();
    }, every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    await this.running;
  }

  private start(): void {
    this.running = this.run().then(undefined, (error: unknown) => {
      // Nobody waits for it, and the next hour tries again.
      this.log.failure('sweep-failed', error);
    });
  }

  /** Returns when nothing is left to take, or the application stops. */
  async run(): Promise<void> {
    for (const one of retentions) await this.inBatches(one);
    await this.boundGrace();
  }

  /** Of accounts that were closed while the clock was ahead: nobody's data stays for years because a clock was wrong. */
  private async boundGrace(): Promise<void> {
    const now = this.clock.now();
    const { grace } = policy.deletion;
    const sql = 'UPDATE users SET delete_after = ? WHERE delete_after > ?';
    await this.database.write((db) => db.query(sql, [now + grace, now + 2 * grace]));
  }

  private async inBatches({ table, where, before, atOnce = batch }: Retention): Promise<void> {
    const sql = `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${where} LIMIT ${atOnce})`;
    const parameters = [before(this.clock.now())];
    let taken = atOnce;
    while (taken === atOnce && !this.stopping) {
      taken = await this.database.write(async (db) => {
        await db.query(sql, parameters);
        const [{ count }] = await db.query<[{ count: number }]>('SELECT changes() AS count');
        return count;
      });
      // Whoever waits for the gate or the event loop goes first.
      await turn();
    }
  }
}
