import { days, hours, minutes } from '../../src/common/time.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { HourlyCounts } from '../../src/metrics/hourly-counts.js';
import { chartsOf } from '../../src/admin/pages/charts.js';
import { adminAt, givenUpMail } from '../support/admin-forms.js';
import { giveState } from '../support/admins.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { freshAddress, write } from '../support/known-form.js';
import { becomeUser, logIn, register } from '../support/people.js';
import { setMode } from '../support/registration-mode.js';
import { wrongPassword } from '../support/tries.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  admin = await adminAt(foyer, 'admin@example.com', '/admin');
});

afterAll(async () => {
  await foyer.stop();
});

/** What the legends of the charts say. */
async function totals(path = '/admin'): Promise<Record<string, number>> {
  await foyer.allMailSent();
  await foyer.app.get(HourlyCounts).write();
  await admin.open(path);
  const entries = admin
    .html('.legend li')
    .toArray()
    .map((one) => admin.html(one).text().split(': '));
  return Object.fromEntries(entries.map(([name = '', count]) => [name, Number(count)]));
}

describe('The overview', () => {
  it('counts what happens', async () => {
    const before = await totals();
    const email = freshAddress();
    await register(foyer, freshAddress());
    await becomeUser(foyer, email);
    await logIn(foyer, email);
    await logIn(foyer, email, { password: wrongPassword });
    await logIn(foyer, freshAddress(), { password: wrongPassword });
    const after = await totals();
    const more = Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
    expect(more).toMatchObject({ Registrations: 2, 'New accounts': 1, 'Failed logins': 2, 'Rate-limited requests': 0 });
    expect(more.Logins).toBeGreaterThanOrEqual(1);
    expect(more['Emails sent']).toBeGreaterThanOrEqual(2);
    expect(await totals('/admin?period=month')).toMatchObject(after);
  });

  it('counts an account that waits for approval once, when it comes to be', async () => {
    const { 'New accounts': before = 0 } = await totals();
    const email = freshAddress();
    setMode(foyer, { registrationApproval: true });
    const browser = await register(foyer, email);
    await browser.open((await foyer.mailbox.lastTo(email)).link);
    setMode(foyer, { registrationApproval: false });
    expect(browser.url).toBe('/register/waiting');
    expect((await totals())['New accounts']).toBe(before + 1);
    await giveState(foyer, email, 'active');
    expect((await totals())['New accounts']).toBe(before + 1);
  });

  it('adds what several processes count', async () => {
    const { Logins: before = 0 } = await totals();
    const hour = Date.now() - (Date.now() % hours(1));
    await write(
      foyer,
      `INSERT INTO hourly_counts (hour, name, count) VALUES (${hour}, 'logins', 7)
        ON CONFLICT (hour, name) DO UPDATE SET count = hourly_counts.count + 7`,
    );
    await logIn(foyer, 'admin@example.com');
    expect((await totals()).Logins).toBeGreaterThanOrEqual(before + 7);
  });

  it('keeps the counts when the database cannot be written', async () => {
    const counts = foyer.app.get(HourlyCounts);
    const { 'Failed logins': before = 0 } = await totals();
    await logIn(foyer, freshAddress(), { password: wrongPassword });
    const database = Object.getOwnPropertyDescriptor(counts, 'database');
    Object.defineProperty(counts, 'database', {
      ...database,
      value: { writeRelaxed: async () => Promise.reject(new Error('full')) },
    });
    await counts.write();
    Object.defineProperty(counts, 'database', database ?? {});
    expect((await totals())['Failed logins']).toBe(before + 1);
  });

  it('says how many there are, a minute old at most', async () => {
    const shown = async (): Promise<string> => {
      await admin.open('/admin');
      return admin.html('main .facts').text().replace(/\s+/g, ' ');
    };
    const before = await shown();
    const waiting = freshAddress();
    await becomeUser(foyer, waiting);
    await giveState(foyer, waiting, 'waiting');
    await givenUpMail(foyer, freshAddress());
    expect(await shown()).toBe(before);
    foyer.clock.advance(minutes(1));
    const after = await shown();
    expect(after).toContain('Waiting for approval 1');
    expect(after).toContain('Emails given up 1');
    expect(after).not.toBe(before);
    await admin.open(admin.html('main .facts a:contains("Waiting")').attr('href') ?? '');
    expect(admin.html('main').text()).toContain(waiting);
    await admin.open('/admin');
    await admin.open(admin.html('main .facts a:contains("given up")').attr('href') ?? '');
    expect(admin.html('main .rows li')).toHaveLength(1);
  });

  it('forgets counts after a month', async () => {
    const old = foyer.clock.now() - days(33);
    await write(foyer, `INSERT INTO hourly_counts (hour, name, count) VALUES (${old}, 'logins', 1)`);
    await foyer.app.get(RetentionJob).run();
    expect(await foyer.rows('SELECT 1 FROM hourly_counts WHERE hour = ?', [old])).toEqual([]);
  });
});

describe('A chart', () => {
  const now = Date.parse('2026-03-30T10:30:00Z');
  const at = (time: string, count: number): { hour: number; name: string; count: number } => ({
    ...{ hour: Date.parse(time), name: 'logins', count },
  });

  it('has a bar for each hour in which something happened, as high as the most', () => {
    const counts = [at('2026-03-30T10:00:00Z', 4), at('2026-03-29T11:00:00Z', 2), at('2026-03-29T10:00:00Z', 9)];
    const chart = chartsOf(counts, 'day', { now, zone: 'UTC' })[1];
    expect(chart?.bars.map(({ x, height }) => [x, height])).toEqual([
      [1, 30],
      [231, 60],
    ]);
    expect(chart?.series).toMatchObject([{ total: 6 }]);
    expect(chart?.rows).toHaveLength(2);
  });

  it.each([
    ['UTC', '2026-03-29T23:00:00Z', 29],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', 30],
    ['Europe/Berlin', '2026-03-29T21:00:00Z', 29],
    ['America/Los_Angeles', '2026-03-30T06:00:00Z', 29],
  ])('has the days of the reader, in %s at %s', (zone, time, day) => {
    const [first, last] = [8 * 29 + 1, 8 * 28 + 1];
    const chart = chartsOf([at(time, 1)], 'month', { now, zone })[1];
    expect(chart?.bars[0]?.x).toBe(day === 30 ? first : last);
  });

  it('has thirty days, none of them twice, over a change of the clocks', () => {
    const all = Array.from({ length: 24 * 31 }, (_, hour) => ({
      ...{ hour: Date.parse('2026-03-30T10:00:00Z') - hours(hour), name: 'logins', count: 1 },
    }));
    const chart = chartsOf(all, 'month', { now, zone: 'Europe/Berlin' })[1];
    const counts = chart?.rows.map((row) => row.counts[0]) ?? [];
    expect(counts).toHaveLength(30);
    expect(counts.filter((count) => count === 24)).toHaveLength(28);
    expect([counts.at(-2), counts.at(-1)]).toEqual([23, 13]);
  });
});
