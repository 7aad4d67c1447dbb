import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from '../../support/chance.js';
import { Cluster } from '../../support/cluster.js';
import { faults } from '../../support/rounds.js';
import { Server } from '../../support/server.js';
import { randomSecret } from '../../support/test-database.js';
import { Traffic } from '../../support/traffic.js';

const chance = new Chance();
let cluster: Cluster;
let server: Server;
let pid: number;

beforeAll(async () => {
  cluster = await Cluster.start();
  server = await Server.start({ DATABASE_URL: cluster.url, SECRET: randomSecret() });
  ({ pid } = server);
});

afterAll(async () => {
  await server.remove();
  await cluster.remove();
});

/** How long after the database was back the site was, in milliseconds. */
const back: number[] = [];
let refused = 0;

async function during(name: string, fault: (traffic: Traffic) => Promise<void>): Promise<Traffic> {
  const traffic = await Traffic.begin(server, () => cluster, name);
  await wait(chance.between(200, 1500));
  await fault(traffic);
  const later = await traffic.backAfter(performance.now());
  back.push(later);
  await traffic.end();
  refused += traffic.refused;
  traffic.expectOnlyGoodAnswers();
  await traffic.expectNothingLost();
  expect(server.pid).toBe(pid);
  return traffic;
}

const rounds = Array.from({ length: faults }, (_, index) => index + 1);

describe('In traffic', () => {
  it.each(rounds)(
    'a kill -9 of PostgreSQL loses nothing acknowledged: round %i [ASVS 2.3.3, 16.5.2]',
    async (round) => {
      await during(`kill${round}`, async () => {
        cluster.kill();
        await wait(chance.between(0, 1500));
        await cluster.startAgain();
      });
    },
    90_000,
  );

  it.each(rounds.flatMap((round) => [['fast', round] as const, ['immediate', round] as const]))(
    'a restart of PostgreSQL (%s) loses nothing acknowledged: round %i',
    async (mode, round) => {
      await during(`${mode}${round}`, () => cluster.restart(mode));
    },
    90_000,
  );

  it('it was back soon each time, in the same process', () => {
    console.log(
      `CRASH_SEED=${chance.seed}: back after ${back.map((ms) => Math.round(ms)).join(', ')} ms, ${refused} refused`,
    );
    expect(refused).toBeGreaterThan(0);
    // Two seconds are the aim. A busy machine may take longer.
    expect(Math.max(...back)).toBeLessThan(5000);
  });
});
