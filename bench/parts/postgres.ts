import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '../../scripts/postgres-cluster.js';
import type { Form } from '../form.js';
import { type Figure, figure, megabytes } from '../figure.js';
import { Foyer } from '../foyer.js';
import { interleaved, median, ratio } from '../measure.js';
import { Meter } from '../processor.js';
import { accountPageRate, logInRate, type Rate, registrationRate } from '../rates.js';
import { costOfMany } from './size.js';

/**
 * Pages, log-ins and registrations on PostgreSQL: in one process beside one on SQLite, in two, and with many users. The
 * database server runs on the same cores.
 */
export async function postgres(form: Form): Promise<Figure[]> {
  // On the disk on which SQLite is.
  const cluster = await startCluster([], 'disk');
  process.on('exit', () => {
    cluster.remove();
  });
  const postmaster = Number.parseInt(readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8'));
  const on = async (users: number, processes = 1): Promise<Foyer> =>
    Foyer.start(users, { database: await newDatabase(cluster.url), processes });
  const figures = await compare(form, await Foyer.start(1000), await on(1000), await on(1000, 2), postmaster);
  figures.push(...(await costOfMany(form, await on(1000), await on(form.manyUsers))));
  return figures;
}

/** Stops all three. */
async function compare(form: Form, sqlite: Foyer, one: Foyer, two: Foyer, postmaster: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const acts: Record<string, (foyer: Foyer) => Promise<Rate>> = {
    '`GET /account`': (foyer) => accountPageRate(foyer, form),
    'log-ins': (foyer) => logInRate(foyer, form),
    registrations: (foyer) => Promise.resolve(registrationRate(foyer, form)),
  };
  const ofSqlite: Readonly<Record<string, number>> = { '`GET /account`': 0.5 };
  const ofOne: Readonly<Record<string, number>> = { '`GET /account`': 1.8, 'log-ins': 0.95 };
  for (const [name, rateAt] of Object.entries(acts)) {
    const meters = { one: new Meter([...one.pids, postmaster]), two: new Meter([...two.pids, postmaster]) };
    const rates = await interleaved(form.rounds, {
      sqlite: await rateAt(sqlite),
      one: meters.one.around(await rateAt(one)),
      two: meters.two.around(await rateAt(two)),
    });
    const target = (least?: number): { atLeast: number } | undefined =>
      least === undefined ? undefined : { atLeast: least };
    figures.push(
      figure(`${name} on SQLite`, median(rates.sqlite), '/s'),
      figure(`${name} in one process`, median(rates.one), '/s'),
      figure(`${name} in two processes`, median(rates.two), '/s'),
      figure(`${name} in one process, to SQLite`, ratio(rates.one, rates.sqlite), '', target(ofSqlite[name])),
      figure(`${name} in two processes, to one`, ratio(rates.two, rates.one), '', target(ofOne[name])),
      figure(`${name} in two processes, to one, per core used`, ratio(meters.two.perCore, meters.one.perCore)),
    );
  }
  figures.push(
    figure('resident memory on SQLite, after load', megabytes(sqlite.memory().now), 'MB'),
    figure('resident memory on PostgreSQL, after load', megabytes(one.memory().now), 'MB'),
  );
  for (const foyer of [sqlite, one, two]) await foyer.stop();
  return figures;
}

/** Of a superuser. @returns the URL of the new database. */
export async function newDatabase(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const name = `foyer_${(databases += 1)}`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

let databases = 0;
