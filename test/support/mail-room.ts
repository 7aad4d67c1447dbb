import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Config, loadConfig } from '../../src/config/config.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open.js';
import { Limit } from '../../src/limits/limit.entity.js';
import { RateLimits } from '../../src/limits/rate-limits.js';
import { WakeSignal } from '../../src/mail/wake-signal.js';
import { SuppressionList } from '../../src/mail/suppression-list.js';
import { type MailRequest, MailThrottle } from '../../src/mail/mail-throttle.js';
import { MailRenderer } from '../../src/mail/mail-renderer.js';
import { Log } from '../../src/logging/log.js';
import type { AskedMail } from '../../src/mail/mail.js';
import { Suppression } from '../../src/mail/suppression.entity.js';
import { OutboxMail } from '../../src/mail/outbox.entity.js';
import { Outbox } from '../../src/mail/outbox.js';
import { MailQueue } from '../../src/mail/queue.js';
import { MailDelivery } from '../../src/mail/delivery.js';
import { LeaseRenewal } from '../../src/mail/lease-renewal.js';
import { SmtpTransport } from '../../src/mail/transports/smtp.js';
import type { Transport } from '../../src/mail/transports/transport.js';
import { MailWorker } from '../../src/mail/worker.js';
import { policy } from '../../src/policy.js';
import { Keyring, type LinkSecret } from '../../src/common/keyring.js';
import { Clock, type Timestamp, type Duration } from '../../src/common/time.js';
import { newDatabase } from './test-database.js';

const tables = [OutboxMail, Suppression, Limit];

/** A clock that a test can move forward. */
export class MovableClock extends Clock {
  private ahead: Duration = 0;

  override now(): Timestamp {
    return super.now() + this.ahead;
  }

  forward(span: Duration): void {
    this.ahead += span;
  }
}

/** The outbox and its worker with their own database, and the log. */
export class MailRoom {
  readonly clock = new MovableClock();
  readonly bell = new WakeSignal();
  readonly outbox: Outbox;
  /** The IP address that the mails name. */
  asker = '203.0.113.9';
  readonly secrets: Keyring;
  private readonly workers: MailWorker[] = [];
  private readonly databases: Database[] = [];

  private constructor(
    readonly config: Config,
    readonly database: Database,
    /** The lines of the log, as JSON. */
    readonly log: string[],
    private readonly remove: () => Promise<void>,
  ) {
    this.secrets = new Keyring(config.secrets);
    const limits = new RateLimits(database, this.secrets, this.clock, config);
    const blocks = new SuppressionList(database.reader, this.secrets, this.clock);
    this.outbox = new Outbox(database, new MailThrottle(limits, blocks), this.secrets, this.clock, this.bell);
    this.databases.push(database);
  }

  static async open(mailUrl: string, environment: Record<string, string> = {}): Promise<MailRoom> {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-mail-'));
    const files = await newDatabase(folder);
    const config = loadConfig({
      DATABASE_URL: files.url,
      SECRET: 'a secret that is long enough for a test',
      BASE_URL: 'https://foyer.example',
      MAIL_FROM: 'Foyer <no-reply@foyer.example>',
      MAIL_URL: mailUrl,
      ...environment,
    });
    const log: string[] = [];
    const database = await openDatabase(config.database, tables, writingTo([]), () => undefined);
    const remove = async (): Promise<void> => {
      await files.remove();
      rmSync(folder, { recursive: true });
    };
    return new MailRoom(config, database, log, remove);
  }

  /** Starts another worker; `elsewhere` with its own connections, as in a second process. */
  async startWorker(transport: Transport = new SmtpTransport(this.config), elsewhere = false): Promise<MailWorker> {
    const database = elsewhere ? await this.connectAgain() : this.database;
    const bell = elsewhere ? new WakeSignal() : this.bell;
    const letters = new MailRenderer(this.config, this.secrets, this.clock);
    const log = writingTo(this.log);
    const worker = new MailWorker(
      new MailQueue(database, this.config, this.clock),
      new LeaseRenewal(database, this.clock),
      new MailDelivery(letters, transport, log),
      bell,
      log,
    );
    this.workers.push(worker);
    worker.start();
    return worker;
  }

  async add(...mails: (AskedMail | null)[]): Promise<void> {
    await this.database.write([], async (db) => {
      for (const mail of mails) await this.outbox.answer(db, mail, this.asking());
    });
  }

  /** For another address each time, because the throttle has its own tests. */
  asking(): MailRequest {
    return { ip: this.asker, userAgent: '', normalizedEmail: randomUUID() };
  }

  activation(recipient: string, link: LinkSecret = this.secrets.newLink('activation')): AskedMail {
    const now = this.clock.now();
    const expiresAt = now + policy.activation.linkLifetime;
    return { kind: 'activation', recipient, language: 'en', payload: { link, expiresAt } };
  }

  accountExists(recipient: string): AskedMail {
    return { kind: 'account-exists', recipient, language: 'en', payload: {} };
  }

  /** Warnings and errors in the log. */
  get troubles(): string[] {
    return this.log.filter((line) => !line.includes('"level":"info"'));
  }

  async rows(): Promise<OutboxMail[]> {
    return this.database.reader.manager.find(OutboxMail, { order: { createdAt: 'ASC' } });
  }

  /** The only row. */
  async row(): Promise<OutboxMail> {
    const [row, ...others] = await this.rows();
    if (!row || others.length > 0) throw new Error('There is not exactly one mail in the outbox.');
    return row;
  }

  /** Moves the clock and wakes the worker, like its next poll. */
  forward(span: Duration): void {
    this.clock.forward(span);
    this.bell.wake();
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await Promise.all(this.databases.map((database) => database.close()));
    await this.remove();
  }

  private async connectAgain(): Promise<Database> {
    const database = await openDatabase(this.config.database, tables, writingTo([]), () => undefined);
    this.databases.push(database);
    return database;
  }
}

function writingTo(lines: string[]): Log {
  return new Log(true, (line) => lines.push(line));
}

/** Polls until the condition is true. */
export async function until(condition: () => boolean | Promise<boolean>, patience: Duration = 10_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not happen: ${condition.toString()}`);
    await wait(10);
  }
}
