import { promisify } from 'node:util';
import type { SessionData } from 'express-session';
import type { Response } from 'supertest';
import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { sha256 } from '../../../src/common/keyring.js';
import { SessionStore } from '../../../src/http/session/session-store.js';
import { minutes } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { somebody } from '../../support/askers.js';
import type { Browser } from '../../support/browser.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';
import { races, timeForRaces } from '../../support/rounds.js';
import { browserWith, idIn, isLoggedIn, sessionOf } from '../../support/session-cookies.js';
import { writeSlowly } from '../../support/slow-write.js';
import { triggerFor } from '../../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

const rowsOf = (cookie: string): Promise<object[]> =>
  foyer.rows('SELECT 1 FROM sessions WHERE id_hash = ?', [sha256(idIn(cookie))]);

const logOut = (browser: Browser): Promise<Response> =>
  browser.send('POST', '/logout', new URLSearchParams({ _csrf: browser.csrf }).toString());

/** What express-session does at the end of a slow request. */
async function saveLate(id: string, session: SessionData): Promise<void> {
  const store = foyer.app.get(SessionStore);
  await Promise.all([
    promisify((done: (error?: unknown) => void) => {
      store.set(id, { ...session }, done);
    })(),
    promisify((done: (error?: unknown) => void) => {
      store.touch(id, { ...session }, done);
    })(),
  ]);
}

async function load(id: string): Promise<SessionData> {
  return new Promise((resolve, reject) => {
    foyer.app.get(SessionStore).get(id, (error, session) => {
      if (session) resolve(session);
      else reject(new Error('There is no such session.', { cause: error }));
    });
  });
}

/** Hashing is first in, first out: when these are done, an earlier request has hashed its password. */
async function severalHashes(): Promise<void> {
  for (let count = 0; count < 4; count += 1) await foyer.app.get(Passwords).matches('any', undefined, somebody);
}

describe('A log-out', () => {
  it(
    'is not undone by a slow request that saves its session later or at the same time [ASVS 7.4.1]',
    async () => {
      for (const round of races(20)) {
        const ada = await logIn(foyer, 'ada@example.com');
        const cookie = sessionOf(ada);
        const session = await load(idIn(cookie));
        foyer.clock.advance(minutes(2));
        await Promise.all([
          saveLate(idIn(cookie), session),
          logOut(ada),
          saveLate(idIn(cookie), session),
          saveLate(idIn(cookie), session),
        ]);
        await saveLate(idIn(cookie), session);
        expect([round, await rowsOf(cookie)]).toEqual([round, []]);
      }
    },
    timeForRaces,
  );

  it(
    'is not undone by twenty concurrent pages',
    async () => {
      for (const round of races(10)) {
        const ada = await logIn(foyer, 'ada@example.com');
        const cookie = sessionOf(ada);
        // Long enough for each page to update “last seen”.
        foyer.clock.advance(minutes(2));
        const open = (): Promise<Response> => browserWith(foyer, cookie).send('GET', '/account');
        const before = Array.from({ length: 10 }, open);
        const out = logOut(ada);
        const after = Array.from({ length: 10 }, open);
        expect((await out).status).toBe(303);
        for (const page of await Promise.all([...before, ...after])) expect([200, 303]).toContain(page.status);
        expect([round, await rowsOf(cookie)]).toEqual([round, []]);
        expect(await isLoggedIn(browserWith(foyer, cookie))).toBe(false);
      }
    },
    timeForRaces,
  );

  it(
    'is not rolled back when a concurrent registration fails to write',
    async () => {
      expectErrors();
      const trigger = triggerFor('BEFORE INSERT ON outbox', { when: `new.recipient LIKE 'unlucky%'` });
      await foyer.app.get(Database).write([], async (db) => {
        for (const sql of trigger) await db.query(sql);
      });
      const database = foyer.app.get(Database);
      for (const round of races(5)) {
        // One account may log in 30 times in ten minutes.
        foyer.clock.advance(minutes(1));
        const [ada, bea] = [await logIn(foyer, 'ada@example.com'), await logIn(foyer, 'ada@example.com')];
        const unlucky = await foyer.browser().open('/register');
        unlucky.fillIn('Email', `unlucky${round}@example.com`).fillIn('Password', goodPassword);
        const cookies = [sessionOf(ada), sessionOf(bea)];
        const answers: Promise<unknown>[] = [];
        // All three wait to write, one log-out before the registration and one after it.
        await writeSlowly(database, async () => {
          answers.push(logOut(ada), unlucky.press('Create account'));
          await severalHashes();
          answers.push(logOut(bea));
          await severalHashes();
        });
        expect(await Promise.all(answers)).toMatchObject([{ status: 303 }, { status: 500 }, { status: 303 }]);
        for (const cookie of cookies) expect(await rowsOf(cookie)).toEqual([]);
      }
      expect(await foyer.rows(`SELECT 1 FROM registrations WHERE email LIKE 'unlucky%'`)).toEqual([]);
    },
    timeForRaces,
  );
});
