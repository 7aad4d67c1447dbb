import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import type { Duration } from '../../src/common/time.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { otherPassword } from '../support/acts.js';
import { until } from '../support/mail-room.js';
import { Chance, crashes } from '../support/chance.js';
import { goodPassword, logIn, memberOf, register } from '../support/people.js';
import type { Browser } from '../support/browser.js';
import { type Ended, Server } from '../support/server.js';
import { tablesOf } from '../support/tables.js';
import { blockWrites, onPostgres } from '../support/test-database.js';

/** A request, and what must stay true once it was acknowledged. */
interface Action {
  readonly name: string;
  readonly ask: () => Promise<Response>;
  readonly holds: () => Promise<void>;
  /** Checks that it was done completely or not at all, acknowledged or not. */
  readonly isAtomic?: () => Promise<void>;
}

const chance = new Chance();
let server: Server;
/** The kinds of actions that were acknowledged before a crash. */
const seen = new Set<string>();
let interrupted = 0;
let asked = 0;
let kept = 0;

beforeAll(async () => {
  console.log(`CRASH_SEED=${chance.seed} CRASHES=${crashes}`);
  server = await Server.start({ NETWORK_LIMIT_FACTOR: '1000' });
});

afterAll(async () => {
  await server.remove();
});

const press = (browser: Browser, button: string): Promise<Response> => {
  const { path, fields } = browser.formWith(button);
  return browser.send('POST', path, new URLSearchParams(fields).toString());
};

async function registration(email: string): Promise<Action> {
  const browser = await server.browser().open('/register');
  browser.fillIn('Email', email).fillIn('Password', goodPassword);
  return {
    name: 'registration',
    ask: () => press(browser, 'Create account'),
    holds: async () => {
      expect(await server.rows('SELECT 1 FROM registrations WHERE email = ?', [email])).toHaveLength(1);
      await server.mailbox.lastTo(email);
      // Once, or repeated as the same message.
      const mails = server.mailbox.all.filter(({ to }) => to === email);
      expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
      await browser.open((await server.mailbox.lastTo(email)).link);
      expect(browser.page).toContain('Your account is active');
    },
  };
}

