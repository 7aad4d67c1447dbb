import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '../../support/browser.js';
import { Cluster, urlAt } from '../../support/cluster.js';
import { until } from '../../support/mail-room.js';
import { goodPassword, memberOf } from '../../support/people.js';
import { Server } from '../../support/server.js';
import { SmallDisk } from '../../support/small-disk.js';
import { randomSecret } from '../../support/test-database.js';

let cluster: Cluster;
let disk: SmallDisk;
let server: Server;
let registered: string[];
let visitor: Browser;

beforeEach(async () => {
  cluster = await Cluster.start('max_wal_size=32MB', 'min_wal_size=32MB');
  registered = [];
});

afterEach(async () => {
  await server.remove();
  await cluster.remove();
  disk.unmount();
});

async function startOn(url: string): Promise<void> {
  server = await Server.start({ DATABASE_URL: url, SECRET: randomSecret() });
  visitor = await server.browser().open('/register');
}

/** The status of one more registration. */
async function register(): Promise<number> {
  const email = `person${registered.length}@example.com`;
  const body = new URLSearchParams({ _csrf: visitor.csrf, email, password: goodPassword }).toString();
  const { status, headers } = await visitor.send('POST', '/register', body);
  if (status === 303) registered.push(email);
  else expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  return status;
}

const readiness = async (): Promise<number> => (await server.browser().open('/readyz')).status;
const failures = (): string[] => server.stderr.split('\n').filter((line) => line.includes('database-failed'));

/** How long after there is room everything works again, in milliseconds. */
async function backAfter(makeRoom: () => Promise<void>): Promise<number> {
  await makeRoom();
  const began = performance.now();
  await until(async () => (await register()) === 303 && (await readiness()) === 200, 30_000);
  return performance.now() - began;
}

async function expectNothingLost(database: string): Promise<void> {
  const rows = await cluster.rows<{ email: string }>('SELECT email FROM registrations', [], database);
  const emails = new Set(rows.map(({ email }) => email));
  expect(registered.filter((email) => !emails.has(email))).toEqual([]);
  const reached = (): Set<string> => new Set(server.mailbox.all.map(({ to }) => to));
  await until(() => registered.every((email) => reached().has(email)), 60_000);
  expect(server.stderr).not.toMatch(/ERROR bug/);
}

describe('When a disk of PostgreSQL is full', () => {
  it('with the tables, what has no room is answered 503 and pages still open, until there is room [ASVS 16.5.3]', async () => {
    disk = SmallDisk.mount(32, cluster.user);
    await cluster.rows(`CREATE TABLESPACE small LOCATION '${disk.folder}'`);
    await cluster.rows('CREATE DATABASE foyer TABLESPACE small');
    await startOn(urlAt(cluster.port, 'foyer'));
    const { pid } = server;
    const member = await memberOf(server, 'ada@example.com');

    disk.fill();
    await until(async () => (await register()) === 503, 60_000);
    expect(server.stderr).toMatch(/code=53100 The disk of the database is full\./);
    expect((await member.open('/account')).status).toBe(200);
    // The worker asks for mail each second. That it finds none, or has room to note it, shows nothing.
    for (let second = 0; second < 3; second += 1) {
      expect(await readiness()).toBe(503);
      await wait(1000);
    }
    const before = failures().length;
    const began = performance.now();
    expect(new Set(await Promise.all(Array.from({ length: 30 }, register)))).toEqual(new Set([503]));
    expect(failures().length - before).toBeLessThanOrEqual(1 + (performance.now() - began) / 1000);

    const back = await backAfter(() => Promise.resolve(disk.makeRoom()));
    console.log(`back after ${Math.round(back)} ms`);
    expect(back).toBeLessThan(5000);
    await expectNothingLost('foyer');
    expect(server.pid).toBe(pid);
  }, 180_000);

  it('with the log of changes, PostgreSQL itself ends, and Foyer waits for it', async () => {
    disk = SmallDisk.mount(64, cluster.user);
    await cluster.stop();
    cluster.moveTo(disk.folder, 'pg_wal');
    await cluster.startAgain();
    await startOn(cluster.url);
    const { pid } = server;
    expect(await register()).toBe(303);

    disk.fill();
    const next = 'SELECT pg_logical_emit_message(true, $1, $2), pg_switch_wal()';
    await until(() =>
      cluster.rows(next, ['test', 'x']).then(
        () => false,
        () => true,
      ),
    );
    expect(await register()).toBe(503);
    expect(await readiness()).toBe(503);
    expect(failures().join()).toMatch(/code=(?:57P0\d|LOST|ECONN)/);

    const back = await backAfter(async () => {
      disk.makeRoom();
      await cluster.stop().catch(() => undefined);
      await cluster.startAgain();
    });
    console.log(`back after ${Math.round(back)} ms`);
    expect(back).toBeLessThan(5000);
    await expectNothingLost('postgres');
    expect(server.pid).toBe(pid);
  }, 180_000);
});
