import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ask } from './load.js';

/**
 * Sends requests at a fixed rate, whether or not the previous one is answered, like independent visitors. Returns the
 * response times in milliseconds.
 * @throws Error for a status other than `200`.
 */
export async function probe(url: string, ask: Ask, lasting: number, perSecond = 40): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const asking: Promise<number>[] = [];
  const begun = performance.now();
  for (let sent = 0; sent < lasting * perSecond; sent += 1) {
    await wait(begun + (sent * 1000) / perSecond - performance.now());
    asking.push(timeOf(url, ask, agent));
  }
  const times = await Promise.all(asking);
  agent.destroy();
  return times;
}

async function timeOf(url: string, { path, headers }: Ask, agent: Agent): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get(url + path, { agent, headers: { ...headers } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}.`));
      answer.resume().on('end', () => {
        resolve(performance.now() - begun);
      });
    }).on('error', reject);
  });
}
