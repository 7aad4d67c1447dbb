import { Injectable } from '@nestjs/common';
import type { Account } from 'oidc-provider';
import { createHmac } from 'node:crypto';
import { seconds, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { SigningKeys } from './signing-keys.js';

interface Row {
  readonly email: string;
  readonly displayName: string | null;
  readonly language: string;
  readonly timeZone: string | null;
  readonly updatedAt: Timestamp;
  readonly groups: string | null;
}

/** Which claims each scope shows. */
export const claimsOfScopes = {
  openid: ['sub', 'acr', 'amr', 'auth_time', 'sid'],
  profile: ['name', 'locale', 'zoneinfo', 'updated_at'],
  email: ['email', 'email_verified'],
  groups: ['groups'],
} as const;

/** What sites learn about people. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly signingKeys: SigningKeys,
  ) {}

  /** Undefined if the account is gone, or will be. */
  async find(userId: string): Promise<Account | undefined> {
    const [row] = await this.database.reader.query<Row[]>(
      `SELECT u.email, u.display_name AS "displayName", u.language, u.time_zone AS "timeZone",
              u.updated_at AS "updatedAt",
              (SELECT string_agg(m.group_name, ',' ORDER BY m.group_name) FROM group_members m WHERE m.user_id = u.id)
                AS groups
         FROM users u WHERE u.id = ? AND u.delete_after IS NULL`,
      [userId],
    );
    return row && { accountId: userId, claims: () => claimsOf(userId, row) };
  }

  /** Another id for each site, from which nobody can tell that two are the same person. */
  async pairwiseId(userId: string, clientId: string): Promise<string> {
    const secret = await this.signingKeys.pairwiseSecret();
    return createHmac('sha256', secret).update(`${clientId} ${userId}`).digest('base64url');
  }
}

function claimsOf(userId: string, { email, displayName, language, timeZone, updatedAt, groups }: Row) {
  return {
    sub: userId,
    email,
    // There are no accounts with another.
    email_verified: true,
    ...(displayName !== null && { name: displayName }),
    locale: language,
    ...(timeZone !== null && { zoneinfo: timeZone }),
    updated_at: Math.floor(updatedAt / seconds(1)),
    groups: groups === null ? [] : groups.split(','),
  };
}
