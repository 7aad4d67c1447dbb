import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp, type Duration, stillLasts } from '../common/time.js';
import { RateLimited } from '../domain/errors.js';
import { Limit } from './limit.entity.js';

/** How many attempts are allowed. */
export interface Rule {
  readonly name: string;
  /** Attempts are forgotten after this time. */
  readonly lasts: Duration;
  /** True when each attempt restarts that time. */
  readonly slides: boolean;
  /** How long to wait after this number of attempts; `rest` is the remaining time. */
  readonly pause: (attempts: number, rest: Duration) => Duration;
}

/** One attempt: which rule limits it, and who makes it or whom it targets. */
export interface Attempt {
  readonly rule: Rule;
  readonly subject: string;
}

/** `count` attempts per window, then none until the window ends. */
export function fixedWindow(name: string, count: number, lasts: Duration): Rule {
  return { name, lasts, slides: false, pause: (attempts, rest) => (attempts >= count ? rest : 0) };
}

/** The first attempts cost no wait; then the wait doubles with each, up to `longest`. */
export function backoff(
  name: string,
  { free, first, longest, forgottenAfter }: { free: number } & Record<'first' | 'longest' | 'forgottenAfter', Duration>,
): Rule {
  return {
    name,
    lasts: forgottenAfter,
    slides: true,
    pause: (attempts) => (attempts < free ? 0 : Math.min(first * 2 ** (attempts - free), longest)),
  };
}

/** Counted in the database, to survive restarts, and before the work: of fifty at once, only the allowed ones hash. */
export class RateLimiter {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    protected readonly clock: Clock,
  ) {}

  /**
   * Counts these attempts, or none of them when one is over its limit.
   * @param budget of what succeeds: only looked at here, and counted by `spend`. Before the work, so that a right
   *   password over the limit is answered like a wrong one.
   * @throws RateLimited.
   */
  async consume(attempts: readonly Attempt[], budget: readonly Attempt[] = []): Promise<void> {
    const wait = await this.database.writeRelaxed((db) => this.consumeIn(db, attempts, { budget }));
    if (wait > 0) throw new RateLimited(wait);
  }

  /**
   * The same in the caller's transaction. Returns how long to wait; zero when the attempts were counted.
   * @param constantWork writes the same rows over the limit, so that the time does not reveal it.
   */
  async consumeIn(
    db: EntityManager,
    attempts: readonly Attempt[],
    { constantWork = false, budget = [] }: { constantWork?: boolean; budget?: readonly Attempt[] } = {},
  ): Promise<Duration> {
    const now = this.clock.now();
    const limits = await this.findAll(db, attempts, now);
    const looked = budget.length > 0 ? await this.findAll(db, budget, now) : [];
    const wait = Math.max(0, ...[...limits, ...looked].map(([limit, rule]) => waitFor(limit, rule, now)));
    if (wait > 0 && !constantWork) return wait;
    for (const [limit, rule] of limits) await this.save(db, wait > 0 ? limit : next(limit, rule, now));
    return wait;
  }

  /**
   * Counts the attempts and does the work. If it succeeded, refunds them and spends the budget.
   * @throws RateLimited, errors of `work`.
   */
  async guard(
    attempts: readonly Attempt[],
    work: () => Promise<boolean>,
    budget: readonly Attempt[] = [],
  ): Promise<boolean> {
    await this.consume(attempts, budget);
    const succeeded = await work();
    if (succeeded) await this.database.write((db) => this.spend(db, budget, attempts));
    return succeeded;
  }

  /**
   * Counts what succeeded, and refunds the attempts: they were no guesses.
   * @throws RateLimited if others have used up the budget since: the transaction has to be rolled back.
   */
  async spend(db: EntityManager, budget: readonly Attempt[], attempts: readonly Attempt[]): Promise<void> {
    const wait = await this.consumeIn(db, budget);
    if (wait > 0) throw new RateLimited(wait);
    await this.refund(db, attempts);
  }

  /** Undoes the last count after a successful attempt, and ends the pause that it started. */
  async refund(db: EntityManager, attempts: readonly Attempt[]): Promise<void> {
    for (const attempt of attempts) {
      const sql = attempt.rule.slides
        ? 'DELETE FROM limits WHERE key = ?'
        : 'UPDATE limits SET points = points - 1, blocked_until = 0 WHERE key = ? AND points > 0';
      await db.query(sql, [this.keyOf(attempt)]);
    }
  }

  /**
   * A leaky bucket (GCRA): `burst` at once, then one per interval. Returns how long this one has to wait; at most
   * `atMost` wait. Without `counts` the work is the same, but nothing is counted.
   */
  async gcra(
    db: EntityManager,
    { name, subject }: { name: string; subject: string },
    { burst, every, atMost, counts }: { burst: number; every: Duration; atMost: number; counts: boolean },
  ): Promise<Duration> {
    const now = this.clock.now();
    const key = this.keyring.fingerprint('limits', `${name} ${subject}`);
    const limit = await this.load(db, key);
    const theoretical = limit && stillLasts(limit.expiresAt, every * atMost, now) ? limit.expiresAt : now;
    const expiresAt = counts ? theoretical + every : theoretical;
    await this.save(db, { key, points: 0, blockedUntil: 0, expiresAt });
    return Math.max(0, theoretical - now - (burst - 1) * every);
  }

  private async findAll(db: EntityManager, attempts: readonly Attempt[], now: Timestamp): Promise<[Limit, Rule][]> {
    const limits: [Limit, Rule][] = [];
    for (const attempt of attempts) limits.push([await this.find(db, attempt, now), attempt.rule]);
    return limits;
  }

  private async find(db: EntityManager, attempt: Attempt, now: Timestamp): Promise<Limit> {
    const key = this.keyOf(attempt);
    const limit = await this.load(db, key);
    return limit && stillLasts(limit.expiresAt, attempt.rule.lasts, now)
      ? limit
      : { key, points: 0, blockedUntil: 0, expiresAt: now + attempt.rule.lasts };
  }

  // Raw SQL, because every log-in reads and writes two limits, and TypeORM needs five times as long for the same.
  private async load(db: EntityManager, key: string): Promise<Limit | undefined> {
    const sql = 'SELECT key, points, blocked_until AS blockedUntil, expires_at AS expiresAt FROM limits WHERE key = ?';
    const [limit] = await db.query<Limit[]>(sql, [key]);
    return limit;
  }

  private async save(db: EntityManager, { key, points, blockedUntil, expiresAt }: Limit): Promise<void> {
    const sql = 'INSERT OR REPLACE INTO limits (key, points, blocked_until, expires_at) VALUES (?, ?, ?, ?)';
    await db.query(sql, [key, points, blockedUntil, expiresAt]);
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
