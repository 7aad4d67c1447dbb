import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp, type Duration, stillLasts } from '../common/time.js';
import { RateLimited } from '../domain/errors.js';
import type { Limit } from './limit.entity.js';
import { loadLimits, storeLimits } from './limit-rows.js';

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

/** How often an attempt was made so far. */
export interface Count {
  readonly rule: Rule;
  readonly limit: Limit;
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
    const all = await this.read(db, [...attempts, ...budget]);
    const wait = Math.max(0, ...all.map(({ limit, rule }) => waitFor(limit, rule, now)));
    const counts = all.slice(0, attempts.length);
    if (wait === 0 || constantWork) await this.save(db, counts, wait === 0);
    return wait;
  }

  /** The counts of these attempts so far, in order. All in one statement. */
  async read(db: EntityManager, attempts: readonly Attempt[]): Promise<Count[]> {
    const now = this.clock.now();
    const keys = attempts.map((attempt) => this.keyOf(attempt));
    const stored = await loadLimits(db, keys);
    return attempts.map(({ rule }, index) => {
      const key = keys[index] ?? '';
      const limit = stored.find((one) => one.key === key);
      return limit && stillLasts(limit.expiresAt, rule.lasts, now)
        ? { rule, limit }
        : { rule, limit: { key, points: 0, blockedUntil: 0, expiresAt: now + rule.lasts } };
    });
  }

  /** Writes them back: with one attempt more, or, without `counted`, the same rows as they are. */
  async save(db: EntityManager, counts: readonly Count[], counted: boolean): Promise<void> {
    const now = this.clock.now();
    await storeLimits(
      db,
      counted ? counts.map(({ limit, rule }) => next(limit, rule, now)) : counts.map(({ limit }) => limit),
    );
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
    for (const slides of [true, false]) {
      const keys = attempts.filter(({ rule }) => rule.slides === slides).map((attempt) => this.keyOf(attempt));
      const these = `key IN (${keys.map(() => '?').join(', ')})`;
      const sql = slides
        ? `DELETE FROM limits WHERE ${these}`
        : `UPDATE limits SET points = points - 1, blocked_until = 0 WHERE ${these} AND points > 0`;
      if (keys.length > 0) await db.query(sql, keys);
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
    const [limit] = await loadLimits(db, [key]);
    const theoretical = limit && stillLasts(limit.expiresAt, every * atMost, now) ? limit.expiresAt : now;
    const expiresAt = counts ? theoretical + every : theoretical;
    await storeLimits(db, [{ key, points: 0, blockedUntil: 0, expiresAt }]);
    return Math.max(0, theoretical - now - (burst - 1) * every);
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
