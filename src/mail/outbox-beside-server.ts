import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { RateLimits } from '../limits/rate-limits.js';
import { MailThrottle } from './mail-throttle.js';
import { Outbox } from './outbox.js';
import { SuppressionList } from './suppression-list.js';
import { WakeSignal } from './wake-signal.js';

/** For commands: the server sends what they add. */
export function outboxBesideServer(database: Database, config: Config): Outbox {
  const clock = new Clock();
  const keyring = new Keyring(config.secrets);
  const throttle = new MailThrottle(
    new RateLimits(database, keyring, clock, config),
    new SuppressionList(database.reader, keyring, clock),
  );
  return new Outbox(database, throttle, keyring, clock, new WakeSignal());
}
