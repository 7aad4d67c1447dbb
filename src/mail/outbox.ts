import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../time.js';
import { Bell } from './bell.js';
import { type MailToSend, storedMail } from './mail.js';
import { OutboxMail } from './outbox.entity.js';

/** Where the application leaves its mail. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly bell: Bell,
  ) {}

  /** Adds exactly one row to the caller's transaction: the mail goes out if, and only if, that is committed. */
  async add(db: EntityManager, mail: MailToSend, { ip }: { readonly ip: string }): Promise<void> {
    const now = this.clock.now();
    await db.insert(OutboxMail, {
      ...storedMail(mail, { ip, at: now }),
      id: randomUUID(),
      attempts: 0,
      nextAttemptAt: now,
      createdAt: now,
    });
    this.bell.ring();
  }
}
