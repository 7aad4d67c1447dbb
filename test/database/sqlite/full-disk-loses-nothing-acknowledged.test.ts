import { jest } from '@jest/globals';
import { DataSource, QueryFailedError } from 'typeorm';
import { Overloaded } from '../../../src/common/bounded-queue.js';
import { seconds } from '../../../src/common/time.js';
import { Database } from '../../../src/database/database.js';
import { reasonFor } from '../../../src/database/sqlite/sqlite-errors.js';
import { problemOf } from '../../../src/http/errors/http-problem.js';
import { Log } from '../../../src/logging/log.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { goodPassword, memberOf } from '../../support/people.js';
import { writerOf } from '../../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  expectErrors();
});

afterAll(async () => {
  await foyer.stop();
});

/** SQLite's own limit stands for a disk without room. */
async function limitPages(sql: string): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql));
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
    expect(visitor.page).toContain('The server can’t read or save data right now.');
    expect(visitor.page).not.toContain('very busy');
    // A write that needs no room, such as one of the mail worker's, would say that all is well again.
    await foyer.allMailSent();
    do await register(`early-again-${registered.length}@example.com`);
    while (visitor.status !== 503);
    expect((await foyer.browser().send('GET', '/readyz')).status).toBe(503);

    await limitPages('PRAGMA max_page_count = 1000000');
    for (let index = 0; index < 5; index += 1) await register(`late-${index}@example.com`);
    expect(visitor.status).toBe(200);
    expect((await foyer.browser().send('GET', '/readyz')).status).toBe(200);
    const stored = await foyer.rows<{ email: string }>('SELECT email FROM registrations ORDER BY rowid');
    expect(stored.map(({ email }) => email)).toEqual(registered);
    await foyer.mailbox.total(registered.length);
  });

  it('is named in German too, also on a page without a form, and logged as the cause', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    ada.headers = { 'Accept-Language': 'de' };
    await ada.open('/login');
    const log = jest.spyOn(foyer.app.get(Log), 'write');
    await limitPages('PRAGMA query_only = ON');
    try {
      await ada.open('/account/export');
      expect(ada.status).toBe(503);
      expect(Number(ada.response.headers['retry-after'])).toBe(30);
      expect(ada.page).toContain('Der Server kann gerade keine Daten lesen oder speichern.');
      const cause = { code: 'SQLITE_READONLY', message: expect.stringContaining('cannot be written') as string };
      expect(log).toHaveBeenCalledWith('error', 'database-failed', expect.objectContaining(cause));
      expect((await ada.send('GET', '/readyz')).status).toBe(503);
      // Pages that change nothing still open.
      expect((await ada.open('/account')).status).toBe(200);
    } finally {
      await writerOf(foyer.app.get(Database)).query('PRAGMA query_only = OFF');
      log.mockRestore();
    }
  });

  it.each(['FULL', 'IOERR_WRITE', 'IOERR_READ', 'READONLY_ROLLBACK', 'CANTOPEN', 'PERM', 'CORRUPT', 'NOTADB', 'NOMEM'])(
    'is one of the errors of a disk that get these words, also while reading: SQLITE_%s',
    (code) => {
      const error = new QueryFailedError('', [], Object.assign(new Error(), { code: `SQLITE_${code}` }));
      expect(problemOf(error)).toMatchObject({ status: 503, heading: 'refused.storage', retryAfter: seconds(30) });
      expect(reasonFor(`SQLITE_${code}`)).not.toBe('SQLite failed.');
    },
  );

  it('is no excuse for a bug, and too much work has words of its own', () => {
    const bug = new QueryFailedError('', [], Object.assign(new Error(), { code: 'SQLITE_CONSTRAINT_UNIQUE' }));
    expect(problemOf(bug)).toMatchObject({ status: 500, heading: 'refused.ours' });
    expect(problemOf(new Overloaded(seconds(2)))).toMatchObject({ status: 503, heading: 'refused.overload' });
  });
});
