import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Secrets } from '../common/keyring.js';
import { Clock, type Moment, type Span, stillLasts } from '../common/time.js';
import { Refusal } from '../http/errors/http-problem.js';
import { say } from '../i18n/message.js';
import { Limit } from './limit.entity.js';

/** How often something may be tried. */
export interface Rule {
  readonly name: string;
  /** Tries are forgotten after this. */
  readonly lasts: Span;
  /** True when each further try begins that span anew. */
  readonly slides: boolean;
  /** How long to wait after so many tries; `rest` is what is left of the span. */
  readonly pause: (tries: number, rest: Span) => Span;
}

/** A try: of what, and by or about whom. */
export interface Try {
  readonly rule: Rule;
  readonly subject: string;
}

/** So many in a span, then none until it is over. */
export function atMost(name: string, count: number, lasts: Span): Rule {
  return { name, lasts, slides: false, pause: (tries, rest) => (tries >= count ? rest : 0) };
}

/** Some are free; then the wait doubles with each, up to a bound. */
export function slowingDown(
  name: string,
  {
    free,
    first,
    longest,
    forgottenAfter,
  }: { free: number; first: Span; longest: Span; forgottenAfter: Span },
): Rule {
  return {
    name,
    lasts: forgottenAfter,
    slides: true,
    pause: (tries) => (tries < free ? 0 : Math.min(first * 2 ** (tries - free), longest)),
  };
}

/**
 * Counts tries in the database, so that the count holds across restarts. A try is counted before it is made: fifty at
 * once count fifty, and only the allowed ones cost a hash.
 */
export class Counters {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    protected readonly clock: Clock,
  ) {}

  /**
   * Counts these tries, or none of them when one comes too early.
   * @throws Refusal with `429`.
   */
  async count(tries: readonly Try[]): Promise<void> {
    const wait = await this.database.note((db) => this.countIn(db, tries));
    if (wait > 0) throw tooMany(wait);
  }

  /**
   * The same in the caller's transaction. Returns how long to wait; zero when the tries were counted.
   * @param alike writes as much when a try comes too early, where nobody may notice that.
   */
  async countIn(db: EntityManager, tries: readonly Try[], { alike = false } = {}): Promise<Span> {
    const now = this.clock.now();
    const limits: [Limit, Rule][] = [];
    for (const one of tries) limits.push([await this.find(db, one, now), one.rule]);
    const wait = Math.max(0, ...limits.map(([limit, rule]) => waitFor(limit, rule, now)));
    if (wait > 0 && !alike) return wait;
    for (const [limit, rule] of limits) await this.keep(db, wait > 0 ? limit : next(limit, rule, now));
    return wait;
  }

  /**
   * Counts the tries, makes them, and takes the count back when they were right.
   * @throws Refusal with `429`, and whatever `work` throws.
   */
  async guard(tries: readonly Try[], work: () => Promise<boolean>): Promise<boolean> {
    await this.count(tries);
    const right = await work();
    if (right) await this.database.write((db) => this.forgive(db, tries));
    return right;
  }

  /** Takes the last count back: the try was right. A pause that it began ends with it. */
  async forgive(db: EntityManager, tries: readonly Try[]): Promise<void> {
    for (const one of tries) {
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
  async queue(
    db: EntityManager,
    { name, subject }: { name: string; subject: string },
    { burst, every, atMost, joins }: { burst: number; every: Span; atMost: number; joins: boolean },
  ): Promise<Span> {
    const now = this.clock.now();
    const key = this.secrets.fingerprint('limits', `${name} ${subject}`);
    const limit = await this.kept(db, key);
    const arrival = limit && stillLasts(limit.expiresAt, every * atMost, now) ? limit.expiresAt : now;
    const expiresAt = joins ? arrival + every : arrival;
    await this.keep(db, { key, points: 0, blockedUntil: 0, expiresAt });
    return Math.max(0, arrival - now - (burst - 1) * every);
  }

  private async find(db: EntityManager, one: Try, now: Moment): Promise<Limit> {
    const key = this.keyOf(one);
    const limit = await this.kept(db, key);
    return limit && stillLasts(limit.expiresAt, one.rule.lasts, now)
      ? limit
      : { key, points: 0, blockedUntil: 0, expiresAt: now + one.rule.lasts };
  }

  // In SQL, since every log-in asks and writes them twice: TypeORM takes five times as long to make the same statements.
  private async kept(db: EntityManager, key: string): Promise<Limit | undefined> {
    const [limit] = await db.query<Limit[]>(
      'SELECT key, points, blocked_until AS blockedUntil, expires_at AS expiresAt FROM limits WHERE key = ?',
      [key],
    );
    return limit;
  }

  private async keep(db: EntityManager, { key, points, blockedUntil, expiresAt }: Limit): Promise<void> {
    await db.query(
      'INSERT OR REPLACE INTO limits (key, points, blocked_until, expires_at) VALUES (?, ?, ?, ?)',
      [key, points, blockedUntil, expiresAt],
    );
  }

  private keyOf({ rule, subject }: Try): string {
    return this.secrets.fingerprint('limits', `${rule.name} ${subject}`);
  }
}

function waitFor({ points, blockedUntil }: Limit, rule: Rule, now: Moment): Span {
  return stillLasts(blockedUntil, rule.pause(points, rule.lasts), now) ? blockedUntil - now : 0;
}

function next({ key, points, expiresAt }: Limit, rule: Rule, now: Moment): Limit {
  const end = rule.slides ? now + rule.lasts : expiresAt;
  return { key, points: points + 1, expiresAt: end, blockedUntil: now + rule.pause(points + 1, end - now) };
}

function tooMany(wait: Span): Refusal {
  return new Refusal(429, 'refused.tooOften', say('refused.tooOftenBecause', { wait }), wait);
}
