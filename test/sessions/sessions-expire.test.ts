import { setTimeout as wait } from 'node:timers/promises';
import { Database } from '../../src/database/database.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { days, hours, minutes, seconds } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { somebody } from '../support/askers.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, goodPassword, logIn } from '../support/people.js';
import { races } from '../support/rounds.js';
import { isLoggedIn } from '../support/session-cookies.js';
import { writeSlowly } from '../support/slow-write.js';
import { triggerFor } from '../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

async function logInToStay(): Promise<Browser> {
  const browser = await foyer.browser().open('/login');
  browser.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword);
  return browser.check('Stay logged in on this device').press('Log in');
}

describe('A session', () => {
  it('ends after two hours without a request [ASVS 7.3.1]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(hours(2) - seconds(1));
    expect(await isLoggedIn(ada)).toBe(true);
    foyer.clock.advance(hours(2) - seconds(1));
    expect(await isLoggedIn(ada)).toBe(true);
    foyer.clock.advance(hours(2));
    expect(await isLoggedIn(ada)).toBe(false);
  });

  it('ends twelve hours after the log-in, even if it is used [ASVS 7.3.2]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    for (let hour = 1; hour < 12; hour += 1) {
      foyer.clock.advance(hours(1));
      expect(await isLoggedIn(ada)).toBe(true);
    }
    foyer.clock.advance(hours(1) - seconds(1));
    expect(await isLoggedIn(ada)).toBe(true);
    foyer.clock.advance(seconds(1));
    expect(await isLoggedIn(ada)).toBe(false);
  });

  it('that is remembered ends after fourteen days without a request [ASVS 7.3.1]', async () => {
    const ada = await logInToStay();
    foyer.clock.advance(days(14) - seconds(1));
    expect(await isLoggedIn(ada)).toBe(true);
    foyer.clock.advance(days(14));
    expect(await isLoggedIn(ada)).toBe(false);
  });

  it('that is remembered ends thirty days after the log-in, even if it is used [ASVS 7.3.2]', async () => {
    const ada = await logInToStay();
    for (let day = 1; day < 30; day += 1) {
      foyer.clock.advance(days(1));
      expect(await isLoggedIn(ada)).toBe(true);
    }
    foyer.clock.advance(days(1) - seconds(1));
    expect(await isLoggedIn(ada)).toBe(true);
    foyer.clock.advance(seconds(1));
    expect(await isLoggedIn(ada)).toBe(false);
  });

  it('can follow an expired one in the same browser', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(hours(2));
    await ada.open('/account');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
  });
});

describe('The “last seen” time of a session', () => {
  beforeAll(async () => {
    await foyer.app.get(Database).write([], async (db) => {
      await db.query('CREATE TABLE updates (id_hash TEXT)');
      const does = 'INSERT INTO updates VALUES (new.id_hash)';
      for (const sql of triggerFor('AFTER UPDATE ON sessions', { does })) await db.query(sql);
    });
  });

  beforeEach(async () => {
    await foyer.app.get(Database).write([], (db) => db.query('DELETE FROM updates'));
  });

  const updates = async (): Promise<number> => (await foyer.rows('SELECT 1 FROM updates')).length;

  it('is updated at most once a minute, however many pages are opened', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    for (let page = 0; page < 6; page += 1) {
      foyer.clock.advance(seconds(9));
      await ada.open('/account');
    }
    expect(await updates()).toBe(0);
    foyer.clock.advance(seconds(6));
    await ada.open('/account');
    expect(await updates()).toBe(1);
    foyer.clock.advance(seconds(59));
    await ada.open('/account');
    expect(await updates()).toBe(1);
  });

  it('does not make a page wait for writes within the minute', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(seconds(59));
    await writeSlowly(foyer.app.get(Database), async () => {
      // Answered while writes are blocked.
      expect((await ada.send('GET', '/account')).status).toBe(200);
    });
  });

  it.each(races())('is updated once by twenty pages that are opened during a write, round %i', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(minutes(5));
    const pages: Promise<{ status: number }>[] = [];
    await writeSlowly(foyer.app.get(Database), async () => {
      for (let page = 0; page < 20; page += 1) {
        pages.push(ada.send('GET', '/account'));
        // Each comes a moment later, and all read the same old row.
        foyer.clock.advance(1);
        await wait(1);
      }
      await foyer.app.get(Passwords).matches('any', undefined, somebody);
    });
    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(pages.map(() => 200));
    expect(await updates()).toBe(1);
  });

  it('is updated by a page that does not exist, but not by another browser', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(minutes(90));
    await ada.open('/nowhere');
    await foyer.browser().open('/account');
    expect(await updates()).toBe(1);
    foyer.clock.advance(minutes(90));
    expect(await isLoggedIn(ada)).toBe(true);
  });
});
