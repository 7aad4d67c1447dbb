import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { policy } from '../policy.js';
import { Clock, type Moment } from '../time.js';
import { Database } from './database.js';

const { batch, every, expiredLinksFor, sentMailFor, failedMailFor, eventsFor } = policy.sweeping;

/** What goes, and when. Each condition has an index of its own. */
const sweeps: readonly { table: string; where: string; before: (now: Moment) => Moment }[] = [
  { table: 'registrations', where: 'expires_at <= ?', before: (now) => now - expiredLinksFor },
  { table: 'links', where: 'expires_at <= ?', before: (now) => now - expiredLinksFor },
  { table: 'sessions', where: 'expires_at <= ?', before: (now) => now },
  { table: 'outbox', where: 'sent_at <= ?', before: (now) => now - sentMailFor },
  { table: 'outbox', where: 'failed_at <= ?', before: (now) => now - failedMailFor },
  { table: 'events', where: 'at <= ?', before: (now) => now - eventsFor },
  { table: 'limits', where: 'expires_at <= ?', before: (now) => now },
  { table: 'mail_blocks', where: 'until <= ?', before: (now) => now },
  { table: 'devices', where: 'last_seen_at <= ?', before: (now) => now - policy.devices.remembered },
];

/** Takes away what has expired: at the start and every hour, a small batch at a time. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
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
    this.running = this.sweep().then(undefined, (error: unknown) => {
      // Nobody waits for it, and the next hour tries again.
      this.logger.error(`Sweeping failed: ${error instanceof Error ? error.message : 'unknown'}`);
    });
  }

  /** Returns when nothing is left to take, or the application stops. */
  async sweep(): Promise<void> {
    for (const { table, where, before } of sweeps) {
      const sql = `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${where} LIMIT ${batch})`;
      await this.inBatches(sql, [before(this.clock.now())]);
    }
    await this.endAccounts();
  }

  private async inBatches(sql: string, parameters: unknown[]): Promise<void> {
    let taken: number = batch;
    while (taken === batch && !this.stopping) {
      taken = await this.database.write(async (db) => {
        await db.query(sql, parameters);
        const [{ count }] = await db.query<[{ count: number }]>('SELECT changes() AS count');
        return count;
      });
      // Whoever waits for the gate or the event loop goes first.
      await turn();
    }
  }

  /**
   * Accounts whose days of grace are over, one at a time: the rows that belong to them go by the foreign keys, and
   * what only names their address goes with them.
   */
  private async endAccounts(): Promise<void> {
    for (;;) {
      const [user] = await this.database.reader.query<{ id: string; email: string; email_key: string }[]>(
        'SELECT id, email, email_key FROM users WHERE delete_after <= ? LIMIT 1',
        [this.clock.now()],
      );
      if (!user || this.stopping) return;
      await this.database.write(async (db) => {
        const ended = await db.query<unknown[]>(
          'DELETE FROM users WHERE id = ? AND delete_after <= ? RETURNING id',
          [user.id, this.clock.now()],
        );
        if (ended.length === 0) return;
        await db.query('DELETE FROM registrations WHERE email_key = ?', [user.email_key]);
        // There the address stands as somebody typed it.
        await db.query('DELETE FROM links WHERE user_id IS NULL AND lower(email) = ?', [user.email_key]);
        await db.query('DELETE FROM outbox WHERE recipient = ?', [user.email]);
      });
      await turn();
    }
  }
}
