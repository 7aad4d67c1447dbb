import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { Registrations } from '../../../src/auth/registration/registrations.js';
import { hours } from '../../../src/common/time.js';
import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { Events } from '../../../src/users/events.js';
import { Users } from '../../../src/users/users.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { somebody } from '../../support/askers.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, register } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { writeSlowly } from '../../support/slow-write.js';

const newPassword = 'crimson teapot lantern';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

// So that no mail of an earlier round still waits for its turn.
beforeEach(() => {
  foyer.clock.advance(hours(1));
});

describe('Fifty concurrent requests', () => {
  it.each(races())(
    'for one link in the registering browser: one activates, the others see that the account is active, round %i [ASVS 2.3.4, 6.5.1]',
    async (round) => {
      const email = `ada-${round}@example.com`;
      const { visitor, path } = await registered(email);
      const answers = await allReadBeforeAnyWrites(times(50, () => () => visitor.send('GET', path)));

      expectOneOf(answers, '/account');
      expect(await eventsOf(email)).toEqual(['activated', 'signed-in']);
      expect((await logIn(foyer, email)).url).toBe('/account');
    },
  );

  it.each(races())('for one link in any order have the same result, round %i', async (round) => {
    const email = `bob-${round}@example.com`;
    const { visitor, path } = await registered(email);
    expectOneOf(await Promise.all(times(50, () => visitor.send('GET', path))), '/account');
    expect(await eventsOf(email)).toEqual(['activated', 'signed-in']);
  });

  it.each(races())(
    'with the right password from other browsers: one logs in, the others see that the account is active, round %i',
    async (round) => {
      const email = `cyd-${round}@example.com`;
      const { path } = await registered(email);
      const phones = await Promise.all(times(50, () => foyer.browser().open(path)));
      const answers = await Promise.all(
        phones.map((phone) => phone.send('POST', path, formOf(phone, { password: goodPassword }))),
      );

      // The limits, and the share of one account in the queue, refuse some before hashing, whatever the password.
      expectOneOf(
        answers.filter(({ status }) => status !== 429 && status !== 503),
        '/account',
      );
      expect(phones.filter((phone) => phone.cookies.has('foyer_session'))).toHaveLength(1);
      expect(await eventsOf(email)).toEqual(['activated', 'signed-in']);
      expect(
        await foyer.rows('SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ?', [email]),
      ).toHaveLength(1);
    },
  );
});

describe('Two concurrent requests', () => {
  it.each(races())(
    'with the cookie and with a new password: one wins and sets the password of the account, round %i',
    async (round) => {
      const outcomes = await Promise.all(
        times(10, async (index) => {
          const email = `pair-${round}-${index}@example.com`;
          const { visitor, path } = await registered(email);
          const owner = await foyer.browser().open(path);
          const taking = owner.send('POST', path, formOf(owner, { newPassword }));
          // Zero to nine hashes later, so that each of them wins sometimes.
          for (let wait = 0; wait < index; wait += 1) await foyer.app.get(Passwords).hash(goodPassword, somebody);
          const answers = await Promise.all([visitor.send('GET', path), taking]);
          return { email, owner, answers };
        }),
      );

      for (const { email, owner, answers } of outcomes) {
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 303]);
        const cookieWon = answers[0].status === 303;
        expect(owner.cookies.has('foyer_session')).toBe(!cookieWon);
        const [right, wrong] = cookieWon ? [goodPassword, newPassword] : [newPassword, goodPassword];
        expect((await logIn(foyer, email, { password: right })).url).toBe('/account');
        expect((await logIn(foyer, email, { password: wrong })).status).toBe(422);
      }
    },
  );

  it.each(races())(
    'for two registrations of one address: one wins with its password, the other ends, round %i',
    async (round) => {
      const email = `eve-${round}@example.com`;
      const first = await registered(email);
      const second = await registered(`EVE-${round}@example.com`, newPassword);
      const answers = await allReadBeforeAnyWrites([
        () => first.visitor.send('GET', first.path),
        () => second.visitor.send('GET', second.path),
      ]);

      expectOneOf(answers, '/account');
      // On PostgreSQL, either may come first.
      const firstWon = answers[0]?.status === 303;
      const winner = firstWon ? email : `EVE-${round}@example.com`;
      expect(await foyer.rows('SELECT email FROM users WHERE email_key = ?', [email])).toEqual([{ email: winner }]);
      const [right, wrong] = firstWon ? [goodPassword, newPassword] : [newPassword, goodPassword];
      expect((await logIn(foyer, email, { password: right })).url).toBe('/account');
      expect((await logIn(foyer, email, { password: wrong })).status).toBe(422);
    },
  );

  it.each(races())(
    'to open the link and to resend it: the mail is about the account, without a used link, round %i',
    async (round) => {
      const email = `fay-${round}@example.com`;
      const { visitor, path } = await registered(email);
      const resend = formOf(visitor, {});
      await whileNobodyWrites<Response>(async (all) => {
        all.push(visitor.send('POST', '/register/resend', resend));
        // By then it waits to be counted, ahead of the activation, and reads before that is written.
        await foyer.browser().open('/login');
        all.push((await begun(() => visitor.send('GET', path))).answer);
      });
      expect((await foyer.mailbox.lastTo(email, 2)).subject).toContain('You already have');
    },
  );

  it.each(races())(
    'to open the link and to register the address: no registration stays pending, round %i',
    async (round) => {
      const email = `gil-${round}@example.com`;
      const { visitor, path } = await registered(email);
      const others = await Promise.all(times(10, () => foyer.browser().open('/register')));
      const answers = await whileNobodyWrites<Response>(async (all) => {
        for (const browser of others) {
          const form = formOf(browser, { email, password: newPassword });
          all.push(browser.send('POST', '/register', form));
        }
        // By then they wait to be counted, ahead of the activation, which is written while they are hashed.
        await foyer.browser().open('/login');
        all.push((await begun(() => visitor.send('GET', path))).answer);
      });

      expect(answers.map(({ status }) => status)).toEqual(times(11, () => 303));
      expect(
        await foyer.rows('SELECT count(*) AS rows, count(used_at) AS ended FROM registrations WHERE email_key = ?', [
          email,
        ]),
      ).toEqual([{ rows: 11, ended: 11 }]);
    },
  );
});

