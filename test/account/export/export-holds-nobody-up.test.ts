import { jest } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Export } from '../../../src/account/export/export.js';
import { Database } from '../../../src/database/database.js';
import { SqliteSnapshot } from '../../../src/database/sqlite/snapshot.js';
import type { Principal } from '../../../src/domain/principal.js';
import { Log } from '../../../src/logging/log.js';
import { policy } from '../../../src/policy.js';
import { idOf } from '../../support/acts.js';
import { fileOf } from '../../support/test-database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { logIn, memberOf } from '../../support/people.js';

/** Enough that neither the buffers of the process nor those of the system hold all of it. */
const many = 60_000;

let foyer: TestApplication;
let ada: Browser;
let closed: jest.Spied<SqliteSnapshot['close']>;
const downloads: Download[] = [];

beforeAll(async () => {
  foyer = await startApplication();
  expectErrors();
  ada = await memberOf(foyer, 'ada@example.com');
  addEvents(await idOf(foyer, 'ada@example.com'), many);
});

beforeEach(() => {
  closed = jest.spyOn(SqliteSnapshot.prototype, 'close');
});

afterEach(async () => {
  for (const download of downloads.splice(0)) download.leave();
  await allEnded();
  jest.restoreAllMocks();
});

afterAll(async () => {
  await foyer.stop();
});

