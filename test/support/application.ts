import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app/create-app.js';
import { type Config, loadConfig } from '../../src/config/config.js';
import { Clock, type Duration, minutes, type Timestamp } from '../../src/common/time.js';
import { WakeSignal } from '../../src/mail/wake-signal.js';
import { WebhookSignal } from '../../src/webhooks/webhook-signal.js';
import { Browser } from './browser.js';
import { Mailbox } from './mailbox.js';
import { expectNoLeaks, noteSecrets } from './secrets-used.js';
import { newDatabase, onPostgres, randomSecret } from './test-database.js';

/** A clock that a test moves forward. */
export class MovableClock extends Clock {
  private ahead: Duration = 0;
  private stoppedAt: Timestamp | undefined;
  /** Called when it has moved: what waits for a time looks again. */
  onAdvance: () => void = () => undefined;
  private onceRead: () => void = () => undefined;

  override now(): Timestamp {
    const now = (this.stoppedAt ?? super.now()) + this.ahead;
    this.onceRead();
    return now;
  }

  /** From now on it only moves with `advance`, for tests of one exact moment. */
  standStill(): void {
    this.stoppedAt = super.now();
  }

  advance(span: Duration): void {
    this.ahead += span;
    this.onAdvance();
  }

  /** Moves forward after the next read, so between a check and its action. Resolves then. */
  async advanceOnceRead(span: Duration): Promise<void> {
    await new Promise<void>((resolve) => {
      this.onceRead = () => {
        this.onceRead = () => undefined;
        this.advance(span);
        resolve();
      };
    });
  }
}

/** The whole application with its own database and a test mailbox, started as in main.ts. */
export interface TestApplication {
  readonly app: NestExpressApplication;
  readonly config: Config;
  readonly clock: MovableClock;
  readonly mailbox: Mailbox;
  readonly url: string;
  /** A new browser without cookies. */
  browser(): Browser;
  /** Queries the database through the reader. */
  rows<Row extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Waits until all mail is sent, so that a test can check that none arrived. Not for what waits to be merged. */
  allMailSent(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApplication(environment: Record<string, string> = {}): Promise<TestApplication> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-'));
  const mailbox = await Mailbox.open();
  const database = await newDatabase(folder);
  const config = loadConfig({
    DATABASE_URL: database.url,
    ...(onPostgres && { SECRET: randomSecret() }),
    MAIL_URL: mailbox.url,
    // All requests of a test come from one network within an hour.
    NETWORK_LIMIT_FACTOR: '1000',
    MAIL_PER_HOUR: '1000000',
    // So that every page and form is there.
    FACTOR_RECOVERY: 'wait',
    ...environment,
  });
  noteSecrets(...config.secrets);
  const clock = new MovableClock();
  const app = await createApp(config, clock);
  clock.onAdvance = () => {
    for (const signal of [WakeSignal, WebhookSignal]) app.get<WakeSignal>(signal).wake();
  };
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rows: TestApplication['rows'] = (sql, parameters) => app.get(DataSource).query(sql, parameters);
  return {
    app,
    config,
    clock,
    mailbox,
    url,
    browser: () => new Browser(url, config.baseUrl),
    rows,
    async allMailSent() {
      const due = 'SELECT 1 FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at < ?';
      while ((await rows(due, [clock.now() + minutes(1)])).length > 0) await wait(10);
    },
    async stop() {
      server.closeAllConnections();
      await app.close();
      await mailbox.close();
      await database.remove();
      await rm(folder, { recursive: true });
      expectNoLeaks();
    },
  };
}
