import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import type { Form } from '../form.js';
import { type Figure, figure, megabytes } from '../figure.js';
import { Foyer } from '../foyer.js';
import { countOf, load } from '../load.js';
import { quantile } from '../measure.js';
import { probe } from '../probe.js';
import { residentAtMost } from './start.js';

/** What everybody else notices of many log-ins at once. */
export async function flood(form: Form): Promise<Figure[]> {
  const foyer = await Foyer.start(1000);
  const figures = [
    ...(await during(foyer, form, 64, { account: 50, file: 100 })),
    ...(await during(foyer, form, 200, { account: 100, file: 100 })),
    figure('memory at most', megabytes(foyer.memory().most), 'MB', {
      atMost: residentAtMost + hashingMemory,
    }),
  ];
  await foyer.stop();
  return figures;
}

/** Megabytes: what the hashes under way may take besides. */
const hashingMemory = megabytes(
  policy.hashing.atOnce(availableParallelism(), 4) * policy.hashing.memoryCost * 1024,
);

/** Whoever is refused comes straight back: nobody heeds `Retry-After` in here. */
async function during(
  foyer: Foyer,
  form: Form,
  count: number,
  atMost: { account: number; file: number },
): Promise<Figure[]> {
  const [accountPage = { path: '' }] = await foyer.accountPages(1);
  const connections = (await foyer.logIns(count)).map((ask) => [ask]);
  const flooding = load({ url: foyer.url, connections, lasting: form.flood + 2 });
  await wait(1000);
  const [account, file] = await Promise.all([
    probe(foyer.url, accountPage, form.flood),
    probe(foyer.url, { path: '/assets/foyer.css' }, form.flood),
  ]);
  const outcome = await flooding;
  // What was not waited for is still being hashed.
  await wait(2000);
  const refused = countOf(outcome, 503);
  const name = (what: string): string => `${count} log-ins always under way: ${what}`;
  return [
    figure(name('log-ins'), countOf(outcome, 303) / (form.flood + 2), '/s'),
    figure(name('answered `503`'), (100 * refused) / countOf(outcome), '%'),
    ...(refused > 0
      ? [figure(name('the slowest `503`'), Math.max(...(outcome.times[503] ?? [])), 'ms', { atMost: 1000 })]
      : []),
    figure(name('`GET /account`, p50'), quantile(account, 0.5), 'ms'),
    figure(name('`GET /account`, p99'), quantile(account, 0.99), 'ms', { atMost: atMost.account }),
    figure(name('a static file, p99'), quantile(file, 0.99), 'ms', { atMost: atMost.file }),
  ];
}
