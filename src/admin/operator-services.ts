import { PendingRegistration } from '../auth/registration/registration.entity.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { RateLimits } from '../limits/rate-limits.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import type { Outbox } from '../mail/outbox.js';
import { Suppression } from '../mail/suppression.entity.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { Sessions } from '../sessions/sessions.js';
import type { Events } from '../users/events.js';
import { outboxBesideServer } from '../mail/outbox-beside-server.js';
import { eventsBesideServer } from '../users/events-beside-server.js';
import { Link } from '../users/link.entity.js';
import { Links } from '../users/links.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { AccountActs } from './account-acts.js';

/** What flows are made of, for commands: in the server, Nest puts them together. */
export class OperatorServices {
  readonly clock = new Clock();
  readonly keyring: Keyring;
  readonly rateLimits: RateLimits;
  readonly suppressions: SuppressionList;
  readonly outbox: Outbox;
  readonly events: Events;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly acts: AccountActs;

  constructor(
    readonly database: Database,
    readonly config: Config,
  ) {
    const { clock } = this;
    this.keyring = new Keyring(config.secrets);
    this.rateLimits = new RateLimits(database, this.keyring, clock, config);
    this.suppressions = new SuppressionList(database.reader, this.keyring, clock);
    this.outbox = outboxBesideServer(database, config);
    this.events = eventsBesideServer(database, config);
    this.users = new Users(database.reader, clock);
    this.sessions = new Sessions(database, clock);
    this.links = new Links(database, this.rateLimits, this.suppressions, this.keyring, clock);
    this.acts = new AccountActs(this.users, this.sessions, this.events, this.links);
  }
}

/** @throws ConfigError if there is no database, or a newer one. */
export function withServices<T>(config: Config, work: (services: OperatorServices) => Promise<T>): Promise<T> {
  const entities = [User, Link, PendingRegistration, OutboxMail, Suppression];
  return besideServer(config.database, (database) => work(new OperatorServices(database, config)), entities);
}
