import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Log } from '../logging/log.js';
import { MailThrottle } from '../mail/mail-throttle.js';
import { Outbox } from '../mail/outbox.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { WakeSignal } from '../mail/wake-signal.js';
import { WebhookOutbox } from '../webhooks/outbox.js';
import { WebhookSignal } from '../webhooks/webhook-signal.js';
import { Announcements } from './announcements.js';
import { Events } from './events.js';
import { UserHooks } from './user-hooks.js';

/** The operator is in no network of the site, and in no browser. */
export const operator: ClientInfo = { ip: '', userAgent: '', language: 'en', requestId: '' };

/** Writes mail that the server sends. */
export function outboxBesideServer(database: Database, config: Config): Outbox {
  const clock = new Clock();
  const keyring = new Keyring(config.secrets);
  const throttle = new MailThrottle(
    new RateLimits(database, keyring, clock, config),
    new SuppressionList(database.reader, keyring, clock),
  );
  return new Outbox(database, throttle, keyring, clock, new WakeSignal());
}

/** For commands that change an account: its owner sees it, and the server mails it. */
export function eventsBesideServer(database: Database, config: Config): Events {
  const clock = new Clock();
  // The output of a command is its result.
  const silent = new Log(false, () => undefined);
  const webhooks = new WebhookOutbox(database, new WebhookSignal());
  const announcements = new Announcements(database, new UserHooks(silent), webhooks, silent, clock);
  return new Events(database.reader, announcements, outboxBesideServer(database, config), clock);
}
