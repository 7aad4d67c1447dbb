import { DataSource } from 'typeorm';
import { Database } from '../../../src/database/database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** SQLite's own limit stands for a disk without room. */
async function limitPages(sql: string): Promise<void> {
  await foyer.app.get(Database).write((db) => db.query(sql));
}

describe('A full disk', () => {
  it('refuses with the form kept, says so to the operator, and is over when there is room again [ASVS 16.5.3]', async () => {
    const visitor = await foyer.browser().open('/register');
    const [{ pages }] = await foyer.app
      .get(DataSource)
      .query<[{ pages: number }]>('SELECT page_count AS pages FROM pragma_page_count');
    await limitPages(`PRAGMA max_page_count = ${pages}`);

    const registered: string[] = [];
    const register = async (email: string): Promise<void> => {
      await visitor.open('/register');
      await visitor.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
      if (visitor.answers[0]?.status === 303) registered.push(email);
    };
    // The last pages have a little room left.
    for (let index = 0; index < 60 && visitor.status !== 503; index += 1) await register(`early-${index}@example.com`);
    expect(visitor.status).toBe(503);
    expect(Number(visitor.response.headers['retry-after'])).toBeGreaterThan(0);
    expect(visitor.valueOf('Email')).toMatch(/^early-\d+@example.com$/);
    // A write that needs no room, such as one of the mail worker's, would say that all is well again.
    await foyer.allMailSent();
    do await register(`early-again-${registered.length}@example.com`);
    while (visitor.status !== 503);
    expect((await foyer.browser().send('GET', '/readyz')).status).toBe(503);

    await limitPages('PRAGMA max_page_count = 1000000');
    expect((await foyer.browser().send('GET', '/readyz')).status).toBe(200);
    for (let index = 0; index < 5; index += 1) await register(`late-${index}@example.com`);
    expect(visitor.status).toBe(200);
    const stored = await foyer.rows<{ email: string }>('SELECT email FROM registrations ORDER BY rowid');
    expect(stored.map(({ email }) => email)).toEqual(registered);
    await foyer.mailbox.total(registered.length);
  });
});
