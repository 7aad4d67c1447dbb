import type { Registry } from 'prom-client';
import type { Database } from '../database/database.js';
import { failures, type Fields, type Level, type Log } from '../logging/log.js';

type Prometheus = typeof import('prom-client');

/** In seconds, up to the time after which people give up. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Clients choose the method, and each new one would be kept. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']);

/** What alerts wait for. They do not see the first of something that was never counted. */
const alarming: readonly (readonly [event: string, level: Level])[] = [
  ...failures.map((event) => [event, 'error'] as const),
  ['database-failed', 'error'],
  ['outbox-failed', 'error'],
  ['connections-refused', 'warn'],
];

/** Counts what the log tells. */
export function countEvents(log: Log, { Counter, Histogram }: Prometheus, registers: Registry[]): void {
  const requests = new Histogram({
    name: 'foyer_request_duration_seconds',
    help: 'Answers, by method, route and outcome.',
    labelNames: ['method', 'route', 'outcome'],
    buckets,
    registers,
  });
  const mails = new Counter({
    name: 'foyer_mail_attempts_total',
    help: 'Emails that were sent, put off or given up.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const webhooks = new Counter({
    name: 'foyer_webhook_attempts_total',
    help: 'Webhook messages that were delivered, put off or given up.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const events = new Counter({
    name: 'foyer_events_total',
    help: 'What happened to accounts and to this process, as in the log.',
    labelNames: ['event', 'level'],
    registers,
  });
  for (const [event, level] of alarming) events.inc({ event, level }, 0);
  log.watch((level: Level, event: string, fields: Fields) => {
    const { method = '', route = '', outcome = '', kind = '', ms = 0 } = fields;
    if (event === 'request')
      requests.observe({ method: methods.has(method) ? method : 'other', route, outcome }, ms / 1000);
    else if (event === 'mail') mails.inc({ kind, outcome });
    else if (event === 'webhook') webhooks.inc({ kind, outcome });
    else events.inc({ event, level });
  });
}

export function countWrites(database: Database, { Histogram }: Prometheus, registers: Registry[]): void {
  const writes = new Histogram({
    name: 'foyer_database_write_duration_seconds',
    help: 'Transactions that write, with their wait for others.',
    labelNames: ['result'],
    buckets,
    registers,
  });
  database.watch((took, succeeded) => writes.observe({ result: succeeded ? 'done' : 'failed' }, took / 1000));
}
