import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { byOperator, type ClientInfo } from '../domain/client-info.js';
import { Log } from '../logging/log.js';
import { outboxBesideServer } from '../mail/outbox-beside-server.js';
import { WebhookOutbox } from '../webhooks/outbox.js';
import { WebhookSignal } from '../webhooks/webhook-signal.js';
import { Announcements } from './announcements.js';
import { EventRecorder } from './event-recorder.js';
import { Events } from './events.js';
import { UserHooks } from './user-hooks.js';

/** Neither the network nor the browser of an operator is for the owner of an account to know. */
export const operator: ClientInfo = { ip: byOperator, userAgent: '', language: 'en', requestId: '' };

/** For commands that change an account: its owner sees it, and the server mails it. */
export function eventsBesideServer(database: Database, config: Config): Events {
  const outbox = outboxBesideServer(database, config);
  return new Events(database.reader, announcementsOf(database), outbox, new Clock());
}

/** For those that mail nothing, and so need nothing but the database. */
export function recorderBesideServer(database: Database): EventRecorder {
  return new EventRecorder(announcementsOf(database), new Clock());
}

function announcementsOf(database: Database): Announcements {
  // The output of a command is its result.
  const silent = new Log(false, () => undefined);
  const webhooks = new WebhookOutbox(database, new WebhookSignal());
  return new Announcements(database, new UserHooks(silent), webhooks, silent, new Clock());
}
