import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { type NamedCount, Limits } from '../limits/limits-of.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Users } from '../users/users.js';
import { addressIn } from './address-in.js';

/** @param whose an email address, or the IP address of a network. @throws ConfigError. */
export async function limitsOf(config: Config, whose: string): Promise<NamedCount[]> {
  return withLimits(config, whose, async (limits, subject) => limits.show(subject));
}

/** @returns how many there were. @throws ConfigError. */
export async function clearLimitsOf(config: Config, whose: string): Promise<number> {
  return withLimits(config, whose, async (limits, subject) => limits.clear(subject));
}

async function withLimits<T>(
  config: Config,
  whose: string,
  work: (limits: Limits, subject: Parameters<Limits['show']>[0]) => Promise<T>,
): Promise<T> {
  return besideServer(config.database, async (database) => {
    const clock = new Clock();
    const limits = new Limits(database, new RateLimits(database, new Keyring(config.secrets), clock, config), clock);
    if (!whose.includes('@')) return work(limits, { ip: whose });
    const { normalizedEmail } = addressIn(whose);
    const user = await new Users(database.reader, clock).findByEmail(normalizedEmail);
    return work(limits, { normalizedEmail, userId: user?.id });
  });
}
