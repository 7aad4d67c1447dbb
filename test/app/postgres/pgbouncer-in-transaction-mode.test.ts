import { setTimeout as wait } from 'node:timers/promises';
import { Cluster } from '../../support/cluster.js';
import { goodPassword, logIn, memberOf } from '../../support/people.js';
import { keepsPrepared, PgBouncer } from '../../support/pgbouncer.js';
import { Server } from '../../support/server.js';
import { randomSecret } from '../../support/test-database.js';
import { Traffic } from '../../support/traffic.js';

let cluster: Cluster;
let bouncer: PgBouncer;

beforeEach(async () => {
  cluster = await Cluster.start();
  bouncer = await PgBouncer.before(cluster);
});

afterEach(async () => {
  await bouncer.end();
  await cluster.remove();
});

const start = (parameters: string): Promise<Server> =>
  Server.start({ DATABASE_URL: bouncer.url + parameters, SECRET: randomSecret() });

/** Registers, activates, looks at the account, logs out, logs in again, and has many pages opened at once. */
async function walk(server: Server): Promise<void> {
  const email = 'ada@example.com';
  const browser = await memberOf(server, email);
  const pages = Array.from({ length: 60 }, () => browser.send('GET', '/account'));
  expect(new Set((await Promise.all(pages)).map(({ status }) => status))).toEqual(new Set([200]));
  await browser.press('Log out');
  expect((await browser.open('/account')).url).toBe('/login?next=%2Faccount');
  expect((await logIn(server, email, { password: goodPassword, browser })).url).toBe('/account');
}

describe('Behind PgBouncer in transaction mode', () => {
  it('with prepared=off, everything works, and a kill -9 of PostgreSQL in traffic loses nothing acknowledged', async () => {
    const server = await start('?prepared=off');
    const { pid } = server;
    await walk(server);
    const traffic = await Traffic.begin(server, () => cluster);
    await wait(1500);
    cluster.kill();
    await wait(500);
    await cluster.startAgain();
    const back = await traffic.backAfter(performance.now());
    await traffic.end();
    console.log(`back after ${Math.round(back)} ms, ${traffic.refused} refused`);
    expect(back).toBeLessThan(5000);
    expect(traffic.refused).toBeGreaterThan(0);
    traffic.expectOnlyGoodAnswers();
    await traffic.expectNothingLost();
    expect(server.pid).toBe(pid);
    await server.remove();
  }, 90_000);

  it('without it, prepared statements work from version 1.21 on, and an older version stops the start with advice', async () => {
    const starting = start('');
    if (!keepsPrepared()) return expect(starting).rejects.toThrow(/PgBouncer.*prepared=off.*max_prepared_statements/s);
    const server = await starting;
    await walk(server);
    await server.remove();
  }, 60_000);
});
