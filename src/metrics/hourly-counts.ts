import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, hours, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { type Fields, Log } from '../logging/log.js';
import { policy } from '../policy.js';
import type { HourlyCount } from './hourly-count.entity.js';

/** What is counted for the overview of admins. */
export type CountName =
  'registrations' | 'activations' | 'logins' | 'failures' | 'limited' | 'mails' | 'mails-given-up';

export type Count = Pick<HourlyCount, 'hour' | 'name' | 'count'>;

/**
 * Counts what the log tells, by the hour, and adds it to the database once a minute: a request waits for none of it. Each
 * process adds its own. A crash loses a minute of them.
 */
@Injectable()
export class HourlyCounts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private counts = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.log.watch((_level, event, fields) => {
      const name = countOf(event, fields);
      if (name) this.add({ hour: hourOf(this.clock.now()), name, count: 1 });
    });
    this.timer = setInterval(() => void this.write(), policy.counts.writtenEvery).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  /** Of all processes, without the last minute of the others. The hours in which nothing happened are missing. */
  async since(hour: Timestamp): Promise<Count[]> {
    const sql = 'SELECT hour, name, count FROM hourly_counts WHERE hour >= ? AND hour <= ?';
    return this.database.reader.query<Count[]>(sql, [hour, this.clock.now()]);
  }

  async write(): Promise<void> {
    const counted = [...this.counts.values()];
    if (counted.length === 0) return;
    this.counts = new Map();
    // In one order in every process, so that none waits for another that waits for it.
    counted.sort((a, b) => a.hour - b.hour || (a.name < b.name ? -1 : 1));
    try {
      await this.database.writeRelaxed([], (db) => addCounts(db, counted));
    } catch {
      // The database tells by itself when it fails. The next minute tries again.
      for (const count of counted) this.add(count);
    }
  }

  private add({ hour, name, count }: Count): void {
    const key = `${hour} ${name}`;
    this.counts.set(key, { hour, name, count: (this.counts.get(key)?.count ?? 0) + count });
  }
}

/** For commands, whose log nobody watches: in the transaction of what is counted. */
export async function countNow(db: EntityManager, name: CountName, now: Timestamp): Promise<void> {
  await addCounts(db, [{ hour: hourOf(now), name, count: 1 }]);
}

async function addCounts(db: EntityManager, counted: readonly Count[]): Promise<void> {
  const rows = counted.map(() => '(?, ?, ?)').join(', ');
  const sql = `INSERT INTO hourly_counts (hour, name, count) VALUES ${rows}
    ON CONFLICT (hour, name) DO UPDATE SET count = hourly_counts.count + excluded.count`;
  await db.query(
    sql,
    counted.flatMap(({ hour, name, count }) => [hour, name, count]),
  );
}

export function hourOf(time: Timestamp): Timestamp {
  return time - (time % hours(1));
}

function countOf(event: string, fields: Fields): CountName | undefined {
  if (event === 'request') return ofRequest(fields);
  if (event === 'mail') return mails[fields.outcome ?? ''];
  return events[event];
}

const events: Readonly<Record<string, CountName | undefined>> = {
  activated: 'activations',
  // In place of the one before: it exists from now on.
  'approval-awaited': 'activations',
  'signed-in': 'logins',
  'signed-in-new-device': 'logins',
};

const mails: Readonly<Record<string, CountName | undefined>> = { sent: 'mails', 'given-up': 'mails-given-up' };

const failures: Readonly<Record<string, CountName | undefined>> = {
  'log-in-failed': 'failures',
  'code-wrong': 'failures',
  'account-inactive': 'failures',
  'limit-met': 'limited',
};

/** A registration looks the same whether or not the address has an account, and so it counts. */
function ofRequest({ method, route, outcome = '' }: Fields): CountName | undefined {
  const isRegistration = method === 'POST' && (route === '/register' || route === '/api/v1/auth/register');
  return isRegistration && outcome === 'done' ? 'registrations' : failures[outcome];
}
