import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { type Config, loadConfig } from '../../src/config.js';
import { Clock, type Span } from '../../src/time.js';
import { Browser } from './browser.js';
import { Mailbox } from './mailbox.js';

/** A clock that a test moves forward. */
export class MovableClock extends Clock {
  private ahead: Span = 0;

  override now(): number {
    return Date.now() + this.ahead;
  }

  advance(span: Span): void {
    this.ahead += span;
  }
}

/** The whole application on a database of its own, as main.ts would start it, with its mail caught. */
export interface TestApplication {
  readonly app: NestExpressApplication;
  readonly config: Config;
  readonly clock: MovableClock;
  readonly mailbox: Mailbox;
  readonly url: string;
  /** A new browser without cookies. */
  browser(): Browser;
  /** Asks the database through the reader. */
  rows<Row extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export async function startApplication(environment: Record<string, string> = {}): Promise<TestApplication> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-'));
  const mailbox = await Mailbox.open();
  const config = loadConfig({
    DATABASE_URL: `sqlite:${join(folder, 'foyer.sqlite')}`,
    MAIL_URL: mailbox.url,
    ...environment,
  });
  const clock = new MovableClock();
  const app = await createApp(config, clock);
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    app,
    config,
    clock,
    mailbox,
    url,
    browser: () => new Browser(url, config.baseUrl),
    rows: (sql, parameters) => app.get(DataSource).query(sql, parameters),
    async stop() {
      server.closeAllConnections();
      await app.close();
      await mailbox.close();
      await rm(folder, { recursive: true });
    },
  };
}
