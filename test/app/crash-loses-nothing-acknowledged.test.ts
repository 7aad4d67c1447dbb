import BetterSqlite3 from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import type { Duration } from '../../src/common/time.js';
import { otherPassword } from '../support/acts.js';
import { until } from '../support/mail-room.js';
import { Chance, crashes } from '../support/chance.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../support/people.js';
import type { Browser } from '../support/browser.js';
import { type Ended, Server } from '../support/server.js';
import { tablesOf } from '../support/tables.js';

/** Something that is asked of the server, and what has to be true for ever once it was answered with success. */
interface Deed {
  readonly name: string;
  readonly ask: () => Promise<Response>;
  readonly holds: () => Promise<void>;
  /** What is true whether it was answered or not: it was done, or it was not, and not by half. */
  readonly isWhole?: () => Promise<void>;
}

const chance = new Chance();
let server: Server;
/** The kinds of deeds that were answered before a crash. */
const seen = new Set<string>();
let inTheMiddle = 0;

beforeAll(async () => {
  console.log(`CRASH_SEED=${chance.seed} CRASHES=${crashes}`);
  server = await Server.start({ NETWORK_LIMIT_FACTOR: '1000' });
  await becomeUser(server, 'ada@example.com');
});

afterAll(async () => {
  await server.remove();
});

const press = (browser: Browser, button: string): Promise<Response> => {
  const { path, fields } = browser.formWith(button);
  return browser.send('POST', path, new URLSearchParams(fields).toString());
};

async function registration(email: string): Promise<Deed> {
  const browser = await server.browser().open('/register');
  browser.fillIn('Email', email).fillIn('Password', goodPassword);
  return {
    name: 'registration',
    ask: () => press(browser, 'Create account'),
    holds: async () => {
      expect(await server.rows('SELECT 1 FROM registrations WHERE email = ?', [email])).toHaveLength(1);
      await server.mailbox.lastTo(email);
      // Once, or again as the same message.
      const mails = server.mailbox.all.filter(({ to }) => to === email);
      expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
      await browser.open((await server.mailbox.lastTo(email)).link);
      expect(browser.page).toContain('your account is active');
    },
  };
}

async function activation(email: string): Promise<Deed> {
  const browser = await register(server, email);
  const { link } = await server.mailbox.lastTo(email);
  return {
    name: 'activation',
    ask: () => browser.send('GET', new URL(link).pathname),
    holds: async () => {
      expect((await logIn(server, email)).url).toBe('/account');
    },
  };
}

async function activationElsewhere(email: string): Promise<Deed> {
  await register(server, email);
  const browser = await server.browser().open((await server.mailbox.lastTo(email)).link);
  browser.fillIn('Password', goodPassword);
  return {
    name: 'activation elsewhere',
    ask: () => press(browser, 'Activate and log in'),
    holds: async () => {
      await browser.open('/account');
      expect(browser.page).toContain(email);
    },
  };
}

async function logOut(): Promise<Deed> {
  const browser = await logIn(server, 'ada@example.com');
  const thief = server.browser();
  for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
  return {
    name: 'log-out',
    ask: () => press(browser, 'Log out'),
    holds: async () => {
      await thief.open('/account');
      expect(thief.url).toBe('/login?next=%2Faccount');
    },
  };
}

async function passwordChange(email: string): Promise<Deed> {
  const browser = await memberOf(server, email);
  const elsewhere = await logIn(server, email);
  await browser.open('/account/password');
  browser.fillIn('Current password', goodPassword).fillIn('New password', otherPassword);
  const works = async (password: string): Promise<boolean> =>
    (await logIn(server, email, { password })).url === '/account';
  return {
    name: 'password change',
    ask: () => press(browser, 'Change the password'),
    holds: async () => {
      expect([await works(goodPassword), await works(otherPassword)]).toEqual([false, true]);
      expect((await elsewhere.open('/account')).url).toBe('/login?next=%2Faccount');
    },
    isWhole: async () => {
      const isNew = await works(otherPassword);
      expect(await works(goodPassword)).toBe(!isNew);
      expect((await elsewhere.open('/account')).url === '/account').toBe(!isNew);
    },
  };
}

