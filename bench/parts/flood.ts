import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import type { Form } from '../form.js';
import { type Figure, figure, megabytes } from '../figure.js';
import { Foyer } from '../foyer.js';
import { countOf, load, split } from '../load.js';
import { median, quantile } from '../measure.js';
import { probe } from '../probe.js';
import { residentAtMost } from './start.js';

/** How many log-ins at once affect other visitors: the figures of each round, then their medians. */
export async function flood(form: Form): Promise<Figure[]> {
  const foyer = await Foyer.start(1000);
  const few: Flood[] = [];
  const many: Flood[] = [];
  for (let round = 0; round <= form.floods; round += 1) {
    few.push(await during(foyer, form, 64));
    many.push(await during(foyer, form, 200));
  }
  const figures = [
    ...figuresOf(64, few.slice(1), { account: 50, file: 100 }),
    ...figuresOf(200, many.slice(1), { account: 100, file: 100 }),
    figure('memory at most', megabytes(foyer.memory().most), 'MB', { atMost: residentAtMost + hashingMemory }),
  ];
  await foyer.stop();
  return figures;
}

/** In megabytes: allowance for the hashes in progress. */
const hashingMemory = megabytes(policy.hashing.atOnce(availableParallelism(), 4, 1) * policy.hashing.memoryCost * 1024);

interface Flood {
  readonly logIns: number;
  /** Percent. */
  readonly refused: number;
  /** The slowest `503` in milliseconds; 0 without one. */
  readonly slowest: number;
  /** In milliseconds. */
  readonly accountP50: number;
  readonly accountP99: number;
  readonly fileP99: number;
}

/** Refused clients retry at once: `Retry-After` is ignored here. */
async function during(foyer: Foyer, form: Form, count: number): Promise<Flood> {
  const [accountPage = { path: '' }] = await foyer.accountPages(1);
  // Two for each connection: a browser may log in 30 times in ten minutes.
  const connections = split(await foyer.logIns(2 * count), count);
  const flooding = load({ url: foyer.url, connections, lasting: form.flood + 2 });
  await wait(1000);
  const [account, file] = await Promise.all([
    probe(foyer.url, accountPage, form.flood),
    probe(foyer.url, { path: '/assets/foyer.css' }, form.flood),
  ]);
  const outcome = await flooding;
  // Dropped requests are still being hashed.
  await wait(2000);
  return {
    logIns: countOf(outcome, 303) / (form.flood + 2),
    refused: (100 * countOf(outcome, 503)) / countOf(outcome),
    slowest: Math.max(0, ...(outcome.times[503] ?? [])),
    accountP50: quantile(account, 0.5),
    accountP99: quantile(account, 0.99),
    fileP99: quantile(file, 0.99),
  };
}

function figuresOf(count: number, floods: readonly Flood[], atMost: { account: number; file: number }): Figure[] {
  const name = (what: string): string => `${count} log-ins always under way: ${what}`;
  const of = (what: keyof Flood): number => median(floods.map((flood) => flood[what]));
  const slowest = Math.max(...floods.map((flood) => flood.slowest));
  return [
    figure(name('log-ins'), of('logIns'), '/s'),
    figure(name('answered `503`'), of('refused'), '%'),
    ...(slowest > 0 ? [figure(name('the slowest `503` of all'), slowest, 'ms', { atMost: 1000 })] : []),
    figure(name('`GET /account`, p50'), of('accountP50'), 'ms'),
    figure(name('`GET /account`, p99'), of('accountP99'), 'ms', { atMost: atMost.account }),
    figure(name('a static file, p99'), of('fileP99'), 'ms', { atMost: atMost.file }),
  ];
}