describe('Each of the two guards alone', () => {
  it.each(races())('lets exactly one of fifty use a link, round %i [ASVS 15.4.2]', async (round) => {
    const email = `hal-${round}@example.com`;
    await registered(email);
    const [row] = await foyer.rows<{ id: string }>('SELECT id FROM registrations WHERE email_key = ?', [email]);
    const [registrations, database] = [foyer.app.get(Registrations), foyer.app.get(Database)];
    const used = await Promise.all(
      times(50, () => database.write([], (db) => registrations.consume(db, row?.id ?? ''))),
    );
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  it.each(races())(
    'gives an address to exactly one of fifty, and returns its owner to the others, round %i [ASVS 2.3.4, 15.4.2]',
    async (round) => {
      const email = `ida-${round}@example.com`;
      const [users, events, database] = [foyer.app.get(Users), foyer.app.get(Events), foyer.app.get(Database)];
      const address = { email, normalizedEmail: email };
      const account = { passwordHash: '', language: 'en', timeZone: null } as const;
      const ids = times(50, () => randomUUID());
      const owners = await Promise.all(
        ids.map((id) => database.write([], (db) => users.createIfFree(db, { id, address, ...account }, events))),
      );
      expect(new Set(owners).size).toBe(1);
      expect(ids).toContain(owners[0]);
      expect(await foyer.rows('SELECT id FROM users WHERE email = ?', [email])).toEqual([{ id: owners[0] }]);
    },
  );
});

async function registered(email: string, password = goodPassword): Promise<{ visitor: Browser; path: string }> {
  const visitor = await register(foyer, email, { password });
  const { link } = await foyer.mailbox.lastTo(email);
  return { visitor, path: new URL(link).pathname };
}

/** So that each acts on the state before any of the others. */
async function allReadBeforeAnyWrites<T>(acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  return whileNobodyWrites(async (answers) => {
    for (const act of acts) answers.push((await begun(act)).answer);
  });
}

/** Blocks writes until everything has begun, and returns all answers. */
async function whileNobodyWrites<T>(begin: (answers: Promise<T>[]) => Promise<void>): Promise<T[]> {
  await foyer.allMailSent();
  const answers: Promise<T>[] = [];
  const beginning = begin(answers);
  await writeSlowly(foyer.app.get(Database), () => beginning);
  return Promise.all(answers);
}

/** Resolves once the request has read the state, for which it reads the clock. */
async function begun<T>(act: () => Promise<T>): Promise<{ readonly answer: Promise<T> }> {
  const read = foyer.clock.advanceOnceRead(0);
  const answer = act();
  await Promise.race([read, answer]);
  return { answer };
}

/** One was redirected to `path`; the others were told that the account is active. */
function expectOneOf(answers: readonly Response[], path: string): void {
  const winners = answers.filter(({ status }) => status === 303);
  expect(winners.map(({ headers }) => headers.location as unknown)).toEqual([path]);
  const others = answers.filter(({ status }) => status !== 303);
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  for (const { text } of others) expect(text).toContain('Your account is already active');
}

function formOf(browser: Browser, fields: Record<string, string>): string {
  return new URLSearchParams({ _csrf: browser.csrf, ...fields }).toString();
}

async function eventsOf(email: string): Promise<string[]> {
  const events = await foyer.rows<{ type: string }>(
    'SELECT e.type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ? ORDER BY e.id',
    [email],
  );
  return events.map(({ type }) => type);
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
