import BetterSqlite3 from 'better-sqlite3';
import { Database } from '../../src/database/database.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { Tables } from '../../src/database/tables.js';
import { policy } from '../../src/policy.js';
import { Devices } from '../../src/users/devices.js';
import { Event } from '../../src/users/event.entity.js';
import { Events } from '../../src/users/events.js';
import { Link } from '../../src/users/link.entity.js';
import { PendingRegistration } from '../../src/auth/registration/registration.entity.js';
import { idOf } from '../support/acts.js';
import { fileOf } from '../support/test-database.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { logIn, memberOf } from '../support/people.js';

const { eventsPerAccount, rowsPerAccount } = policy.retention;
const client = { ip: '192.0.2.1', userAgent: '', requestId: '', language: 'en' } as const;

let foyer: TestApplication;
let ada: string;
let bea: string;

beforeEach(async () => {
  foyer = await startApplication();
  await memberOf(foyer, 'ada@example.com');
  await memberOf(foyer, 'bea@example.com');
  [ada, bea] = [await idOf(foyer, 'ada@example.com'), await idOf(foyer, 'bea@example.com')];
  await foyer.allMailSent();
});

afterEach(async () => {
  await foyer.stop();
});

/** Numbered from the oldest, with the number in `id`. `values` are those of the columns after `id` and `user_id`. */
function addRows(table: string, columns: string, values: string, owner: string, count: number): void {
  const database = new BetterSqlite3(fileOf(foyer.config));
  const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)';
  const sql = `${numbers} INSERT INTO ${table} (id, user_id, ${columns}) SELECT ? || '-' || i, ?, ${values} FROM n`;
  database.prepare(sql).run(count, owner, owner);
  database.close();
}

const now = Date.now();
const addEvents = (owner: string, count: number): void =>
  addRows('events', 'type, at, ip, user_agent', `'signed-in', ${now} - 100000 + i, '', ''`, owner, count);

async function idsOf(table: string, owner: string): Promise<string[]> {
  const rows = await foyer.rows<{ id: string }>(`SELECT id FROM ${table} WHERE user_id = ?`, [owner]);
  return rows.map(({ id }) => id);
}

const sweep = (): Promise<void> => foyer.app.get(RetentionJob).run();

describe('The rows of an account', () => {
  it('are cut back by the retention job to the newest events, and nobody else’s are touched', async () => {
    addEvents(ada, 3 * eventsPerAccount);
    addEvents(bea, eventsPerAccount - 100);
    const ofBea = await idsOf('events', bea);
    await sweep();
    const kept = new Set(await idsOf('events', ada));
    expect(kept.size).toBe(eventsPerAccount);
    expect(kept).toContain(`${ada}-${3 * eventsPerAccount}`);
    expect(kept).not.toContain(`${ada}-1`);
    expect(await idsOf('events', bea)).toEqual(ofBea);
  }, 60_000);

  it('stay bounded between two runs, however many events somebody makes', async () => {
    addEvents(ada, eventsPerAccount);
    await foyer.app.get(Database).write([], async (db) => {
      for (let event = 0; event < 3000; event += 1) await foyer.app.get(Events).record(db, ada, 'exported', client);
    });
    // Each event may leave one that is too old; one in a hundred looks, and then takes them all.
    expect((await idsOf('events', ada)).length).toBeLessThan(eventsPerAccount + 1500);
    expect(await idsOf('events', ada)).not.toContain(`${ada}-1`);
    const [{ newest }] = (await foyer.rows(`SELECT count(*) AS newest FROM events WHERE type = 'exported'`)) as [
      { newest: number },
    ];
    expect(newest).toBe(3000);
  }, 60_000);

  it('are bounded where strangers can add some: links, but an undo link stays, and ended registrations', async () => {
    const link = `'password-reset', 'ada@example.com', '', 'reset ' || i, ${now} + i, NULL, ${now}`;
    addRows('links', 'purpose, email, nonce, token_hash, expires_at, used_at, created_at', link, ada, rowsPerAccount);
    const database = new BetterSqlite3(fileOf(foyer.config));
    database
      .prepare(`INSERT INTO links VALUES ('undo', ?, 'undo', 'ada@example.com', '', 'undo', ?, NULL, 0, 1)`)
      .run(ada, now + policy.links.undo);
    database.close();
    addRows(
      'registrations',
      'email, email_key, password_hash, browser_hash, nonce, token_hash, expires_at, used_at, created_at',
      `'', '', '', '', '', 'registration ' || i, ${now}, ${now}, ${now} + i`,
      ada,
      rowsPerAccount + 10,
    );
    await sweep();
    const links = await idsOf('links', ada);
    expect(links.length).toBe(rowsPerAccount);
    expect(links).toContain('undo');
    expect(links).not.toContain(`${ada}-1`);
    expect((await idsOf('registrations', ada)).length).toBe(rowsPerAccount);
  }, 60_000);

  it('are known browsers, of which that of the owner stays', async () => {
    const mine = await logIn(foyer, 'ada@example.com');
    const devices = foyer.app.get(Devices);
    for (let browser = 0; browser < policy.devices.perUser + 10; browser += 1) {
      foyer.clock.advance(1000);
      await foyer.app.get(Database).write([], async (db) => {
        await devices.recordLogin(db, ada, mine.cookies.get('foyer_device') ?? '');
        await devices.recordLogin(db, ada, `stranger ${browser}`);
      });
    }
    expect(await foyer.rows('SELECT 1 FROM devices WHERE user_id = ?', [ada])).toHaveLength(policy.devices.perUser);
    const { isKnown } = await devices.recognize('ada@example.com', mine.cookies.get('foyer_device') ?? '');
    expect(isKnown).toBe(true);
    expect(await foyer.rows('SELECT 1 FROM devices WHERE user_id = ?', [bea])).toHaveLength(1);
  });

  it('are read by an index, also on the page that shows the newest', async () => {
    const bounded = foyer.app.get(Tables).bounded.map(({ entity }) => entity);
    expect(bounded).toEqual(expect.arrayContaining([Event, Link, PendingRegistration]));
    const asked = `SELECT * FROM events WHERE user_id = '' ORDER BY at DESC LIMIT ${policy.activity.shown}`;
    const plan = await foyer.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${asked}`);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH events USING INDEX events_user_id (user_id=?)']);
  });
});
