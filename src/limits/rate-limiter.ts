import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp, type Duration, stillLasts } from '../common/time.js';
import { RateLimited } from '../domain/errors.js';
import { Limit } from './limit.entity.js';

/** How often something may be tried. */
export interface Rule {
  readonly name: string;
  /** Tries are forgotten after this. */
  readonly lasts: Duration;
  /** True when each further try begins that span anew. */
  readonly slides: boolean;
  /** How long to wait after so many attempts; `rest` is what is left of the span. */
  readonly pause: (attempts: number, rest: Duration) => Duration;
}

/** A try: of what, and by or about whom. */
export interface Attempt {
  readonly rule: Rule;
  readonly subject: string;
}

/** So many in a span, then none until it is over. */
export function fixedWindow(name: string, count: number, lasts: Duration): Rule {
  return { name, lasts, slides: false, pause: (attempts, rest) => (attempts >= count ? rest : 0) };
}

/** Some are free; then the wait doubles with each, up to a bound. */
export function backoff(
  name: string,
  {
    free,
    first,
    longest,
    forgottenAfter,
  }: { free: number; first: Duration; longest: Duration; forgottenAfter: Duration },
): Rule {
  return {
    name,
    lasts: forgottenAfter,
    slides: true,
    pause: (attempts) => (attempts < free ? 0 : Math.min(first * 2 ** (attempts - free), longest)),
  };
}

/**
 * Counts attempts in the database, so that the count holds across restarts. A try is counted before it is made: fifty at
 * once count fifty, and only the allowed ones cost a hash.
 */
export class RateLimiter {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    protected readonly clock: Clock,
  ) {}

  /**
   * Counts these attempts, or none of them when one comes too early.
   * @throws RateLimited.
   */
  async consume(attempts: readonly Attempt[]): Promise<void> {
    const wait = await this.database.writeRelaxed((db) => this.consumeIn(db, attempts));
    if (wait > 0) throw new RateLimited(wait);
  }

  /**
   * The same in the caller's transaction. Returns how long to wait; zero when the attempts were counted.
   * @param constantWork writes as much when a try comes too early, where nobody may notice that.
   */
  async consumeIn(
    db: EntityManager,
    attempts: readonly Attempt[],
    { constantWork = false } = {},
  ): Promise<Duration> {
    const now = this.clock.now();
    const limits: [Limit, Rule][] = [];
    for (const one of attempts) limits.push([await this.find(db, one, now), one.rule]);
    const wait = Math.max(0, ...limits.map(([limit, rule]) => waitFor(limit, rule, now)));
    if (wait > 0 && !constantWork) return wait;
    for (const [limit, rule] of limits) await this.save(db, wait > 0 ? limit : next(limit, rule, now));
    return wait;
  }

  /**
   * Counts the attempts, makes them, and takes the count back when they were right.
   * @throws RateLimited, and whatever `work` throws.
   */
  async guard(attempts: readonly Attempt[], work: () => Promise<boolean>): Promise<boolean> {
    await this.consume(attempts);
    const right = await work();
    if (right) await this.database.write((db) => this.refund(db, attempts));
    return right;
  }

  /** Takes the last count back: the try was right. A pause that it began ends with it. */
  async refund(db: EntityManager, attempts: readonly Attempt[]): Promise<void> {
    for (const one of attempts) {
      if (one.rule.slides) await db.query('DELETE FROM limits WHERE key = ?', [this.keyOf(one)]);
      else {
        await db.query(
          'UPDATE limits SET points = points - 1, blocked_until = 0 WHERE key = ? AND points > 0',
          [this.keyOf(one)],
        );
      }
    }
  }

  /**
   * So many at once, then one after each interval (a leaky bucket, GCRA): how long this one has to wait for its turn.
   * No more than `atMost` are ever in line. One that does not stand in line (`joins`) costs the same, and takes no turn.
   */
  async gcra(
    db: EntityManager,
    { name, subject }: { name: string; subject: string },
    { burst, every, atMost, joins }: { burst: number; every: Duration; atMost: number; joins: boolean },
  ): Promise<Duration> {
    const now = this.clock.now();
    const key = this.keyring.fingerprint('limits', `${name} ${subject}`);
    const limit = await this.load(db, key);
    const theoretical = limit && stillLasts(limit.expiresAt, every * atMost, now) ? limit.expiresAt : now;
    const expiresAt = joins ? theoretical + every : theoretical;
    await this.save(db, { key, points: 0, blockedUntil: 0, expiresAt });
    return Math.max(0, theoretical - now - (burst - 1) * every);
  }

  private async find(db: EntityManager, one: Attempt, now: Timestamp): Promise<Limit> {
    const key = this.keyOf(one);
    const limit = await this.load(db, key);
    return limit && stillLasts(limit.expiresAt, one.rule.lasts, now)
      ? limit
      : { key, points: 0, blockedUntil: 0, expiresAt: now + one.rule.lasts };
  }

  // In SQL, since every log-in asks and writes them twice: TypeORM takes five times as long to make the same statements.
  private async load(db: EntityManager, key: string): Promise<Limit | undefined> {
    const [limit] = await db.query<Limit[]>(
      'SELECT key, points, blocked_until AS blockedUntil, expires_at AS expiresAt FROM limits WHERE key = ?',
      [key],
    );
    return limit;
  }

  private async save(db: EntityManager, { key, points, blockedUntil, expiresAt }: Limit): Promise<void> {
    await db.query(
      'INSERT OR REPLACE INTO limits (key, points, blocked_until, expires_at) VALUES (?, ?, ?, ?)',
      [key, points, blockedUntil, expiresAt],
    );
  }

  private keyOf({ rule, subject }: Attempt): string {
    return this.keyring.fingerprint('limits', `${rule.name} ${subject}`);
  }
}

function waitFor({ points, blockedUntil }: Limit, rule: Rule, now: Timestamp): Duration {
  return stillLasts(blockedUntil, rule.pause(points, rule.lasts), now) ? blockedUntil - now : 0;
}

function next({ key, points, expiresAt }: Limit, rule: Rule, now: Timestamp): Limit {
  const end = rule.slides ? now + rule.lasts : expiresAt;
  return { key, points: points + 1, expiresAt: end, blockedUntil: now + rule.pause(points + 1, end - now) };
}
