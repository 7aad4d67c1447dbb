import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { Subject } from '../database/subjects.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Duration, stillLasts } from '../common/time.js';
import { RateLimited } from '../domain/errors.js';
import type { Limit } from './limit.entity.js';
import { loadLimits, storeLimits } from './limit-rows.js';
import { next, type Rule, waitFor } from './rule.js';

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

/** Counted in the database, to survive restarts, and before the work: of fifty at once, only the allowed ones hash. */
export class RateLimiter {
  private readonly keys = new WeakMap<Attempt, string>();

  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts these attempts, or none of them when one is over its limit.
   * @param budget of what succeeds: only looked at here, and counted by `spend`. Before the work, so that a right
   *   password over the limit is answered like a wrong one.
   * @throws RateLimited.
   */
  async consume(attempts: readonly Attempt[], budget: readonly Attempt[] = []): Promise<void> {
    const about = this.subjectsOf(attempts);
    const wait = await this.database.writeRelaxed(about, (db) => this.consumeIn(db, attempts, budget));
    if (wait > 0) throw new RateLimited(wait);
  }

  /** The counts of these attempts so far, in order. All in one statement. */
  async read(db: EntityManager, attempts: readonly Attempt[]): Promise<Count[]> {
    const now = this.clock.now();
    const keyed = attempts.map((attempt) => ({ rule: attempt.rule, key: this.keyOf(attempt) }));
    const stored = await loadLimits(
      db,
      keyed.map(({ key }) => key),
    );
    return keyed.map(({ rule, key }) => {
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
    const about = this.subjectsOf([...budget, ...attempts]);
    if (succeeded) await this.database.write(about, (db) => this.spend(db, budget, attempts));
    return succeeded;
  }

  /** For a transaction that counts, spends or refunds these attempts. */
  subjectsOf(attempts: readonly Attempt[]): Subject[] {
    return attempts.map((attempt) => `limit ${this.keyOf(attempt)}` as const);
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

  /** The same in the caller's transaction. Returns how long to wait; zero when the attempts were counted. */
  private async consumeIn(
    db: EntityManager,
    attempts: readonly Attempt[],
    budget: readonly Attempt[] = [],
  ): Promise<Duration> {
    const now = this.clock.now();
    const all = await this.read(db, [...attempts, ...budget]);
    const wait = Math.max(0, ...all.map(({ limit, rule }) => waitFor(limit, rule, now)));
    if (wait === 0) await this.save(db, all.slice(0, attempts.length), true);
    return wait;
  }

  /** Undoes the last count after a successful attempt, and ends the pause that it started. */
  private async refund(db: EntityManager, attempts: readonly Attempt[]): Promise<void> {
    for (const slides of [true, false]) {
      const keys = attempts.filter(({ rule }) => rule.slides === slides).map((attempt) => this.keyOf(attempt));
      const these = `key IN (${keys.map(() => '?').join(', ')})`;
      const sql = slides
        ? `DELETE FROM limits WHERE ${these}`
        : `UPDATE limits SET points = points - 1, blocked_until = 0 WHERE ${these} AND points > 0`;
      if (keys.length > 0) await db.query(sql, keys);
    }
  }

  /** Made once for each attempt: a log-in counts, looks and refunds several, and an HMAC takes as long as a query. */
  private keyOf(attempt: Attempt): string {
    const { rule, subject } = attempt;
    const key = this.keys.get(attempt) ?? this.keyring.fingerprint('limits', `${rule.name} ${subject}`);
    this.keys.set(attempt, key);
    return key;
  }
}