async function activation(email: string): Promise<Action> {
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

async function activationElsewhere(email: string): Promise<Action> {
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

/** Each time somebody else: one account may log in 30 times in ten minutes. */
async function logOut(email: string): Promise<Action> {
  const browser = await memberOf(server, email);
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

async function tokenRevocation(email: string): Promise<Action> {
  const browser = await memberOf(server, email);
  const token = await makeToken(server, await tokenOf(server, email));
  await browser.open('/account/tokens');
  return {
    name: 'token revocation',
    ask: () => press(browser, 'Revoke'),
    holds: async () => {
      expect((await call(server, 'users/me', { token })).status).toBe(401);
    },
  };
}

async function passwordChange(email: string): Promise<Action> {
  const browser = await memberOf(server, email);
  const elsewhere = await logIn(server, email);
  await browser.open('/account/password');
  browser.fillIn('Current password', goodPassword).fillIn('New password', otherPassword);
  const works = async (password: string): Promise<boolean> =>
    (await logIn(server, email, { password })).url === '/account';
  return {
    name: 'password change',
    ask: () => press(browser, 'Change password'),
    holds: async () => {
      expect([await works(goodPassword), await works(otherPassword)]).toEqual([false, true]);
      expect((await elsewhere.open('/account')).url).toBe('/login?next=%2Faccount');
    },
    isAtomic: async () => {
      const isNew = await works(otherPassword);
      expect(await works(goodPassword)).toBe(!isNew);
      expect((await elsewhere.open('/account')).url === '/account').toBe(!isNew);
    },
  };
}

/** Some of every kind; `round` makes the addresses unique. */
async function actionsOf(round: string, ofEachKind: number): Promise<Action[]> {
  const people = Array.from({ length: ofEachKind }, (_, index) => `${index}.${round}@example.com`);
  const actions = people.map((email) =>
    Promise.all([
      registration(`first.${email}`),
      registration(`second.${email}`),
      activation(`third.${email}`),
      activationElsewhere(`fourth.${email}`),
      logOut(`sixth.${email}`),
      tokenRevocation(`seventh.${email}`),
      passwordChange(`fifth.${email}`),
    ]),
  );
  return (await Promise.all(actions)).flat();
}

/**
 * Sends all actions at once, kills the server after this number of answers (the first time not before one of every
 * kind), and returns the acknowledged actions.
 */
async function killedAfter(answers: number, later: Duration, actions: readonly Action[]): Promise<Action[]> {
  const kinds = new Set(actions.map(({ name }) => name)).size;
  const acknowledged: Action[] = [];
  let killed: Promise<Ended> | undefined;
  await Promise.all(
    actions.map(async (action) => {
      // A request that is cut off gets no answer.
      const answer = await action.ask().catch(() => undefined);
      if (!answer) return;
      expect([action.name, answer.status]).toEqual([action.name, 303]);
      acknowledged.push(action);
      seen.add(action.name);
      if (acknowledged.length >= answers && seen.size === kinds)
        killed ??= wait(later).then(() => server.end('SIGKILL'));
    }),
  );
  expect(await killed).toMatchObject({ code: null, signal: 'SIGKILL' });
  return acknowledged;
}

/** PostgreSQL was not killed. */
async function expectSound(): Promise<void> {
  if (onPostgres) return;
  expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await server.rows('PRAGMA foreign_key_check')).toEqual([]);
}

describe('After kill -9 under load', () => {
  it.each(Array.from({ length: crashes }, (_, index) => index + 1))(
    'everything acknowledged is stored, and its mail arrives: crash %i [ASVS 2.3.3]',
    async (crash) => {
      const actions = await actionsOf(`crash${crash}`, 5);
      const acknowledged = await killedAfter(chance.between(1, actions.length - 8), chance.between(0, 10), actions);
      interrupted += acknowledged.length < actions.length ? 1 : 0;
      asked += actions.length;
      kept += acknowledged.length;
      await expectSound();
      // The leases of the killed worker expire.
      await server.change('UPDATE outbox SET leased_until = 0 WHERE leased_until IS NOT NULL');
      await server.startAgain();

      for (const action of acknowledged) await action.holds();
      for (const action of actions) if (!acknowledged.includes(action)) await action.isAtomic?.();
      await server.allMailSent();
      await expectSound();
      expect(await server.rows('SELECT * FROM outbox WHERE failed_at IS NOT NULL')).toEqual([]);
      expect(server.stderr).toBe('');
    },
    60_000,
  );

  it('nothing was acknowledged before it was on disk', async () => {
    const actions = await actionsOf('locked', 2);
    await server.allMailSent();
    const before = await tablesOf(server);

    // While the test locks the database, nothing can be committed.
    const release = await blockWrites(server.place);
    const answers: string[] = [];
    const asked = actions.map(async ({ name, ask }) => {
      const answer = await ask().catch(() => undefined);
      if (answer) answers.push(`${name}: ${answer.status}`);
    });
    // By now the first write has given up waiting for the lock, so all others were processed.
    await until(() => answers.length > 0);
    const successes = (): string[] => answers.filter((answer) => !answer.endsWith(' 503'));
    expect(successes()).toEqual([]);

    await server.end('SIGKILL');
    await Promise.all(asked);
    await release();
    expect(successes()).toEqual([]);
    expect(await tablesOf(server)).toEqual(before);
    await server.startAgain();
  });

  it('some crashes interrupted requests, and every kind was acknowledged before one', () => {
    console.log(`${kept} of ${asked} requests were acknowledged before their crash, and all of them hold`);
    expect(interrupted).toBeGreaterThan(0);
    expect(seen).toEqual(
      new Set(['registration', 'activation', 'activation elsewhere', 'log-out', 'token revocation', 'password change']),
    );
  });
});
