import { setTimeout as wait } from 'node:timers/promises';
import type { Form } from '../form.js';
import { type Figure, figure, megabytes } from '../figure.js';
import { Foyer } from '../foyer.js';
import { type Ask, rateOf, split } from '../load.js';
import { median } from '../measure.js';
import { accountPageRate, logInRate, loginPageRate, type Rate, registrationRate } from '../rates.js';

/** Connections of each kind. Few, so that each user soon reaches the maximum number of sessions. */
const atOnce = 8;
const samples = 60;

/** Mixed traffic at half of the server's capacity: whatever grows must level off or have a retention period. */
export async function soak(form: Form): Promise<Figure[]> {
  const foyer = await Foyer.start(1000);
  const perSecond = {
    loginPages: await eighthOf(loginPageRate(foyer, form)),
    accountPages: await eighthOf(await accountPageRate(foyer, form)),
    logIns: await eighthOf(await logInRate(foyer, form)),
    registrations: await eighthOf(registrationRate(foyer, form)),
  };
  const send = (asks: readonly Ask[], rate: number, status: number): Promise<number> =>
    rateOf({ url: foyer.url, connections: split(asks, atOnce), lasting: form.soak, perSecond: rate }, status);
  const traffic = [
    send(Array<Ask>(atOnce).fill({ path: '/login' }), perSecond.loginPages, 200),
    send(await foyer.accountPages(64), perSecond.accountPages, 200),
    // So many that none logs in more than 30 times in ten minutes.
    send(await foyer.logIns(500), perSecond.logIns, 303),
    // More than can be sent, so that none is sent twice.
    send(await foyer.registrations((form.soak + 5) * perSecond.registrations), perSecond.registrations, 303),
  ];
  const taken: Sample[] = [];
  for (let count = 0; count < samples; count += 1) {
    await wait((form.soak * 1000) / samples);
    taken.push(await sampleOf(foyer));
  }
  const [, , logIns = 0, registrations = 0] = await Promise.all(traffic);
  await foyer.stop();

  const rowsFor = (actsPerSecond: number, ...tables: (keyof Sample)[]): number =>
    tables.reduce((sum, table) => sum + grown(taken, table), 0) /
    (actsPerSecond * form.soak * ((samples - 1) / samples));
  return [
    ...Object.entries(perSecond).map(([what, rate]) => figure(`soak: ${what}`, rate, '/s')),
    ...levelling.map((name) =>
      figure(`soak: ${name}, last quarter to second`, growth(taken, name), '', { atMost: 1.1 }),
    ),
    ...['first', 'second', 'third', 'last'].map((which, index) =>
      figure(`soak: resident memory, ${which} quarter`, megabytes(median(quarter(taken, index, 'memory'))), 'MB'),
    ),
    figure('soak: rows that a log-in leaves until they are swept', rowsFor(logIns, 'events')),
    figure(
      'soak: rows that a registration leaves until they are swept',
      rowsFor(registrations, 'registrations', 'outbox', 'limits'),
    ),
  ];
}

/** Four kinds of traffic, together half of the capacity. The first call warms up. */
async function eighthOf(rate: Rate): Promise<number> {
  await rate();
  return Math.max(atOnce, Math.floor((await rate()) / 8));
}

interface Sample {
  readonly memory: number;
  readonly openFiles: number;
  readonly walSize: number;
  readonly sessions: number;
  readonly devices: number;
  readonly events: number;
  readonly registrations: number;
  readonly outbox: number;
  readonly limits: number;
}

/** Must level off. The other tables have a retention period. */
const levelling = ['memory', 'openFiles', 'walSize', 'sessions', 'devices'] as const;

async function sampleOf(foyer: Foyer): Promise<Sample> {
  const [rows] = await foyer.server.rows<Omit<Sample, 'memory' | 'openFiles' | 'walSize'>>(
    `SELECT ${['sessions', 'devices', 'events', 'registrations', 'outbox', 'limits']
      .map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`)
      .join(', ')}`,
  );
  if (!rows) throw new Error('The tables could not be counted.');
  return { memory: foyer.memory().now, openFiles: foyer.openFiles(), walSize: foyer.walSize(), ...rows };
}

function growth(taken: readonly Sample[], name: keyof Sample): number {
  return median(quarter(taken, 3, name)) / median(quarter(taken, 1, name));
}

function quarter(taken: readonly Sample[], which: number, name: keyof Sample): number[] {
  return taken.slice((which * samples) / 4, ((which + 1) * samples) / 4).map((sample) => sample[name]);
}

function grown(taken: readonly Sample[], name: keyof Sample): number {
  return (taken.at(-1)?.[name] ?? NaN) - (taken[0]?.[name] ?? NaN);
}