/** Some of every kind; `round` makes the addresses new ones. */
async function deedsOf(round: string, ofEachKind: number): Promise<Deed[]> {
  const people = Array.from({ length: ofEachKind }, (_, index) => `${index}.${round}@example.com`);
  const deeds = people.map((email) =>
    Promise.all([
      registration(`first.${email}`),
      registration(`second.${email}`),
      activation(`third.${email}`),
      activationElsewhere(`fourth.${email}`),
      logOut(),
      passwordChange(`fifth.${email}`),
    ]),
  );
  return (await Promise.all(deeds)).flat();
}

/**
 * Asks for all of it at once, kills the server after so many answers (and not before one of every kind, the first
 * time), and returns what was answered with success.
 */
async function killedAfter(answers: number, later: Duration, deeds: readonly Deed[]): Promise<Deed[]> {
  const kinds = new Set(deeds.map(({ name }) => name)).size;
  const acknowledged: Deed[] = [];
  let killed: Promise<Ended> | undefined;
  await Promise.all(
    deeds.map(async (deed) => {
      // Whoever is cut off gets no answer.
      const answer = await deed.ask().catch(() => undefined);
      if (!answer) return;
      expect([deed.name, answer.status]).toEqual([deed.name, 303]);
      acknowledged.push(deed);
      seen.add(deed.name);
      if (acknowledged.length >= answers && seen.size === kinds)
        killed ??= wait(later).then(() => server.end('SIGKILL'));
    }),
  );
  expect(await killed).toMatchObject({ code: null, signal: 'SIGKILL' });
  return acknowledged;
}

describe('After kill -9 in the middle of everything', () => {
  it.each(Array.from({ length: crashes }, (_, index) => index + 1))(
    'whatever was answered with success is so, and its mail comes: crash %i [ASVS 2.3.3]',
    async (crash) => {
      const deeds = await deedsOf(`crash${crash}`, 5);
      const acknowledged = await killedAfter(chance.between(1, deeds.length - 8), chance.between(0, 10), deeds);
      inTheMiddle += acknowledged.length < deeds.length ? 1 : 0;
      expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      // The time passes for which the dead worker had messages in hand.
      server.change('UPDATE outbox SET leased_until = 0 WHERE leased_until IS NOT NULL');
      await server.startAgain();

      for (const deed of acknowledged) await deed.holds();
      for (const deed of deeds) if (!acknowledged.includes(deed)) await deed.isWhole?.();
      await server.allMailSent();
      expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(await server.rows('PRAGMA foreign_key_check')).toEqual([]);
      expect(await server.rows('SELECT * FROM outbox WHERE failed_at IS NOT NULL')).toEqual([]);
      expect(server.stderr).toBe('');
    },
    60_000,
  );

  it('nothing had been answered with success that was not on the disk yet', async () => {
    const deeds = await deedsOf('locked', 2);
    await server.allMailSent();
    const before = await tablesOf(server);

    // While the test holds the file, nothing can be committed.
    const file = new BetterSqlite3(server.databaseFile);
    file.exec('BEGIN IMMEDIATE');
    const answers: string[] = [];
    const asked = deeds.map(async ({ name, ask }) => {
      const answer = await ask().catch(() => undefined);
      if (answer) answers.push(`${name}: ${answer.status}`);
    });
    // The first in line has waited for the file in vain by now, so everybody else had a turn.
    await until(() => answers.length > 0);
    const successes = (): string[] => answers.filter((answer) => !answer.endsWith(' 503'));
    expect(successes()).toEqual([]);

    await server.end('SIGKILL');
    await Promise.all(asked);
    file.exec('ROLLBACK');
    file.close();
    expect(successes()).toEqual([]);
    expect(await tablesOf(server)).toEqual(before);
    await server.startAgain();
  });

  it('has happened in the middle, and to every kind of answer', () => {
    expect(inTheMiddle).toBeGreaterThan(0);
    expect(seen).toEqual(new Set(['registration', 'activation', 'activation elsewhere', 'log-out', 'password change']));
  });
});
