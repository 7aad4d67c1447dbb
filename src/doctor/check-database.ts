import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../common/config-error.js';
import { type Clock, minutes } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { openBesideServer } from '../database/open.js';
import { appliedMigrations, compareSchema } from '../database/schema-version.js';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { MailQueue } from '../mail/queue.js';
import { type Finding, findingsOf } from './finding.js';

const { ok, warning, failed } = findingsOf('database');

const { roomAtLeast, mailWaitsAtMost, clocksApartAtMost } = policy.doctor;

/** The database, the email that waits in it, and whether the clock agrees with it. */
export async function checkDatabase(config: Config, clock: Clock): Promise<Finding[]> {
  const lines: string[] = [];
  const log = new Log(true, (line) => lines.push(line));
  try {
    const database = await openBesideServer(config.database, log);
    try {
      return [
        ...(await checkContents(database)),
        ...lines.map((line) => warning((JSON.parse(line) as { message: string }).message)),
        ...(await checkFile(config)),
        ...(await checkClock(database, config, clock)),
        ...(await checkQueue(new MailQueue(database, config, clock), clock)),
      ];
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) return [failed(error.message)];
    return [
      failed(error instanceof Error ? error.message : 'unknown error', 'See DATABASE_URL in docs/configuration.md.'),
    ];
  }
}

async function checkContents({ reader }: Database): Promise<Finding[]> {
  const { missing } = compareSchema(await appliedMigrations(reader));
  if (missing.length > 0)
    return [
      warning(`These migrations are missing: ${missing.join(', ')}.`, 'The next start applies them, or “migrate”.'),
    ];
  const [counted] = await reader.query<{ accounts: number }[]>('SELECT COUNT(*) AS accounts FROM users');
  return [ok(`It answers, with the schema of this version. Accounts: ${counted?.accounts ?? 0}`)];
}

/** Of SQLite: the room on its disk, and who else can read it. */
async function checkFile({ database }: Config): Promise<Finding[]> {
  if (database.engine !== 'sqlite') return [];
  const { bavail, bsize } = await statfs(dirname(database.file));
  const free = bavail * bsize;
  const room = `${Math.round(free / 1_000_000)} MB`;
  return [
    free < roomAtLeast ? warning(`Its disk has ${room} left.`, 'Make room.') : ok(`Its disk has ${room} left.`),
    ...((statSync(database.file).mode & 0o077) === 0
      ? []
      : [warning('Other users of this machine can read its file.', `chmod 600 ${database.file}`)]),
  ];
}

/** A clock that is ahead ends links and sessions early, and one that was ahead keeps what should have expired. */
async function checkClock({ reader }: Database, { database }: Config, clock: Clock): Promise<Finding[]> {
  const found = findingsOf('clock');
  const [newest] = await reader.query<{ at: number | null }[]>('SELECT MAX(at) AS at FROM events');
  const before = clock.now();
  if ((newest?.at ?? 0) > before + minutes(1))
    return [found.warning('Events in the database are from the future: the clock was ahead, or is behind now.', ntp)];
  if (database.engine === 'sqlite')
    return [found.ok(`${new Date(before).toISOString()}, and nothing in the database is later.`)];
  const sql = 'SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now';
  const [server] = await reader.query<{ now: number }[]>(sql);
  const apart = Math.abs(Number(server?.now ?? 0) - (before + clock.now()) / 2);
  const text = `The clocks of this machine and of PostgreSQL are ${(apart / 1000).toFixed(1)} seconds apart.`;
  return [apart > clocksApartAtMost ? found.warning(text, ntp) : found.ok(text)];
}

const ntp = 'Keep the clock in step with NTP.';

async function checkQueue(queue: MailQueue, clock: Clock): Promise<Finding[]> {
  const found = findingsOf('mail');
  const { due, later, oldestDue, givenUp } = await queue.backlog();
  const late = oldestDue === null ? 0 : clock.now() - oldestDue;
  const counts = `Emails that are due: ${due}, to be tried again: ${later}, given up: ${givenUp}`;
  if (late > mailWaitsAtMost)
    return [found.failed(`${counts}. The oldest has waited for ${Math.round(late / minutes(1))} minutes.`, worker)];
  return [givenUp > 0 ? found.warning(counts, whyGivenUp) : found.ok(counts)];
}

const whyGivenUp = '`/admin/mail` says why, or `mail list ADDRESS`. Then `mail retry` or `mail drop`.';

const worker =
  'Is a process running that sends email (not only --role web)? The log says why in the lines with "mail".';
