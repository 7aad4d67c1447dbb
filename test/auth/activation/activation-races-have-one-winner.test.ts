import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { Registrations } from '../../../src/auth/registration/registrations.js';
import { Database } from '../../../src/database/database.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { Users } from '../../../src/users/users.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, register } from '../../support/people.js';
import { writeSlowly } from '../../support/slow-write.js';

const newPassword = 'crimson teapot lantern';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('Fifty at once', () => {
  it('open one link in the registering browser: one activates, the others find the account active [ASVS 2.3.4, 6.5.1]', async () => {
    const { visitor, path } = await registered('ada@example.com');
    const answers = await allLookBeforeAnyWrites(times(50, () => () => visitor.send('GET', path)));

    expectOneOf(answers, '/login');
    expect(await eventsOf('ada@example.com')).toEqual(['activated']);
    expect((await logIn(foyer, 'ada@example.com')).url).toBe('/account');
  });

  it('open it without waiting for each other, with the same end', async () => {
    const { visitor, path } = await registered('bob@example.com');
    expectOneOf(await Promise.all(times(50, () => visitor.send('GET', path))), '/login');
    expect(await eventsOf('bob@example.com')).toEqual(['activated']);
  });

  it('send the right password from other browsers: one is logged in, the others are told', async () => {
    const { path } = await registered('cyd@example.com');
    const phones = await Promise.all(times(50, () => foyer.browser().open(path)));
    const answers = await Promise.all(
      phones.map((phone) => phone.send('POST', path, formOf(phone, { password: goodPassword }))),
    );

    // Only so many are let through to be hashed at once, right or wrong.
    expectOneOf(
      answers.filter(({ status }) => status !== 429),
      '/account',
    );
    expect(phones.filter((phone) => phone.cookies.has('foyer_session'))).toHaveLength(1);
    expect(await eventsOf('cyd@example.com')).toEqual(['activated', 'signed-in']);
    expect(
      await foyer.rows(
        `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = 'cyd@example.com'`,
      ),
    ).toHaveLength(1);
  });
});

