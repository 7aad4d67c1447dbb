import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/common/package-root.js';
import { days, type Duration, hours } from '../../src/common/time.js';
import type { StartedCluster } from '../../scripts/postgres-cluster.js';
import { Chance } from '../support/chance.js';
import { Cluster } from '../support/cluster.js';
import { inProduction, Server } from '../support/server.js';
import { Person } from './person.js';
import { clockFile, mountSmallDisk, setClock, storms, unmount, type Weather } from './storms.js';
import { Tally } from './tally.js';

/**
 * People use the site while it is killed, flooded and cut off from its mail server, its disk fills up and its clock jumps.
 * @param started the PostgreSQL that the site uses, which is killed, too.
 */
export async function weather(lasting: Duration, started?: StartedCluster): Promise<void> {
  const chance = new Chance();
  const tally = new Tally();
  const folder = mkdtempSync(join(tmpdir(), 'foyer-weather-'));
  // With PostgreSQL there is no file here that could grow.
  const hasDisk = !started && mountSmallDisk(folder);
  mkdirSync(join(folder, 'data'));
  const server = await Server.prepare(
    {
      ...inProduction,
      TRUST_PROXY: '1',
      NETWORK_LIMIT_FACTOR: '1',
      MAIL_PER_HOUR: '500',
      WEATHER_CLOCK: clockFile({ folder }),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/weather/clock.mjs')).href}`,
    },
    folder,
  );
  const cluster = started && Cluster.of(started);
  const weather: Weather = { server, chance, tally, cluster, ahead: 0 };
  setClock(server, 0);
  console.log(
    `CRASH_SEED=${chance.seed}${hasDisk || started ? '' : ' (no full disks: mounting a small one needs root)'}`,
  );

  const people: Person[] = [];
  let isOver = false;
  const died: string[] = [];

  /** One person after another. */
  async function live(): Promise<void> {
    while (!isOver) {
      const person = new Person(server, people.length, tally);
      people.push(person);
      await person.register();
      if (!person.registered) await wait(300);
      else await person.activate();
      await person.changePassword();
      if (chance.between(1, 3) === 1) await person.resetPassword();
    }
  }

  async function storm(): Promise<void> {
    const all = Object.entries(storms).filter(
      ([, { on }]) => on === undefined || on === (started ? 'postgres' : 'sqlite'),
    );
    const names = all.map(([name]) => name).filter((name) => hasDisk || name !== 'a full disk');
    const began = Date.now();
    for (let next = 0; Date.now() - began < lasting; next += 1) {
      // Each once, then by chance; hours pass in between.
      const name = names[next] ?? names[chance.between(0, names.length - 1)] ?? '';
      tally.storm(name);
      await storms[name]?.storm(weather);
      if (!isAlive()) {
        died.push(name);
        await server.startAgain();
      }
      weather.ahead += chance.between(0, hours(12));
      setClock(server, weather.ahead);
      await wait(chance.between(500, 4000));
    }
  }

  function isAlive(): boolean {
    try {
      return process.kill(server.pid, 0);
    } catch {
      return false;
    }
  }

  /** What waits for its next attempt is due after a few hours. */
  async function calm(): Promise<void> {
    for (let round = 0; round < 30; round += 1) {
      weather.ahead += hours(2);
      setClock(server, weather.ahead);
      await wait(1000);
      const waiting = await server.rows(
        "SELECT 1 FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND kind <> 'noop'",
      );
      if (waiting.length === 0) break;
    }
  }

  async function report(): Promise<void> {
    const ids = server.mailbox.all.map(({ parsed }) => parsed.messageId);
    const activations = new Map<string, string>();
    const twice = new Set<string>();
    for (const { to, link, parsed } of server.mailbox.all) {
      if (!to.startsWith('person') || !link.includes('/activate/')) continue;
      const { messageId = '' } = parsed;
      if ((activations.get(to) ?? messageId) !== messageId) twice.add(to);
      activations.set(to, messageId);
    }
    const integrity = started ? 'not asked' : await server.rows('PRAGMA integrity_check');
    const figures = {
      'days by the clock of the server': Math.round(weather.ahead / days(1)),
      storms: Object.fromEntries(tally.storms),
      people: people.length,
      acknowledged: tally.acknowledged,
      refused: Object.fromEntries(tally.refusals),
      'accounts checked at the end': tally.checked,
      lost: tally.losses,
      'acknowledged while the file was gone': tally.intoTheVoid,
      'died by itself': died,
      'sent again as the same message': ids.length - new Set(ids).size,
      'doubled: two messages for one registration': twice.size,
      integrity,
    };
    console.log(JSON.stringify(figures, null, 2));
    const isGood =
      tally.losses.length + tally.intoTheVoid + died.length + twice.size === 0 &&
      (started !== undefined || JSON.stringify(integrity) === '[{"integrity_check":"ok"}]');
    process.exitCode = isGood && tally.acknowledged > 0 ? 0 : 1;
  }

  try {
    await server.startAgain();
    const lives = Promise.all(Array.from({ length: 6 }, live));
    await storm();
    isOver = true;
    await lives;
    await calm();
    for (const person of people) await person.checks();
    await report();
  } finally {
    server.kill();
    await server.mailbox.close();
    unmount(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
