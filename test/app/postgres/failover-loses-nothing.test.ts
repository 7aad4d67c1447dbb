import { setTimeout as wait } from 'node:timers/promises';

import type { Cluster } from '../../support/cluster.js';
import { Failover } from '../../support/failover.js';
import { until } from '../../support/mail-room.js';
import { goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { Server } from '../../support/server.js';
import { StuckNetwork } from '../../support/stuck-network.js';
import { randomSecret } from '../../support/test-database.js';
import { Traffic } from '../../support/traffic.js';

let clusters: Failover;
let server: Server;

beforeAll(async () => {
  clusters = await Failover.start();
  server = await Server.start({ DATABASE_URL: clusters.url, SECRET: randomSecret() });
});

afterAll(async () => {
  await server.remove();
  await clusters.remove();
});

describe('With a synchronous standby', () => {
  it('what the standby does not have is not acknowledged, also when somebody ends the wait for it', async () => {
    const { primary, standby } = clusters;
    const email = 'ada@example.com';
    const browser = await server.browser().open('/register');
    const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
    standby.signal('walreceiver', 'SIGSTOP');
    try {
      const registering = browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
      await until(async () => (await primary.rows(waiting)).length > 0);
      await primary.rows(`SELECT pg_cancel_backend(pid) FROM (${waiting}) AS waiting`);
      await registering;
    } finally {
      standby.signal('walreceiver', 'SIGCONT');
    }
    expect(browser.status).toBe(503);
    expect(server.stderr).toMatch(/code=NOT_REPLICATED/);
    // It is on the primary, as after any commit whose answer is lost. The same form works again.
    expect(await primary.rows('SELECT 1 FROM registrations WHERE email = $1', [email])).toHaveLength(1);
    await register(server, email);
  }, 60_000);

  it('a standby that is not promoted is not read: it may show sessions that have ended', async () => {
    const browser = await memberOf(server, 'bob@example.com');
    const network = await StuckNetwork.before(clusters.primary.port);
    const misled = await server.another({ DATABASE_URL: clusters.primary.url.replace(/:\d+\//, `:${network.port}/`) });
    await misled.startAgain();
    const elsewhere = misled.browser();
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.open('/account')).status).toBe(200);

    network.leadTo(clusters.standby.port);
    expect((await elsewhere.open('/account')).status).toBe(503);
    expect((await elsewhere.open('/readyz')).status).toBe(503);
    expect(misled.stderr).toMatch(/code=25006 The database is read-only: a standby/);
    network.leadTo(clusters.primary.port);
    expect((await elsewhere.open('/account')).status).toBe(200);
    await misled.end();
    await network.close();
  }, 60_000);

  it('a failover in traffic loses nothing acknowledged', async () => {
    const { pid } = server;
    const { primary, standby } = clusters;
    let current: Cluster = primary;
    const traffic = await Traffic.begin(server, () => current);
    await wait(2000);
    const acknowledged = traffic.registered.length;
    primary.kill();
    await wait(500);
    await standby.promote();
    const back = await traffic.backAfter(performance.now());
    current = standby;
    await traffic.end();

    console.log(`back ${Math.round(back)} ms after the promotion, ${traffic.refused} refused`);
    expect(back).toBeLessThan(5000);
    expect(acknowledged).toBeGreaterThan(0);
    expect(traffic.refused).toBeGreaterThan(0);
    traffic.expectOnlyGoodAnswers();
    await traffic.expectNothingLost();
    expect(server.pid).toBe(pid);
    expect((await logIn(server, 'bob@example.com')).url).toBe('/account');
  }, 90_000);
});
