import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { liveAt } from '../sessions/session-data.js';
import { People, type PersonInDetail } from './people.js';

interface Dated {
  readonly createdAt: Timestamp;
  readonly usedAt: Timestamp | null;
}

/** What an admin sees of somebody: names and times, never a key, a hash or a token. */
export interface PersonDetails extends PersonInDetail {
  readonly lastLogin: Timestamp | null;
  /** Since when it is disabled, or has its role. Null for one that was always so, or longer than events are kept. */
  readonly disabledAt: Timestamp | null;
  readonly adminSince: Timestamp | null;
  readonly devices: readonly { readonly ip: string; readonly userAgent: string; readonly seenAt: Timestamp }[];
  readonly apps: readonly Dated[];
  readonly passkeys: readonly (Dated & { readonly name: string })[];
  readonly codesLeft: number;
  readonly identities: readonly (Dated & { readonly issuer: string; readonly label: string })[];
  readonly accessTokens: readonly (Dated & { readonly name: string; readonly expiresAt: Timestamp })[];
  readonly sites: readonly (Dated & { readonly name: string })[];
}

const dated = 'created_at AS "createdAt", used_at AS "usedAt"';

@Injectable()
export class PersonDetailsQuery {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Undefined if there is no such account. */
  async of(userId: string): Promise<PersonDetails | undefined> {
    const person = await this.people.show(userId);
    if (!person) return undefined;
    const now = this.clock.now();
    const { reader } = this.database;
    const all = <Row>(sql: string, parameters: readonly unknown[] = [userId]): Promise<Row[]> =>
      reader.query<Row[]>(sql, [...parameters]);
    return {
      ...person,
      ...(await this.timesOf(userId)),
      devices: await all(
        `SELECT ip, user_agent AS "userAgent", seen_at AS "seenAt" FROM sessions s
          WHERE user_id = ? AND ${liveAt('s')} ORDER BY seen_at DESC LIMIT ?`,
        [userId, now, policy.operators.latest],
      ),
      apps: await all(`SELECT ${dated} FROM totp_keys WHERE user_id = ?`),
      passkeys: await all(`SELECT name, ${dated} FROM passkeys WHERE user_id = ? ORDER BY created_at, id`),
      codesLeft: (await all('SELECT 1 FROM recovery_codes WHERE user_id = ? AND used_at IS NULL')).length,
      identities: await all(
        `SELECT issuer, label, ${dated} FROM identities WHERE user_id = ? ORDER BY created_at, issuer`,
      ),
      accessTokens: await all(
        `SELECT name, expires_at AS "expiresAt", ${dated} FROM access_tokens
          WHERE user_id = ? AND expires_at > ? ORDER BY created_at, id`,
        [userId, now],
      ),
      sites: await all(
        `SELECT c.name, n.created_at AS "createdAt", n.used_at AS "usedAt"
           FROM consents n JOIN clients c ON c.id = n.client_id WHERE n.user_id = ? ORDER BY c.name, c.id`,
      ),
    };
  }

  private async timesOf(userId: string): Promise<Pick<PersonDetails, 'lastLogin' | 'disabledAt' | 'adminSince'>> {
    const latest = async (types: string): Promise<Timestamp | null> => {
      const [last] = await this.database.reader.query<{ at: Timestamp }[]>(
        `SELECT at FROM events WHERE user_id = ? AND type IN (${types}) ORDER BY at DESC LIMIT 1`,
        [userId],
      );
      return last?.at ?? null;
    };
    return {
      lastLogin: await latest(`'signed-in', 'signed-in-new-device'`),
      disabledAt: await latest(`'account-disabled'`),
      adminSince: await latest(`'made-admin'`),
    };
  }
}