describe('Two at the same moment', () => {
  it('with the cookie and with a new password: one wins, and its password is the one of the account', async () => {
    const outcomes = await Promise.all(
      times(10, async (index) => {
        const email = `pair${index}@example.com`;
        const { visitor, path } = await registered(email);
        const owner = await foyer.browser().open(path);
        const taking = owner.send('POST', path, formOf(owner, { newPassword }));
        // From none to nine hashes later: so that sometimes the one is first and sometimes the other.
        for (let wait = 0; wait < index; wait += 1) await foyer.app.get(Passwords).hash(goodPassword);
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
  });

  it('for two registrations of one address: one wins, with its password, and the other has ended', async () => {
    const first = await registered('eve@example.com');
    const second = await registered('EVE@example.com', newPassword);
    const answers = await allLookBeforeAnyWrites([
      () => first.visitor.send('GET', first.path),
      () => second.visitor.send('GET', second.path),
    ]);

    expectOneOf(answers, '/login');
    expect(await foyer.rows(`SELECT email FROM users WHERE email_key = 'eve@example.com'`)).toEqual([
      { email: 'eve@example.com' },
    ]);
    expect((await logIn(foyer, 'eve@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'eve@example.com', { password: newPassword })).status).toBe(422);
  });

  it('opening the link and asking for it again: the mail tells of the account, not of a dead link', async () => {
    const { visitor, path } = await registered('fay@example.com');
    const resend = formOf(visitor, {});
    await whileNobodyWrites<Response>(async (all) => {
      all.push(visitor.send('POST', '/register/resend', resend));
      // By then it waits to be counted, ahead of the activation, and looks before that is written.
      await foyer.browser().open('/login');
      all.push((await begun(() => visitor.send('GET', path))).answer);
    });
    expect((await foyer.mailbox.lastTo('fay@example.com', 2)).subject).toContain(
      'You already have an account',
    );
  });

  it('opening the link while others register the address: none of them is left waiting', async () => {
    const { visitor, path } = await registered('gil@example.com');
    const others = await Promise.all(times(10, () => foyer.browser().open('/register')));
    const answers = await whileNobodyWrites<Response>(async (all) => {
      for (const browser of others) {
        const form = formOf(browser, { email: 'gil@example.com', password: newPassword });
        all.push(browser.send('POST', '/register', form));
      }
      // By then they wait to be counted, ahead of the activation, which is written while they are hashed.
      await foyer.browser().open('/login');
      all.push((await begun(() => visitor.send('GET', path))).answer);
    });

    expect(answers.map(({ status }) => status)).toEqual(times(11, () => 303));
    expect(
      await foyer.rows(
        `SELECT count(*) AS rows, count(used_at) AS ended FROM registrations WHERE email_key = 'gil@example.com'`,
      ),
    ).toEqual([{ rows: 11, ended: 11 }]);
  });
});

describe('Each of the two guards, by itself', () => {
  it('uses a link up for exactly one of fifty [ASVS 15.4.2]', async () => {
    await registered('hal@example.com');
    const [row] = await foyer.rows<{ id: string }>(
      `SELECT id FROM registrations WHERE email_key = 'hal@example.com'`,
    );
    const [registrations, database] = [foyer.app.get(Registrations), foyer.app.get(Database)];
    const used = await Promise.all(
      times(50, () => database.write((db) => registrations.consume(db, row?.id ?? ''))),
    );
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  it('gives an address to exactly one of fifty, and tells the others whose it is [ASVS 2.3.4, 15.4.2]', async () => {
    const [users, database] = [foyer.app.get(Users), foyer.app.get(Database)];
    const address = { email: 'ida@example.com', normalizedEmail: 'ida@example.com' };
    const claimed = { passwordHash: '', language: 'en' } as const;
    const ids = times(50, () => randomUUID());
    const owners = await Promise.all(
      ids.map((id) => database.write((db) => users.createIfFree(db, { id, address, ...claimed }))),
    );
    expect(new Set(owners).size).toBe(1);
    expect(ids).toContain(owners[0]);
    expect(await foyer.rows(`SELECT id FROM users WHERE email = 'ida@example.com'`)).toEqual([
      { id: owners[0] },
    ]);
  });
});

async function registered(
  email: string,
  password = goodPassword,
): Promise<{ visitor: Browser; path: string }> {
  const visitor = await register(foyer, email, { password });
  const { link } = await foyer.mailbox.lastTo(email);
  return { visitor, path: new URL(link).pathname };
}

/** So each acts on what was true before any of the others has acted. */
async function allLookBeforeAnyWrites<T>(acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  return whileNobodyWrites(async (answers) => {
    for (const act of acts) answers.push((await begun(act)).answer);
  });
}

/** Keeps the gate for writes closed until everything has begun, and returns all the answers. */
async function whileNobodyWrites<T>(begin: (answers: Promise<T>[]) => Promise<void>): Promise<T[]> {
  await foyer.allMailSent();
  const answers: Promise<T>[] = [];
  const beginning = begin(answers);
  await writeSlowly(foyer.app.get(Database), () => beginning);
  return Promise.all(answers);
}

/** Resolves once it has looked at what there is, for which it asks for the time. */
async function begun<T>(act: () => Promise<T>): Promise<{ readonly answer: Promise<T> }> {
  const looked = foyer.clock.advanceOnceRead(0);
  const answer = act();
  await Promise.race([looked, answer]);
  return { answer };
}

/** One got through to `path`, and all the others were told that the account is active. */
function expectOneOf(answers: readonly Response[], path: string): void {
  const winners = answers.filter(({ status }) => status === 303);
  expect(winners.map(({ headers }) => headers.location as unknown)).toEqual([path]);
  const others = answers.filter(({ status }) => status !== 303);
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
  for (const { text } of others) expect(text).toContain('This account is already active');
}

function formOf(browser: Browser, fields: Record<string, string>): string {
  return new URLSearchParams({ _csrf: browser.csrf, ...fields }).toString();
}

async function eventsOf(email: string): Promise<string[]> {
  const events = await foyer.rows<{ type: string }>(
    'SELECT e.type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ? ORDER BY e.rowid',
    [email],
  );
  return events.map(({ type }) => type);
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
