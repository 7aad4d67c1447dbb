import { Injectable } from '@nestjs/common';
import { isIP } from 'node:net';
import type { EntityManager } from 'typeorm';
import { ConfigError } from '../common/config-error.js';
import { Clock, type Duration } from '../common/time.js';
import { Database } from '../database/database.js';
import type { Attempt, Count } from './rate-limiter.js';
import { RateLimits } from './rate-limits.js';
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
@Injectable()
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

  /** The rows to clear. @throws ConfigError if it is no address. */
  async keysOf(whose: Limited): Promise<string[]> {
    return (await this.counts(whose)).map(({ limit }) => limit.key);
  }

  /** In a transaction about each of them. */
  async clear(db: EntityManager, keys: readonly string[]): Promise<void> {
    await db.query(`DELETE FROM limits WHERE key IN (${keys.map(() => '?').join(', ')})`, [...keys]);
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
            ...rateLimits.copiedPasskey(userId),
            ...rateLimits.linkOfAccount('factor-recovery', userId),
          ]),
    ];
    return all.filter(({ rule }) => !ofNetworks.includes(rule.name));
  }

  private ofNetwork(ip: string): Attempt[] {
    if (isIP(ip) === 0) throw new ConfigError('Name an email address, or an IP address of the network.');
    const { rateLimits } = this;
    return [
      ...rateLimits.passkey(ip),
      ...rateLimits.provider(ip),
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
