import { setTimeout as wait } from 'node:timers/promises';
import type { Form } from '../form.js';
import { type Figure, figure, megabytes } from '../figure.js';
import { Foyer } from '../foyer.js';
import { median } from '../measure.js';
import { accountPageRate, logInRate, loginPageRate, registrationRate } from '../rates.js';

/** Megabytes. */
export const residentAtMost = 160;

/** Startup time and memory. */
export async function start(form: Form): Promise<Figure[]> {
  const foyer = await Foyer.prepare(1000);
  const times: number[] = [];
  const idle: number[] = [];
  const afterLoad: number[] = [];
  for (let count = 0; count < form.starts; count += 1) {
    if (count > 0) await foyer.server.end();
    times.push(await timeOfStart(foyer));
    await wait(3000);
    idle.push(foyer.memory().now);
    await loadAll(foyer, form);
    await wait(3000);
    afterLoad.push(foyer.memory().now);
  }
  await foyer.stop();
  return [
    figure('from the start of the process to the first `200`', median(times), 's', { atMost: 1 }),
    figure('resident memory, idle', megabytes(median(idle)), 'MB'),
    figure('resident memory, after load', megabytes(median(afterLoad)), 'MB', { atMost: residentAtMost }),
  ];
}

async function loadAll(foyer: Foyer, form: Form): Promise<void> {
  const rates = [
    await logInRate(foyer, form),
    loginPageRate(foyer, form),
    await accountPageRate(foyer, form),
    registrationRate(foyer, form),
  ];
  for (let round = 0; round < form.rounds; round += 1) for (const rate of rates) await rate();
}

/** In seconds. */
async function timeOfStart({ server, url }: Foyer): Promise<number> {
  const begun = performance.now();
  const starting = server.startAgain();
  while (!(await answers(`${url}/login`))) await wait(5);
  const taken = (performance.now() - begun) / 1000;
  await starting;
  return taken;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
}
