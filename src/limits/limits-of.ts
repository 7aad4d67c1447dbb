import { isIP } from 'node:net';
import { ConfigError } from '../common/config-error.js';
import type { Clock, Duration } from '../common/time.js';
import type { Database } from '../database/database.js';
import type { Attempt, Count } from './rate-limiter.js';
import type { RateLimits } from './rate-limits.js';
import { waitFor } from './rule.js';

/** Who is limited: an address with or without an account, or a network. */
export type Limited =
  { readonly normalizedEmail: string; readonly userId: string | undefined } | { readonly ip: string };

/** What was counted. */
export interface NamedCount {
  readonly rule: string;
  readonly count: number;
  /** How long the next one has to wait. */
  readonly wait: Duration;
}

/**
 * For operators, when somebody cannot log in. Not those of known browsers: they are counted by a cookie that only the browser
 * has.
 */
export class Limits {
  constructor(
    private readonly database: Database,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Without those that count nothing. @throws ConfigError if it is no address. */
  async show(whose: Limited): Promise<NamedCount[]> {
    const now = this.clock.now();
    return (await this.counts(whose)).map(({ rule, limit }) => ({
      rule: rule.name,
      count: limit.points,
      wait: waitFor(limit, rule, now),
    }));
  }

  /** @returns how many there were. @throws ConfigError if it is no address. */
  async clear(whose: Limited): Promise<number> {
    const keys = (await this.counts(whose)).map(({ limit }) => limit.key);
    if (keys.length === 0) return 0;
    const sql = `DELETE FROM limits WHERE key IN (${keys.map(() => '?').join(', ')})`;
    await this.database.write(
      keys.map((key) => `limit ${key}` as const),
      (db) => db.query(sql, keys),
    );
    return keys.length;
  }

  private async counts(whose: Limited): Promise<Count[]> {
    const attempts = 'ip' in whose ? this.ofNetwork(whose.ip) : this.ofAddress(whose);
    const counts = await this.rateLimits.read(this.database.reader.manager, attempts);
    return counts.filter(({ limit }) => limit.points > 0);
  }

  private ofAddress({ normalizedEmail, userId }: Extract<Limited, { normalizedEmail: string }>): Attempt[] {
    const { rateLimits } = this;
    const ofNetworks = this.ofNetwork(anyAddress).map(({ rule }) => rule.name);
    const all = [
      ...rateLimits.login(normalizedEmail, anyAddress),
      ...rateLimits.successfulLogins(normalizedEmail, anyAddress),
      ...(userId === undefined
        ? []
        : [
            ...rateLimits.password(`account ${userId}`, anyAddress),
            ...rateLimits.confirmedProofs(`account ${userId}`),
            ...rateLimits.code(userId, anyAddress),
            ...rateLimits.changeOfFactors(userId),
            ...rateLimits.changeOfAddress(userId, anyAddress),
            ...rateLimits.exports(userId),
          ]),
    ];
    return all.filter(({ rule }) => !ofNetworks.includes(rule.name));
  }

  private ofNetwork(ip: string): Attempt[] {
    if (isIP(ip) === 0) throw new ConfigError('Name an email address, or an IP address of the network.');
    const { rateLimits } = this;
    return [
      ...rateLimits.passkey(ip),
      ...rateLimits.unknownLink(ip),
      ...rateLimits.judging(ip),
      ...(['registrations', 'resends', 'resets', 'changes of address'] as const).flatMap((what) =>
        rateLimits.request(what, ip),
      ),
      // Wrong passwords and log-ins, without those of an address.
      ...rateLimits.login('', ip).slice(1),
      ...rateLimits.successfulLogins('', ip).slice(1),
    ];
  }
}

/** Only for the names of the rules about networks. */
const anyAddress = '192.0.2.1';
