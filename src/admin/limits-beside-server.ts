import { ConfigError } from '../common/config-error.js';
import type { Config } from '../config/config.js';
import { type NamedCount, Limits } from '../limits/limits-of.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { type Counted, countedIn, LimitCounts } from './limit-counts.js';
import { withServices } from './operator-services.js';

/** @param whose an email address, or the IP address of a network. @throws ConfigError. */
export async function limitsOf(config: Config, whose: string): Promise<NamedCount[]> {
  return withLimits(config, whose, (counts, counted) => counts.of(counted));
}

/** @returns how many there were. @throws ConfigError. */
export async function clearLimitsOf(config: Config, whose: string): Promise<number> {
  return withLimits(config, whose, (counts, counted, by) => counts.clear(by, counted));
}

async function withLimits<T>(
  config: Config,
  whose: string,
  work: (counts: LimitCounts, counted: Counted, by: Actor) => Promise<T>,
): Promise<T> {
  const counted = countedIn(whose);
  if (!counted) throw new ConfigError('Name an email address, or an IP address of the network.');
  return withServices(config, ({ database, rateLimits, users, events, clock }) => {
    const limits = new Limits(database, rateLimits, clock);
    return work(new LimitCounts(limits, users, events), counted, operatorOf(database));
  });
}
