import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import type { AccountState, Role } from '../domain/principal.js';
import { policy } from '../policy.js';
import { factorsOf, liveAt } from '../sessions/session-data.js';

/** In a list. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly role: Role;
  readonly state: AccountState;
  readonly createdAt: Timestamp;
  /** When it will be deleted, if its owner or an operator has asked for that. */
  readonly deleteAfter: Timestamp | null;
  readonly factors: number;
}

/** With what an operator needs to help somebody. No secret, and nothing that the person does not see, too. */
export interface PersonInDetail extends Person {
  readonly language: string;
  readonly sessions: number;
  readonly lastSeen: Timestamp | null;
  readonly tokens: number;
  readonly groups: readonly string[];
  readonly events: readonly {
    readonly type: string;
    readonly at: Timestamp;
    readonly ip: string;
    readonly detail: string | null;
  }[];
  readonly mails: readonly MailOfPerson[];
}

export interface MailOfPerson {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly createdAt: Timestamp;
  readonly sentAt: Timestamp | null;
  readonly failedAt: Timestamp | null;
}

export interface PeoplePage {
  readonly people: readonly Person[];
  /** For the next page; null on the last. */
  readonly next: string | null;
}

const columns = `u.id, u.email, u.display_name AS "displayName", u.role, u.state, u.created_at AS "createdAt",
  u.delete_after AS "deleteAfter", ${factorsOf('u')} AS factors`;

/** For operators. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * In the order of their addresses. With a million accounts, a page without `search` costs the same as with a thousand.
   * @param search part of an address or a name, or an id.
   * @param after the `next` of the page before.
   */
  async list({
    search = '',
    after = '',
    count,
  }: {
    search?: string;
    after?: string;
    count: number;
  }): Promise<PeoplePage> {
    const found = await this.database.reader.query<(Person & { key: string })[]>(
      `SELECT ${columns}, u.email_key AS key FROM users u
        WHERE u.email_key > ? ${search === '' ? '' : `AND (u.email_key LIKE ? ESCAPE '!' OR lower(u.display_name) LIKE ? ESCAPE '!' OR u.id = ?)`}
        ORDER BY u.email_key LIMIT ?`,
      [after, ...(search === '' ? [] : [containing(search), containing(search), search.toLowerCase()]), count + 1],
    );
    const people = found.slice(0, count);
    return {
      people: people.map(({ key: _key, ...person }) => person),
      next: found.length > count ? (people.at(-1)?.key ?? null) : null,
    };
  }

  /** Undefined if there is no such account. */
  async show(userId: string): Promise<PersonInDetail | undefined> {
    const now = this.clock.now();
    const { reader } = this.database;
    const [person] = await reader.query<
      (Omit<PersonInDetail, 'groups' | 'events' | 'mails'> & { groups: string | null })[]
    >(
      `SELECT ${columns}, u.language,
              (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND s.auth_epoch = u.auth_epoch AND ${liveAt('s')})
                AS sessions,
              (SELECT MAX(s.seen_at) FROM sessions s WHERE s.user_id = u.id) AS "lastSeen",
              (SELECT COUNT(*) FROM access_tokens t WHERE t.user_id = u.id AND t.auth_epoch = u.auth_epoch
                  AND t.expires_at > ?) AS tokens,
              (SELECT string_agg(m.group_name, ',' ORDER BY m.group_name) FROM group_members m WHERE m.user_id = u.id)
                AS groups
         FROM users u WHERE u.id = ?`,
      [now, now, userId],
    );
    if (!person) return undefined;
    const events = await reader.query<PersonInDetail['events']>(
      'SELECT type, at, ip, detail FROM events WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?',
      [userId, policy.operators.latest],
    );
    return { ...person, groups: person.groups?.split(',') ?? [], events, mails: await this.mailsTo(person.email) };
  }

  /** The newest first, also those to somebody without an account: "I get no email" is said by them. */
  async mailsTo(address: string): Promise<MailOfPerson[]> {
    return this.database.reader.query<MailOfPerson[]>(
      `SELECT id, kind, recipient, created_at AS "createdAt", sent_at AS "sentAt", failed_at AS "failedAt"
         FROM outbox WHERE lower(recipient) = ? ORDER BY created_at DESC, id DESC LIMIT ?`,
      [address.toLowerCase(), policy.operators.latest],
    );
  }
}

/** Any part, and nothing in it means anything. */
function containing(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
}