function addEvents(userId: string, count: number): void {
  const database = new BetterSqlite3(fileOf(foyer.config));
  const add = database.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO events (id, user_id, type, at, ip, user_agent) SELECT ? || i, ?, 'signed-in', i, '192.0.2.1', ? FROM n`,
  );
  add.run(count, userId, userId, 'x'.repeat(policy.requests.userAgentLength));
  database.close();
}

/** A client that reads only when it is told to. */
class Download {
  text = '';
  private constructor(readonly response: IncomingMessage) {
    response.on('error', () => undefined);
  }

  static async start(browser: Browser): Promise<Download> {
    const headers = {
      Cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    const request = get(`${foyer.url}/account/export`, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const download = new Download(response);
    downloads.push(download);
    return download;
  }

  /** Reads the rest. Resolves at its end, with whether it was complete. */
  async finish(): Promise<boolean> {
    this.response.setEncoding('utf8').on('data', (part: string) => (this.text += part));
    if (!this.response.closed) await new Promise((resolve) => this.response.once('close', resolve));
    return this.response.complete;
  }

  leave(): void {
    this.response.destroy();
  }
}

/** Waits until no export runs any more. */
async function allEnded(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const { status } = await ada.send('HEAD', '/account/export');
    if (status !== 429) return;
    await wait(10);
  }
  throw new Error('An export did not end.');
}

const eventsOfAda = async (): Promise<object[]> =>
  foyer.rows('SELECT 1 FROM events WHERE user_id = ?', [await idOf(foyer, 'ada@example.com')]);

const events = (text: string): unknown[] => (JSON.parse(text) as { events: unknown[] }).events;

describe('An export of many rows', () => {
  it('is read as its client reads it, and others are answered in between', async () => {
    const read = jest.spyOn(SqliteSnapshot.prototype, 'rows');
    const download = await Download.start(ada);
    for (let page = 0; page < 20; page += 1) expect((await ada.open('/account')).status).toBe(200);
    // The last section has not been begun: the client has read nothing yet.
    expect(read.mock.calls.some(([sql]) => sql.includes('FROM events'))).toBe(true);
    expect(read.mock.calls.some(([sql]) => sql.includes('FROM outbox'))).toBe(false);
    expect(closed).not.toHaveBeenCalled();
    expect(await download.finish()).toBe(true);
    expect(events(download.text)).toHaveLength((await eventsOfAda()).length);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('gives others their turn after each part, also when its client reads at once', async () => {
    const userId = await idOf(foyer, 'ada@example.com');
    const [{ hash }] = (await foyer.rows('SELECT id_hash AS hash FROM sessions WHERE user_id = ?', [userId])) as [
      { hash: string },
    ];
    let [turns, parts] = [0, 0];
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    for await (const part of foyer.app.get(Export).partsFor({ userId, session: { hash } } as Principal)) {
      parts += 1;
      expect(part.length).toBeLessThan(policy.export.rowsAtOnce * 1000);
    }
    clearImmediate(next);
    expect(parts).toBeGreaterThan(many / policy.export.rowsAtOnce / 2);
    expect(turns).toBeGreaterThanOrEqual(parts - 1);
  });

  it('has the rows of one moment, whatever is written meanwhile', async () => {
    await foyer.allMailSent();
    const mails = await foyer.rows('SELECT 1 FROM outbox WHERE user_id IS NOT NULL');
    const download = await Download.start(ada);
    // A log-in with another browser adds a session, an event and a mail.
    const other = await logIn(foyer, 'ada@example.com');
    expect(other.url).toBe('/account');
    const database = new BetterSqlite3(fileOf(foyer.config));
    database.exec(`DELETE FROM events WHERE at > ${many - 10} AND at <= ${many}`);
    database.close();
    expect(await download.finish()).toBe(true);
    const exported = JSON.parse(download.text) as {
      events: { type: string; at: string }[];
      sessions: unknown[];
      mails: unknown[];
    };
    expect(exported.events.filter(({ at }) => Date.parse(at) === many)).toHaveLength(1);
    expect(exported.events.at(-1)).toMatchObject({ type: 'exported' });
    expect(exported.sessions).toHaveLength(1);
    expect(exported.mails).toHaveLength(mails.length);
  });

  it('is written as before: as JSON.stringify does, two spaces deep', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    const { text } = await bea.send('GET', '/account/export');
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, 2));
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'account',
      'registrations',
      'sessions',
      'accessTokens',
      'devices',
      'identities',
      'authenticatorApps',
      'recoveryCodes',
      'passkeys',
      'pendingLogins',
      'keyedRequests',
      'groups',
      'enteredApplications',
      'invites',
      'tickets',
      'connectedSites',
      'connectedSiteTokens',
      'connectedSiteSessions',
      'links',
      'events',
      'mails',
      'webhooks',
    ]);
    expect((JSON.parse(text) as { links: unknown }).links).toEqual([]);
  });

  it('runs once at a time for each account: a second is refused, and a HEAD changes nothing', async () => {
    const download = await Download.start(ada);
    const recorded = (): Promise<object[]> => foyer.rows(`SELECT 1 FROM events WHERE type = 'exported'`);
    const before = await recorded();
    await ada.open('/account/export');
    expect(ada.status).toBe(429);
    expect(ada.response.headers['retry-after']).toBe('10');
    expect(ada.response.headers['content-disposition']).toBeUndefined();
    expect(ada.page).toContain('A download is already running');
    expect((await ada.send('HEAD', '/account/export')).status).toBe(429);
    expect(await recorded()).toEqual(before);
    expect(await download.finish()).toBe(true);
    await allEnded();
    expect((await ada.send('HEAD', '/account/export')).status).toBe(200);
    expect(await recorded()).toEqual(before);
  });

  it('ends when its client goes away, and the next may begin', async () => {
    const download = await Download.start(ada);
    expect(closed).not.toHaveBeenCalled();
    download.leave();
    await allEnded();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('ends when its client takes too long, without a complete file', async () => {
    const deadline = new AbortController();
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const download = await Download.start(ada);
    expect(timeout).toHaveBeenCalledWith(policy.export.atMost);
    deadline.abort();
    expect(await download.finish()).toBe(false);
    await allEnded();
    expect(closed).toHaveBeenCalledTimes(1);
    timeout.mockRestore();
  });

  it('is cut short by an error in the middle, which is logged and is no complete file', async () => {
    const failure = jest.spyOn(foyer.app.get(Log), 'failure');
    const download = await Download.start(ada);
    jest.spyOn(SqliteSnapshot.prototype, 'rows').mockImplementation(() => {
      throw new Error('on purpose');
    });
    expect(await download.finish()).toBe(false);
    await allEnded();
    expect(() => events(download.text)).toThrow(SyntaxError);
    expect(failure).toHaveBeenCalledWith('bug', expect.objectContaining({ message: 'on purpose' }), expect.anything());
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('shows an error page when it fails before it begins', async () => {
    jest.spyOn(SqliteSnapshot.prototype, 'rows').mockImplementation(() => {
      throw new Error('on purpose');
    });
    await ada.open('/account/export');
    expect(ada.status).toBe(500);
    expect(ada.response.headers['content-disposition']).toBeUndefined();
    expect(ada.page).toContain('Something went wrong');
  });

  it('is cut short when its session ends', async () => {
    const failure = jest.spyOn(foyer.app.get(Log), 'failure');
    const thief = await logIn(foyer, 'ada@example.com');
    const download = await Download.start(thief);
    await ada.open('/account/sessions');
    await ada.press('Log out all other devices');
    expect(await download.finish()).toBe(false);
    expect(() => events(download.text)).toThrow(SyntaxError);
    // At once, and not at the end: the newest events have not left.
    expect(download.text).not.toContain('"exported"');
    expect(failure).not.toHaveBeenCalled();
  });
});

describe('Exports of many accounts', () => {
  it('are bounded for each network and for the process', async () => {
    const { ExportSlots } = await import('../../../src/account/export/export-slots.js');
    const slots = new ExportSlots(foyer.app.get(Database), { ...foyer.config, networkLimitFactor: 1 });
    const take = (user: number, network: number): (() => void) | undefined =>
      slots.acquire({ userId: `${user}` } as never, { ip: `198.51.100.${network}` } as never);
    const taken = Array.from({ length: policy.export.perNetwork }, (_, user) => take(user, 0));
    expect(taken).not.toContain(undefined);
    expect(take(4, 0)).toBeUndefined();
    for (let user = 5; taken.length < policy.export.atOnce; user += 1) taken.push(take(user, user));
    expect(taken).not.toContain(undefined);
    expect(() => take(100, 100)).toThrow('Too many requests');
    taken.pop()?.();
    expect(take(100, 100)).toBeDefined();
    taken[0]?.();
    expect(take(100, 0)).toBeUndefined();
    expect(take(101, 0)).toBeDefined();
  });
});
