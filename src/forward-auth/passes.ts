import { Injectable } from '@nestjs/common';
import { looksLikeToken, sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { PreparedRead } from '../database/engine.js';
import { factorsOf, liveAt, type SessionData } from '../sessions/session-data.js';
import { SessionRows } from '../sessions/session-rows.js';
import { Applications } from './applications.js';

/** Whoever passes, for the application. */
export interface Entrant {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly groups: readonly string[];
}

/** What a check comes to, by the rule that decided. */
export type Decision =
  | { readonly rule: 'entered'; readonly entrant: Entrant; readonly touch: (() => Promise<void>) | undefined }
  | { readonly rule: 'pass-missing' | 'group-missing' | 'application-unknown' };

interface Row {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly sessionHash: string;
  readonly seenAt: Timestamp;
  readonly data: string;
  readonly neededGroup: string | null;
  /** With commas between them. */
  readonly groups: string | null;
}

/** Decides who may pass. Everything is denied that no rule allows. */
@Injectable()
export class Passes {
  private readonly row: PreparedRead<Row>;

  constructor(
    database: Database,
    private readonly sessionRows: SessionRows,
    private readonly applications: Applications,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.row = database.prepare(
      `SELECT u.id AS "userId", u.email, u.display_name AS "displayName", s.id_hash AS "sessionHash",
              s.seen_at AS "seenAt", s.data, a.group_name AS "neededGroup",
              (SELECT string_agg(m.group_name, ',' ORDER BY m.group_name) FROM group_members m WHERE m.user_id = u.id)
                AS groups
         FROM passes p
         JOIN applications a ON a.origin = p.origin
         JOIN sessions s ON s.id_hash = p.session_hash
         JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch AND u.auth_epoch = p.auth_epoch
        WHERE p.token_hash = ? AND p.origin = ? AND ${liveAt('s')} AND u.delete_after IS NULL${needsFactor(config)}`,
    );
  }

  /** @param origin of the address that the browser asked for. */
  async check(token: string | undefined, origin: string): Promise<Decision> {
    const row = token !== undefined && looksLikeToken(token) ? await this.find(token, origin) : undefined;
    if (row) return this.decide(row);
    const application = await this.applications.find(origin);
    return { rule: application ? 'pass-missing' : 'application-unknown' };
  }

  private decide({ userId, email, displayName, neededGroup, ...row }: Row): Decision {
    const groups = row.groups === null ? [] : row.groups.split(',');
    if (neededGroup !== null && !groups.includes(neededGroup)) return { rule: 'group-missing' };
    const touch = this.sessionRows.isTouchDue(row.seenAt)
      ? (): Promise<void> => this.sessionRows.touchHash(row.sessionHash, JSON.parse(row.data) as SessionData)
      : undefined;
    return { rule: 'entered', entrant: { userId, email, displayName, groups }, touch };
  }

  private async find(token: string, origin: string): Promise<Row | undefined> {
    return new Promise((resolve, reject) => {
      this.row([sha256(token), origin, this.clock.now()], (error, row) => {
        const failure = error as Error | undefined;
        if (failure) reject(failure);
        else resolve(row);
      });
    });
  }
}

function needsFactor({ requireSecondFactor }: Pick<Config, 'requireSecondFactor'>): string {
  return requireSecondFactor === 'everyone' ? ` AND ${factorsOf('u')} > 0` : '';
}
