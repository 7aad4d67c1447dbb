import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../scripts/postgres-cluster.js';
import { People } from '../../src/admin/people.js';
import { PersonDetailsQuery } from '../../src/admin/person-details.js';
import { Clock } from '../../src/common/time.js';
import { databasePlace } from '../../src/config/database-place.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open.js';
import { Log } from '../../src/logging/log.js';
import { policy } from '../../src/policy.js';
import { type Figure, figure } from '../figure.js';
import type { Form } from '../form.js';
import { interleaved, ratio } from '../measure.js';
import { newDatabase } from './postgres.js';

const few = 1000;
const count = policy.operators.onPage;
/** How long each is asked in each round, in milliseconds. */
const lasting = 200;

/** The pages where admins find people, without what HTTP and the template add: it would be the same for both. */
export async function people(form: Form): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-people-'));
  const cluster = await startCluster([], 'disk');
  process.on('exit', () => {
    cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const figures: Figure[] = [];
  for (const [name, url] of [
    ['SQLite', (users: number) => Promise.resolve(`sqlite:${join(folder, `${users}.sqlite`)}`)],
    ['PostgreSQL', () => newDatabase(cluster.url)],
  ] as const) {
    const one = await filled(await url(few), few);
    const other = await filled(await url(form.manyUsers), form.manyUsers);
    for (const [what, ask] of Object.entries(asks)) {
      const times = await interleaved(form.rounds, {
        few: () => timeOf(() => ask(one, few)),
        many: () => timeOf(() => ask(other, form.manyUsers)),
      });
      const many = form.manyUsers.toLocaleString('en');
      figures.push(
        figure(`${what} of ${many} on ${name}, to 1,000`, ratio(times.many, times.few), '', { atMost: 1.5 }),
      );
    }
    await one.close();
    await other.close();
  }
  return figures;
}

const listed = (database: Database): People => new People(database, new Clock());

const asks: Readonly<Record<string, (database: Database, users: number) => Promise<unknown>>> = {
  'the first page': (database) => listed(database).list('all', { count }),
  'a page in the middle': (database, users) => listed(database).list('all', { from: emailOf(users / 2), count }),
  admins: (database) => listed(database).list('admins', { count }),
  'those who wait': (database) => listed(database).list('waiting', { count }),
  'those who are disabled': (database) => listed(database).list('disabled', { count }),
  'those to be deleted': (database) => listed(database).list('leaving', { count }),
  'a search for the beginning of an address': (database, users) =>
    listed(database).withAddress(emailOf(users / 2).slice(0, 6), { count }),
  'a search for the beginning of a name': (database) => listed(database).withName('person 1000', count),
  'a search that finds nobody': (database) => listed(database).withAddress('nobody@', { count }),
  'one person': (database, users) =>
    new PersonDetailsQuery(listed(database), database, new Clock()).of(idOf(users / 2)),
};

/** All of the same length. */
const first = 10_000_000;
const emailOf = (user: number): string => `user${first + user}@example.com`;
const idOf = (user: number): string => `id-${first + user}`;

/** The same number of each kind in both, so that each page is full. */
async function filled(url: string, users: number): Promise<Database> {
  const place = databasePlace(url);
  if (typeof place === 'string') throw new Error(place);
  const database = await openDatabase(place, [], new Log(false, () => undefined), () => undefined);
  // A server lets no transaction last as long as all of them would.
  for (let start = 0; start < users; start += 50_000)
    await database.write([], (db) => db.query(rowsOf(start, Math.min(users, start + 50_000), users / 500)));
  // As its own background job would, in a while.
  if (place.engine === 'postgres') await database.write([], (db) => db.query('ANALYZE users'));
  return database;
}

/** Milliseconds for each. */
async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let asked = 0;
  for (; performance.now() - begun < lasting; asked += 1) await ask();
  return (performance.now() - begun) / asked;
}

/** SQL that both engines read. */
const rowsOf = (start: number, end: number, every: number): string => `
  INSERT INTO users (id, email, email_key, password_hash, language, display_name, role, state, delete_after,
                     auth_epoch, activated_at, created_at, updated_at)
  WITH RECURSIVE numbers (i) AS (SELECT ${start} UNION ALL SELECT i + 1 FROM numbers WHERE i < ${end - 1}),
    people AS (SELECT i, ${first} + i AS n FROM numbers)
  SELECT 'id-' || n, 'user' || n || '@example.com', 'user' || n || '@example.com', '!', 'en', 'Person ' || n,
         CASE WHEN i % ${every} = 0 THEN 'admin' ELSE 'user' END,
         CASE i % ${every} WHEN 1 THEN 'disabled' WHEN 0 THEN 'waiting' ELSE 'active' END,
         CASE WHEN i % ${every} = 1 THEN 99999999999999 END, 0, 1, 1, 1
    FROM people`;
