import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { looksLikeToken, sha256 } from '../secrets.js';
import { type Moment, stillLasts } from '../time.js';
import { Registration } from './registration.entity.js';

/** The pending registrations and those that ended, by name of the question. */
@Injectable()
export class Registrations {
  constructor(private readonly reader: DataSource) {}

  async findByToken(token: string): Promise<Registration | null> {
    if (!looksLikeToken(token)) return null;
    return this.reader.manager.findOneBy(Registration, { tokenHash: sha256(token) });
  }

  /** What this browser registered last, while its cookie counts. */
  async findOfBrowser(browserToken: string | undefined, now: Moment): Promise<Registration | null> {
    if (browserToken === undefined || !looksLikeToken(browserToken)) return null;
    const found = await this.reader.manager.findOneBy(Registration, { browserHash: sha256(browserToken) });
    return found && isCurrent(found, now) ? found : null;
  }

  /** Uses a link up. True for exactly one caller, however many try at once. */
  async consume(db: EntityManager, id: string, now: Moment, { evenDisowned = false } = {}): Promise<boolean> {
    const used = await db.update(
      Registration,
      { id, usedAt: IsNull(), expiresAt: MoreThan(now), ...(!evenDisowned && { disownedAt: IsNull() }) },
      { usedAt: now },
    );
    return used.affected === 1;
  }

  /** Whatever waits for this address is left to whoever knows its password: the mailbox alone opens it no more. */
  async disown(db: EntityManager, emailKey: string, now: Moment): Promise<void> {
    await db.update(Registration, { emailKey, usedAt: IsNull(), disownedAt: IsNull() }, { disownedAt: now });
  }

  /** Ends whatever still waits for an address that has found its owner. */
  async endOthers(db: EntityManager, emailKey: string, userId: string, now: Moment): Promise<void> {
    await db.update(Registration, { emailKey, usedAt: IsNull() }, { usedAt: now });
    await db.update(Registration, { emailKey, userId: IsNull() }, { userId });
  }
}

/** Whether its link still opens something, as far as time goes. */
export function isCurrent({ createdAt, expiresAt }: Registration, now: Moment): boolean {
  return stillLasts(expiresAt, expiresAt - createdAt, now);
}
