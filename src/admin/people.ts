import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import type { AccountState, Role } from '../domain/principal.js';
import { policy } from '../policy.js';
import { factorsOf, liveAt } from '../sessions/session-data.js';
import type { EventType } from '../users/event.entity.js';

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
    readonly type: EventType;
    readonly at: Timestamp;
    readonly ip: string;
    readonly userAgent: string;
    readonly detail: string | null;
  }[];
}

export interface PeoplePage {
  readonly people: readonly Person[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

/** Which accounts a list has. */
export const filters = ['all', 'admins', 'waiting', 'disabled', 'leaving'] as const;
export type Filter = (typeof filters)[number];

/** Each has an index. What a partial one leaves out is said in its words: SQLite does not conclude it. */
const conditions: Readonly<Record<Filter, string>> = {
  all: '',
  admins: `u.role = 'admin' AND`,
  waiting: `u.state = 'waiting' AND u.state <> 'active' AND`,
  disabled: `u.state = 'disabled' AND u.state <> 'active' AND`,
  leaving: 'u.delete_after IS NOT NULL AND',
};

interface Place {
  /** By default from the first. */
  readonly from?: string;
  readonly count: number;
}

type Keyed = Person & { readonly key: string };

const columns = `u.id, u.email, u.display_name AS "displayName", u.role, u.state, u.created_at AS "createdAt",
  u.delete_after AS "deleteAfter", ${factorsOf('u')} AS factors`;

/** For operators. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of their addresses. With a million accounts, a page costs the same as with a thousand. */
  async list(filter: Filter, { from = '', count }: Place): Promise<PeoplePage> {
    return this.page(conditions[filter], from, [], count);
  }

  /** Whose addresses begin with this. As cheap. */
  async withAddress(beginning: string, { from = '', count }: Place): Promise<PeoplePage> {
    return this.page('', from > beginning ? from : beginning, [], count, beginning);
  }

  /**
   * Whose names begin with this, in any case that the database knows. As cheap. There is no next page: `next` says that more
   * of the name has to be typed.
   */
  async withName(beginning: string, count: number): Promise<PeoplePage> {
    const found = await this.database.reader.query<(Keyed & { wanted: string })[]>(
      `SELECT ${columns}, lower(u.display_name) AS key, lower(?) AS wanted FROM users u
        WHERE u.display_name IS NOT NULL AND lower(u.display_name) >= lower(?)
        ORDER BY lower(u.display_name), u.id LIMIT ?`,
      [beginning, beginning, count + 1],
    );
    return pageOf(
      found.map(({ wanted: _wanted, ...person }) => person),
      count,
      found[0]?.wanted,
    );
  }

  /** Undefined if there is no such account. */
  async withId(id: string): Promise<Person | undefined> {
    const [person] = await this.database.reader.query<Person[]>(`SELECT ${columns} FROM users u WHERE u.id = ?`, [id]);
    return person;
  }

  /** With this in any part of an address or a name, or as their id. Reads them all, so it is not for a server that others wait for. */
  async containing(text: string, { from = '', count }: Place): Promise<PeoplePage> {
    const pattern = `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
    const condition = `(u.email_key LIKE ? ESCAPE '!' OR lower(u.display_name) LIKE ? ESCAPE '!' OR u.id = ?) AND`;
    return this.page(condition, from, [pattern, pattern, text.toLowerCase()], count);
  }

  private async page(
    condition: string,
    from: string,
    parameters: readonly string[],
    count: number,
    beginning?: string,
  ): Promise<PeoplePage> {
    const found = await this.database.reader.query<Keyed[]>(
      `SELECT ${columns}, u.email_key AS key FROM users u
        WHERE ${condition} u.email_key >= ? ORDER BY u.email_key LIMIT ?`,
      [...parameters, from, count + 1],
    );
    return pageOf(found, count, beginning);
  }

  /** Undefined if there is no such account. */
  async show(userId: string): Promise<PersonInDetail | undefined> {
    const now = this.clock.now();
    const { reader } = this.database;
    const [person] = await reader.query<(Omit<PersonInDetail, 'groups' | 'events'> & { groups: string | null })[]>(
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
      'SELECT type, at, ip, user_agent AS "userAgent", detail FROM events WHERE user_id = ? ORDER BY at DESC, id DESC LIMIT ?',
      [userId, policy.operators.latest],
    );
    return { ...person, groups: person.groups?.split(',') ?? [], events };
  }
}

/** The rows of a page, and one more that tells where the next begins. They are in order: after the first other one there is none. */
function pageOf(found: readonly Keyed[], count: number, beginning = ''): PeoplePage {
  const other = found.findIndex(({ key }) => !key.startsWith(beginning));
  const rows = other < 0 ? found : found.slice(0, other);
  return { people: rows.slice(0, count).map(({ key: _key, ...person }) => person), next: rows[count]?.key ?? null };
}
