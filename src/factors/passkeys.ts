import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { Passkey } from './passkey.entity.js';

/** A passkey that was just made in a browser. */
export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;

/** The stored passkeys. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async ofUser(userId: string, db: EntityManager = this.database.reader.manager): Promise<Passkey[]> {
    return db.find(Passkey, { where: { userId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async find(userId: string, id: string): Promise<Passkey | null> {
    return this.database.reader.manager.findOneBy(Passkey, { userId, id });
  }

  /** By the id that its authenticator has given it. */
  async findByCredential(credentialId: string): Promise<Passkey | null> {
    return this.database.reader.manager.findOneBy(Passkey, { credentialId });
  }

  /** False if an account has it already. */
  async add(db: EntityManager, userId: string, name: string, made: NewPasskey): Promise<boolean> {
    const { credentialId, publicKey, counter, transports, backedUp } = made;
    const added = await db.query<unknown[]>(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (credential_id) DO NOTHING RETURNING 1`,
      [randomUUID(), userId, credentialId, publicKey, counter, transports, name, backedUp, this.clock.now()],
    );
    return added.length > 0;
  }

  /**
   * Counts a use. False if its counter did not go up, or if it is gone. A counter of zero does not count (WebAuthn,
   * 7.2, step 22). Of many uses with one counter at once, one gets true.
   */
  async count(db: EntityManager, { id, userId }: Passkey, counter: number, backedUp: boolean): Promise<boolean> {
    const counted = await db.query<unknown[]>(
      `UPDATE passkeys SET counter = ?, backed_up = ?, used_at = ?
        WHERE id = ? AND user_id = ? AND (counter < ? OR (counter = 0 AND counter = ?)) RETURNING 1`,
      [counter, backedUp ? 1 : 0, this.clock.now(), id, userId, counter, counter],
    );
    return counted.length > 0;
  }

  async exists(db: EntityManager, { id, userId }: Passkey): Promise<boolean> {
    return db.existsBy(Passkey, { id, userId });
  }

  /** False if the account has no such passkey. */
  async rename(db: EntityManager, userId: string, id: string, name: string): Promise<boolean> {
    const renamed = await db.update(Passkey, { id, userId }, { name });
    return renamed.affected === 1;
  }

  /** Its name, or undefined if the account has no such passkey. */
  async remove(db: EntityManager, userId: string, id: string): Promise<string | undefined> {
    const sql = 'DELETE FROM passkeys WHERE id = ? AND user_id = ? RETURNING name';
    const [removed] = await db.query<{ name: string }[]>(sql, [id, userId]);
    return removed?.name;
  }
}
