import { policy } from '../../../src/policy.js';
import { Cluster, connectTo } from '../../support/cluster.js';
import { until } from '../../support/mail-room.js';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';
import { Server } from '../../support/server.js';
import { randomSecret } from '../../support/test-database.js';

const { idlePatience } = policy.database.postgres;

let cluster: Cluster;
let frozen: Server;
let other: Server;

beforeAll(async () => {
  cluster = await Cluster.start();
  frozen = await Server.start({ DATABASE_URL: cluster.url, SECRET: randomSecret() });
  // Before there is another, which would mail links to itself.
  await becomeUser(frozen, 'ada@example.com');
  other = await frozen.another();
  await other.startAgain();
});

afterAll(async () => {
  await other.end('SIGKILL');
  await frozen.remove();
  await cluster.remove();
});

/** Sends a log-in, and freezes the process when its transaction has the lock of the account and waits for the test. */
async function freezeInTransaction(): Promise<{ answer: Promise<number>; pid: number }> {
  const visitor = await frozen.browser().open('/login');
  const { path, fields } = visitor
    .fillIn('Email', 'ada@example.com')
    .fillIn('Password', goodPassword)
    .formWith('Log in');
  const blocker = await connectTo(cluster.url);
  await blocker.query('BEGIN; LOCK TABLE sessions IN EXCLUSIVE MODE');
  const answer = visitor.send('POST', path, new URLSearchParams(fields).toString()).then(({ status }) => status);
  const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'INTO "?sessions'`;
  let pid = 0;
  await until(async () => {
    pid = (await cluster.rows<{ pid: number }>(waiting))[0]?.pid ?? 0;
    return pid !== 0;
  });
  process.kill(frozen.pid, 'SIGSTOP');
  await blocker.end();
  return { answer, pid };
}

it('A process that freezes in a transaction keeps its locks for a while, and goes on as if the database had failed', async () => {
  const { pid: before } = frozen;
  const { answer, pid } = await freezeInTransaction();
  const began = performance.now();
  const locks = await cluster.rows('SELECT 1 FROM pg_locks WHERE pid = $1 AND locktype = $2', [pid, 'advisory']);
  expect(locks.length).toBeGreaterThan(0);

  // Meanwhile, whoever needs the same account is told to come again.
  const statuses: number[] = [];
  await until(async () => {
    const [answer] = (await logIn(other, 'ada@example.com')).answers;
    statuses.push(answer?.status ?? 0);
    return answer?.status === 303;
  }, 60_000);
  const took = performance.now() - began;
  console.log(`waited ${Math.round(took)} ms: ${statuses.join(', ')}`);
  expect(statuses.slice(0, -1).filter((status) => status !== 503)).toEqual([]);
  expect(took).toBeGreaterThan(idlePatience / 2);
  expect(took).toBeLessThan(idlePatience + 5000);

  process.kill(frozen.pid, 'SIGCONT');
  expect(await answer).toBe(503);
  expect(frozen.stderr).not.toMatch(/ERROR bug/);
  expect(frozen.stderr).toMatch(/code=25P03/);
  expect((await logIn(frozen, 'ada@example.com')).url).toBe('/account');
  expect(frozen.pid).toBe(before);
}, 90_000);
