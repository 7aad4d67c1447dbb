import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { looksLikeToken, randomToken, sha256 } from '../../common/keyring.js';
import { Clock, stillLasts, type Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { ofAccount, type Subject } from '../../database/subjects.js';
import type { LoginContext } from '../../domain/client-info.js';
import { SessionEnded, WrongCredentials } from '../../domain/errors.js';
import { policy } from '../../policy.js';
import type { FirstMethod } from './pending-login.entity.js';
import { keptAt, type LoginSubject, loginSubjectOf } from '../../sessions/session-data.js';

/** A log-in that waits for its second step. */
export interface FoundLogin {
  readonly tokenHash: string;
  readonly user: LoginSubject;
  readonly remembered: boolean;
  /** How the first step was done. */
  readonly method: FirstMethod;
  /** The account has been used in this browser before. */
  readonly inKnownBrowser: boolean;
}

type Row = LoginSubject &
  Pick<FoundLogin, 'method'> &
  Readonly<Record<'remembered' | 'known', number>> & { readonly expiresAt: Timestamp };

/** The log-ins that wait for their second step. */
@Injectable()
export class PendingLogins {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the token for the browser. Undefined if the account has changed since `user` was read. */
  async begin(
    db: EntityManager,
    user: LoginSubject,
    { remembered, method }: Pick<FoundLogin, 'remembered' | 'method'>,
  ): Promise<string | undefined> {
    const token = randomToken();
    const now = this.clock.now();
    const begun = await db.query<unknown[]>(
      `INSERT INTO pending_logins (token_hash, user_id, auth_epoch, remembered, method, created_at, expires_at)
       SELECT ?, id, auth_epoch, ?, ?, ?, ? FROM users WHERE id = ? AND auth_epoch = ? RETURNING 1`,
      [sha256(token), remembered ? 1 : 0, method, now, now + policy.factors.pendingLogin, user.id, user.authEpoch],
    );
    return begun.length > 0 ? token : undefined;
  }

  /** Undefined for one that is over, or whose account has changed. */
  async find({ pendingToken = '', deviceToken }: LoginContext): Promise<FoundLogin | undefined> {
    if (!looksLikeToken(pendingToken)) return undefined;
    const now = this.clock.now();
    const tokenHash = sha256(pendingToken);
    const [row] = await this.database.reader.query<Row[]>(
      `SELECT ${loginSubjectOf('u')}, p.remembered, p.method, p.expires_at AS "expiresAt",
              (SELECT COUNT(*) FROM devices WHERE cookie_hash = ? AND user_id = u.id) AS known
         FROM pending_logins p JOIN users u ON u.id = p.user_id AND u.auth_epoch = p.auth_epoch
        WHERE p.token_hash = ? AND ${keptAt('u')}`,
      [sha256(deviceToken), tokenHash, now],
    );
    if (!row || !stillLasts(row.expiresAt, policy.factors.pendingLogin, now)) return undefined;
    const { remembered, method, known, expiresAt: _, ...user } = row;
    return { tokenHash, user, remembered: remembered === 1, method, inKnownBrowser: known > 0 };
  }

  /**
   * Runs the second step, and ends this log-in in the same transaction. Not if `work` returns what is wrong: then the step
   * can be tried again.
   * @throws WrongCredentials that `work` has returned; SessionEnded if another request has ended it, and then nothing is
   *   changed.
   */
  async use<T>(
    { tokenHash, user }: FoundLogin,
    about: readonly Subject[],
    work: (db: EntityManager) => Promise<T | WrongCredentials>,
  ): Promise<T> {
    const result = await this.database.write([ofAccount(user.id), ...about], async (db) => {
      const done = await work(db);
      if (done instanceof WrongCredentials) return done;
      const ended = await db.query<unknown[]>('DELETE FROM pending_logins WHERE token_hash = ? RETURNING 1', [
        tokenHash,
      ]);
      if (ended.length === 0) throw new SessionEnded();
      return done;
    });
    if (result instanceof WrongCredentials) throw result;
    return result;
  }
}
