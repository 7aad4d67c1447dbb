import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { type NamedCount, Limits } from '../limits/limits-of.js';
import { RateLimits } from '../limits/rate-limits.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { eventsBesideServer } from '../users/events-beside-server.js';
import { Users } from '../users/users.js';
import { type Counted, countedIn, LimitCounts } from './limit-counts.js';

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
  return besideServer(config.database, async (database) => {
    const clock = new Clock();
    const limits = new Limits(database, new RateLimits(database, new Keyring(config.secrets), clock, config), clock);
    const users = new Users(database.reader, clock);
    const counts = new LimitCounts(limits, users, eventsBesideServer(database, config));
    return work(counts, counted, operatorOf(database));
  });
}
