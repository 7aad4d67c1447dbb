import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../../src/policy.js';
import { Cluster, urlAt } from '../../support/cluster.js';
import { Server } from '../../support/server.js';
import { StuckNetwork } from '../../support/stuck-network.js';
import { randomSecret } from '../../support/test-database.js';
import { Traffic } from '../../support/traffic.js';

const { answerPatience, connectPatience, lockPatience } = policy.database.postgres;

let cluster: Cluster;
let network: StuckNetwork;
let server: Server;

beforeAll(async () => {
  cluster = await Cluster.start();
  network = await StuckNetwork.before(cluster.port);
  server = await Server.start({ DATABASE_URL: urlAt(network.port), SECRET: randomSecret() });
});

afterAll(async () => {
  await server.remove();
  await network.close();
  await cluster.remove();
});

/** An answer that was on its way, and the next one that waits for it, each with a little time for the rest. */
const patience = answerPatience + lockPatience + connectPatience + 3000;

describe('While the network to PostgreSQL moves nothing', () => {
  it.each([
    ['a second, after which what was sent arrives', 1000, false],
    ['longer than a request waits, after which what was sent arrives', answerPatience + 3000, false],
    ['longer than a request waits, after which only new connections work', answerPatience + 3000, true],
  ])(
    'nobody waits for ever, and all is well afterwards: for %s',
    async (name, lasting, lost) => {
      const { pid } = server;
      const traffic = await Traffic.begin(server, () => cluster, `network${name.length}`);
      await wait(1000);
      network.stop();
      await wait(lasting);
      network.goOn({ lost });
      const back = await traffic.backAfter(performance.now());
      await traffic.end();

      console.log(`for ${name}: back after ${Math.round(back)} ms, ${traffic.refused} refused`);
      expect(back).toBeLessThan(5000);
      expect(traffic.slowest).toBeLessThan(patience);
      if (lasting > answerPatience) expect(traffic.refused).toBeGreaterThan(0);
      traffic.expectOnlyGoodAnswers();
      await traffic.expectNothingLost();
      expect(server.pid).toBe(pid);
    },
    90_000,
  );
});
