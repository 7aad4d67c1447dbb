import { minutes } from '../../../src/common/time.js';
import { MailQueue } from '../../../src/mail/queue.js';
import { policy } from '../../../src/policy.js';
import { MailRoom } from '../../support/mail-room.js';
import { writerOf } from '../../support/test-database.js';

let room: MailRoom;

beforeEach(async () => {
  room = await MailRoom.open('console:', { MAIL_PER_HOUR: '1000000' });
});

afterEach(async () => {
  await room.close();
});

const inSql = (sql: string, parameters: unknown[] = []): Promise<unknown> =>
  room.database.write([], (db) => db.query(sql, parameters));

/** So many mails, as the application would have written them. */
async function fill(count: number, { waits, sent }: { waits: boolean; sent: boolean }): Promise<void> {
  const now = room.clock.now();
  const due = waits ? now + policy.mail.refill : now;
  const name = `${sent ? 'sent' : 'pending'} ${waits ? 'later' : 'now'}`;
  await inSql(
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
     INSERT INTO outbox (id, kind, recipient, payload, next_attempt_at, waits, sent_at, created_at)
     SELECT '${name} ' || n, 'activation', 'ada@example.com', '{}', ${due}, ${waits ? 1 : 0}, ${sent ? now : 'NULL'}, ${now}
     FROM numbers`,
  );
}

/** The statements of a lease about the outbox, and how SQLite finds their rows. */
async function plansOf(act: () => Promise<unknown>): Promise<string[]> {
  const writer = writerOf(room.database);
  const heard: (readonly [sql: string, parameters: unknown])[] = [];
  writer.logger.logQuery = (sql, parameters) => void heard.push([sql, parameters]);
  await act();
  Reflect.deleteProperty(writer.logger, 'logQuery');
  const plans: string[] = [];
  for (const [sql, parameters] of heard.filter(([text]) => /outbox|mail_/.test(text))) {
    const steps = await writer.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, parameters as unknown[]);
    plans.push(...steps.map(({ detail }) => detail));
  }
  return plans;
}

const inOneLease = policy.mail.atOnce - policy.mail.keptForOwners;

describe('With 150,000 mails sent in this hour and 5,000 pending', () => {
  it('a lease reads only what is due, and a few counts', async () => {
    await fill(150_000, { sent: true, waits: false });
    await fill(2_500, { sent: false, waits: false });
    await fill(2_500, { sent: false, waits: true });
    const queue = new MailQueue(room.database, room.config, room.clock);
    const plans = await plansOf(async () => expect(await queue.lease()).toHaveLength(inOneLease));
    const reads = plans.filter((step) => /^(SCAN|SEARCH|USE)/.test(step));
    expect(reads.length).toBeGreaterThan(3);
    // `due` is the list of those that are taken.
    const quick =
      /^SCAN due$|^SEARCH (outbox USING (COVERING )?INDEX (outbox_due|outbox_leased|outbox_waiting|outbox_waiting_created|sqlite_autoindex_outbox_1) \(|mail_\w+ USING )/;
    expect(reads.filter((step) => !quick.test(step))).toEqual([]);
  });

  it('a mail that waits is not looked at before its time, and joins the others then', async () => {
    await fill(1, { sent: false, waits: true });
    const queue = new MailQueue(room.database, room.config, room.clock);
    room.clock.forward(policy.mail.refill - minutes(0.1));
    expect(await queue.lease()).toEqual([]);
    room.clock.forward(minutes(0.2));
    expect(await queue.lease()).toMatchObject([{ id: 'pending later 1' }]);
  });
});

describe('A row that sends nothing', () => {
  it('is written as sent, so no worker takes it up', async () => {
    await room.add(null);
    expect(await room.row()).toMatchObject({ kind: 'noop', sentAt: expect.any(Number) as number, attempts: 0 });
    expect(await new MailQueue(room.database, room.config, room.clock).lease()).toEqual([]);
  });

  it('wakes the worker like any other', async () => {
    let woken = false;
    const asleep = room.bell.wait(minutes(1)).then(() => (woken = true));
    await room.add(null);
    await asleep;
    expect(woken).toBe(true);
  });
});

describe('A notice that waits to be merged with others', () => {
  it('is found without reading what was sent to the account before', async () => {
    const plan = await room.database.reader.query<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT id, payload FROM outbox WHERE user_id = ? AND kind = ? AND recipient = ?
        AND sent_at IS NULL AND failed_at IS NULL AND waits = 1 AND attempts = 0 AND leased_until IS NULL LIMIT 1`,
      ['a', 'b', 'c'],
    );
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH outbox USING INDEX outbox_pending_of_user (user_id=? AND kind=?)',
    ]);
  });
});
