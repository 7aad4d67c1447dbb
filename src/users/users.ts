import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { policy } from '../policy.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { EmailAddress } from '../common/email-address.js';
import type { Language } from '../i18n/languages.js';
import { SessionEnded } from '../domain/errors.js';
import { User } from './user.entity.js';

/** Whose an address is, as the ways in need to know it. */
export type Owner = Pick<
  User,
  'id' | 'email' | 'passwordHash' | 'createdAt' | 'language' | 'authEpoch' | 'deleteAfter'
>;

/** The people who proved their address, by name of the question. */
@Injectable()
export class Users {
  constructor(
    private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Also in the days of grace after a deletion; past those there is nobody, even before the sweep has come. As plain
   * rows: TypeORM makes an entity of what it finds, and for nothing it makes none, which takes a twentieth of the time
   * of an answer that must be the same for everybody.
   */
  async findByEmail(normalizedEmail: string, db = this.reader.manager): Promise<Owner | null> {
    const [owner] = await db.query<Owner[]>(
      `SELECT id, email, password_hash AS passwordHash, created_at AS createdAt, language, auth_epoch AS authEpoch, delete_after AS deleteAfter
         FROM users WHERE email_key = ? AND (delete_after IS NULL OR delete_after > ?)`,
      [normalizedEmail, this.clock.now()],
    );
    return owner ?? null;
  }

  /** @throws SessionEnded when the account was deleted a moment ago. */
  async get(id: string): Promise<User> {
    const user = await this.reader.manager.findOneBy(User, { id });
    if (!user) throw new SessionEnded();
    return user;
  }

  /**
   * Makes the address this user's, if nobody has it: the unique index decides, not a look beforehand.
   * Returns the id of the user who has it now, which is `id` only for the winner.
   */
  async createIfFree(
    db: EntityManager,
    {
      id,
      address,
      passwordHash,
      language,
    }: { id: string; address: EmailAddress; passwordHash: string; language: Language },
  ): Promise<string> {
    const now = this.clock.now();
    await this.removeOverdue(db, address.normalizedEmail);
    await db.query(
      `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?) ON CONFLICT (email_key) DO NOTHING`,
      [id, address.email, address.normalizedEmail, passwordHash, language, now, now, now],
    );
    const owner = await db.findOneOrFail(User, {
      where: { normalizedEmail: address.normalizedEmail },
      select: { id: true },
    });
    return owner.id;
  }

  /** False when the address has an account already. */
  async moveTo(db: EntityManager, id: string, address: EmailAddress): Promise<boolean> {
    await this.removeOverdue(db, address.normalizedEmail);
    const moved = await db.query<unknown[]>(
      'UPDATE OR IGNORE users SET email = ?, email_key = ?, updated_at = ? WHERE id = ? RETURNING id',
      [address.email, address.normalizedEmail, this.clock.now(), id],
    );
    return moved.length === 1;
  }

  /** Past its days of grace an account keeps no address, even before the sweep has come. */
  private async removeOverdue(db: EntityManager, normalizedEmail: string): Promise<void> {
    await db.delete(User, { normalizedEmail, deleteAfter: LessThanOrEqual(this.clock.now()) });
  }

  async setPassword(db: EntityManager, id: string, passwordHash: string): Promise<void> {
    await db.update(User, { id }, { passwordHash, updatedAt: this.clock.now() });
  }

  async setLanguage(db: EntityManager, id: string, language: Language): Promise<void> {
    await db.update(User, { id }, { language, updatedAt: this.clock.now() });
  }

  /** Begins the days of grace, and returns their end. */
  async scheduleDeletion(db: EntityManager, id: string): Promise<Timestamp> {
    const now = this.clock.now();
    const deleteAfter = now + policy.deletion.grace;
    await db.update(User, { id }, { deleteAfter, updatedAt: now });
    return deleteAfter;
  }

  /** Takes that back. True when the account was about to be deleted. */
  async cancelDeletion(db: EntityManager, id: string): Promise<boolean> {
    const kept = await db.update(
      User,
      { id, deleteAfter: Not(IsNull()) },
      { deleteAfter: null, updatedAt: this.clock.now() },
    );
    return kept.affected === 1;
  }

  /** A hash with newer parameters in place of `oldHash`, unless the password was changed meanwhile. */
  async rehash(db: EntityManager, id: string, oldHash: string, newHash: string): Promise<void> {
    await db.update(User, { id, passwordHash: oldHash }, { passwordHash: newHash });
  }
}
