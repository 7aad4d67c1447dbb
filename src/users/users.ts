import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { policy } from '../policy.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { EmailAddress } from '../common/email-address.js';
import type { Language } from '../i18n/languages.js';
import type { TimeZone } from '../i18n/time-zone.js';
import type { AccountState, Role } from '../domain/principal.js';
import { ChangedMeanwhile, SessionEnded } from '../domain/errors.js';
import { isAdmin, keptAt, type LoginSubject, loginSubjectOf } from '../sessions/session-data.js';
import type { Events } from './events.js';
import { User } from './user.entity.js';

/** The owner of an address. */
export type Owner = LoginSubject & Pick<User, 'passwordHash'>;

type NewUser = Pick<User, 'id' | 'passwordHash' | 'language' | 'timeZone'> &
  Partial<Pick<User, 'state'>> & { readonly address: EmailAddress };

/** Is told of an account that is past its grace period and gives way to another. */
type Teller = Pick<Events, 'tellDeleted'>;

/** Queries for users. */
@Injectable()
export class Users {
  constructor(
    private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Also finds accounts in the grace period, none past it. Reads plain rows: TypeORM would build an entity only for an
   * account, which takes 5 % of the time of an answer that must not reveal whether there is one.
   */
  async findByEmail(normalizedEmail: string, db = this.reader.manager): Promise<Owner | null> {
    const [owner] = await db.query<Owner[]>(
      `SELECT ${loginSubjectOf('users')}, password_hash AS "passwordHash"
         FROM users WHERE email_key = ? AND ${keptAt('users')}`,
      [normalizedEmail, this.clock.now()],
    );
    return owner ?? null;
  }

  /** By which `findByEmail` finds the account. Undefined if it has just been deleted. */
  async normalizedEmailOf(id: string): Promise<string | undefined> {
    const sql = 'SELECT email_key AS "normalizedEmail" FROM users WHERE id = ?';
    const [user] = await this.reader.manager.query<{ normalizedEmail: string }[]>(sql, [id]);
    return user?.normalizedEmail;
  }

  /** Null if there is no such account, or none any more. */
  async findById(id: string, db = this.reader.manager): Promise<User | null> {
    const user = await db.findOneBy(User, { id });
    const isKept = user && (user.deleteAfter === null || user.deleteAfter > this.clock.now());
    return isKept ? user : null;
  }

  /** @throws SessionEnded if the account has just been deleted. */
  async get(id: string, db = this.reader.manager): Promise<User> {
    const user = await db.findOneBy(User, { id });
    if (!user) throw new SessionEnded();
    return user;
  }

  /**
   * Creates the user if the address is free. The unique index decides, not an earlier query.
   * Returns the id of the user who now has the address, which is `id` only for the winner.
   */
  async createIfFree(
    db: EntityManager,
    { id, address, passwordHash, language, timeZone, state = 'active' }: NewUser,
    events: Teller,
  ): Promise<string> {
    const now = this.clock.now();
    const { email, normalizedEmail } = address;
    await this.removeOverdue(db, normalizedEmail, events);
    await db.query(
      `INSERT INTO users (id, email, email_key, password_hash, language, time_zone, auth_epoch, state,
                          activated_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT (email_key) DO NOTHING`,
      [id, email, normalizedEmail, passwordHash, language, timeZone, state, now, now, now],
    );
    const owner = await db.findOneOrFail(User, { where: { normalizedEmail }, select: { id: true } });
    return owner.id;
  }

  /** False if the address already has an account. */
  async moveTo(db: EntityManager, id: string, address: EmailAddress, events: Teller): Promise<boolean> {
    const { normalizedEmail } = address;
    await this.removeOverdue(db, normalizedEmail, events);
    const moved = await db.query<unknown[]>(
      `UPDATE users SET email = ?, email_key = ?, updated_at = ?
        WHERE id = ? AND NOT EXISTS (SELECT 1 FROM users WHERE email_key = ? AND id <> ?)
       RETURNING id`,
      [address.email, normalizedEmail, this.clock.now(), id, normalizedEmail, id],
    );
    return moved.length === 1;
  }

  /** Frees an address whose account is past its grace period, even before the retention job has run. */
  private async removeOverdue(db: EntityManager, normalizedEmail: string, events: Teller): Promise<void> {
    const sql = 'DELETE FROM users WHERE email_key = ? AND delete_after <= ? RETURNING id';
    const removed = await db.query<{ id: string }[]>(sql, [normalizedEmail, this.clock.now()]);
    await events.tellDeleted(
      db,
      removed.map(({ id }) => id),
    );
  }

  async setPassword(db: EntityManager, id: string, passwordHash: string): Promise<void> {
    const now = this.clock.now();
    await db.update(User, { id }, { passwordHash, passwordChangedAt: now, updatedAt: now });
  }

  /**
   * Of two who change what they both read at `since`, one does. Without `since`, whoever comes does.
   * @throws ChangedMeanwhile
   */
  async requireUnchanged(db: EntityManager, id: string, since: Timestamp | undefined): Promise<void> {
    if (since === undefined) return;
    const sql = 'UPDATE users SET updated_at = ? WHERE id = ? AND updated_at = ? RETURNING id';
    const [unchanged] = await db.query<unknown[]>(sql, [Math.max(this.clock.now(), since + 1), id, since]);
    if (!unchanged) throw new ChangedMeanwhile();
  }

  /** Null removes it. */
  async setDisplayName(db: EntityManager, id: string, displayName: string | null): Promise<void> {
    await db.update(User, { id }, { displayName, updatedAt: this.clock.now() });
  }

  async setLanguage(db: EntityManager, id: string, language: Language): Promise<void> {
    await db.update(User, { id }, { language, updatedAt: this.clock.now() });
  }

  async setTimeZone(db: EntityManager, id: string, timeZone: TimeZone): Promise<void> {
    await db.update(User, { id }, { timeZone, updatedAt: this.clock.now() });
  }

  /** Starts the grace period and returns its end. */
  async scheduleDeletion(db: EntityManager, id: string): Promise<Timestamp> {
    const now = this.clock.now();
    const deleteAfter = now + policy.deletion.grace;
    await db.update(User, { id }, { deleteAfter, updatedAt: now });
    return deleteAfter;
  }

  /** True if the account was scheduled for deletion. */
  async cancelDeletion(db: EntityManager, id: string): Promise<boolean> {
    const change = { deleteAfter: null, updatedAt: this.clock.now() };
    const canceled = await db.update(User, { id, deleteAfter: Not(IsNull()) }, change);
    return canceled.affected === 1;
  }

  /** Whether nobody else can open the admin pages. */
  async isLastAdmin(id: string, db = this.reader.manager): Promise<boolean> {
    const sql = `SELECT 1 FROM users WHERE id = ? AND ${isAdmin('users')}
        AND NOT EXISTS (SELECT 1 FROM users other WHERE other.id <> ? AND ${isAdmin('other')})`;
    return (await db.query<unknown[]>(sql, [id, id])).length > 0;
  }

  /** It counts from the next request on. False if the account has this role already. */
  async setRole(db: EntityManager, id: string, role: Role): Promise<boolean> {
    const changed = await db.update(User, { id, role: Not(role) }, { role, updatedAt: this.clock.now() });
    return changed.affected === 1;
  }

  /** Whoever takes an account out of use also calls `endAll`. False if its state is not one of `from`. */
  async setState(db: EntityManager, id: string, state: AccountState, from: readonly AccountState[]): Promise<boolean> {
    const changed = await db.update(User, { id, state: In([...from]) }, { state, updatedAt: this.clock.now() });
    return changed.affected === 1;
  }

  /** Replaces `oldHash`, unless the password has changed in the meantime. */
  async rehash(db: EntityManager, id: string, oldHash: string, newHash: string): Promise<void> {
    await db.update(User, { id, passwordHash: oldHash }, { passwordHash: newHash });
  }
}
