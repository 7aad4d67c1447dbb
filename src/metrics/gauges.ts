import { Injectable } from '@nestjs/common';
import type { Gauge, Registry } from 'prom-client';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { MailQueue } from '../mail/queue.js';
import { Passwords } from '../passwords/passwords.js';
import { WebhookQueue } from '../webhooks/queue.js';

/** What is measured when somebody reads it. */
@Injectable()
export class Gauges {
  constructor(
    private readonly database: Database,
    private readonly mailQueue: MailQueue,
    private readonly webhookQueue: WebhookQueue,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** @returns what sets them, before each reading. */
  addTo(registers: Registry[], kind: typeof Gauge): () => Promise<void> {
    const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
      new kind({ name, help, labelNames, registers });
    const hashes = gauge('foyer_password_hashes', 'Password hashes that run, and that wait.', 'state');
    const writable = gauge(
      'foyer_database_writable',
      '1, or 0 if the last write failed for want of room or a database.',
    );
    const readable = gauge('foyer_database_readable', '1, or 0 if the database did not answer just now.');
    const mails = gauge('foyer_mails', 'Mails that are due, to be tried again later, or given up.', 'state');
    const oldest = gauge('foyer_mail_oldest_due_seconds', 'How long the oldest mail that is due has waited.');
    const webhooks = gauge('foyer_webhooks', 'Webhook messages that wait, or were given up.', 'state');
    const endpoints = gauge('foyer_webhook_endpoints', 'Webhook endpoints that are enabled, or why not.', 'state');
    const setWebhooks = async (): Promise<void> => {
      const backlog = await this.webhookQueue.backlog();
      webhooks.set({ state: 'waiting' }, backlog.waiting);
      webhooks.set({ state: 'given-up' }, backlog.givenUp);
      for (const [state, count] of Object.entries(backlog.endpoints)) endpoints.set({ state }, count);
    };
    const setMails = async (): Promise<void> => {
      const { due, later, oldestDue, givenUp } = await this.mailQueue.backlog();
      mails.set({ state: 'due' }, due);
      mails.set({ state: 'later' }, later);
      mails.set({ state: 'given-up' }, givenUp);
      oldest.set(oldestDue === null ? 0 : (this.clock.now() - oldestDue) / 1000);
    };
    return async () => {
      const { running, waiting } = this.passwords.load;
      hashes.set({ state: 'running' }, running);
      hashes.set({ state: 'waiting' }, waiting);
      writable.set(this.database.writeFailure === undefined ? 1 : 0);
      readable.set(await setMails().then(setWebhooks).then(always(1), always(0)));
    };
  }
}

const always = (value: number) => (): number => value;
