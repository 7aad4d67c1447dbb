import { DataSource } from 'typeorm';
import { Database } from '../../../src/database/database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { register, memberOf } from '../../support/people.js';
import { writerOf } from '../../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** SQLite's own limit stands for a disk without room. */
async function limitPages(sql: string): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql));
}

describe('A log-out on a full disk', () => {
  it('still logs this browser out, and says what the server could not do', async () => {
    const browser = await memberOf(foyer, 'ada@example.com');
    await foyer.allMailSent();
    const [row] = await foyer.app
      .get(DataSource)
      .query<[{ pages: number }]>('SELECT page_count AS pages FROM pragma_page_count');
    await limitPages(`PRAGMA max_page_count = ${row.pages}`);
    // The last pages have a little room left.
    let registrations = 0;
    while (registrations < 100 && (await isAccepted(registrations))) registrations += 1;
    expect(registrations).toBeLessThan(100);

    const page = await browser.press('Log out');
    expect(page.answers[0]?.status).toBe(303);
    expect(page.url).toBe('/login');
    expect(page.html('[role=status]').text()).toMatch(/^You’re logged out/);
    expect(page.cookies.has('foyer_session')).toBe(false);
    expect((await page.open('/account')).url).toBe('/login?next=%2Faccount');
    await limitPages('PRAGMA max_page_count = 1000000');
  });

  it.each([
    ['en', /^You’re logged out in this browser, but .* It expires when unused/],
    ['de', /^Sie sind in diesem Browser abgemeldet, .* Ohne Nutzung läuft sie ab/],
  ])(
    'does so, and does not say that nothing was changed, when nothing at all can be written: %s',
    async (lang, says) => {
      const browser = await memberOf(foyer, `cyd-${lang}@example.com`);
      await foyer.allMailSent();
      browser.headers = { 'Accept-Language': lang };
      await limitPages('PRAGMA query_only = ON');
      try {
        await browser.press('Log out');
      } finally {
        await writerOf(foyer.app.get(Database)).query('PRAGMA query_only = OFF');
      }
      expect(browser.answers.map(({ status }) => status)).toEqual([303, 200]);
      expect(browser.url).toBe('/login');
      expect(browser.html('[role=status]').text().trim()).toMatch(says);
      expect(browser.cookies.has('foyer_session')).toBe(false);
    },
  );

  it('does so when the write fails for any other reason', async () => {
    const browser = await memberOf(foyer, 'bea@example.com');
    await foyer.allMailSent();
    await limitPages('ALTER TABLE events RENAME TO away');
    await browser.press('Log out');
    expect(browser.status).toBe(500);
    expect(browser.cookies.has('foyer_session')).toBe(false);
    await limitPages('ALTER TABLE away RENAME TO events');
  });
});

async function isAccepted(index: number): Promise<boolean> {
  return register(foyer, `someone-${index}@example.com`).then(
    () => true,
    () => false,
  );
}
