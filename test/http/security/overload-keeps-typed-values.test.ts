import { Database } from '../../../src/database/database.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { Server } from '../../support/server.js';
import { writeSlowly } from '../../support/slow-write.js';
import { onPostgres } from '../../support/test-database.js';

describe('When the write queue is full', () => {
  let foyer: TestApplication;
  let release: () => void;
  let waiting: Promise<unknown>;

  beforeAll(async () => {
    foyer = await startApplication();
    await becomeUser(foyer, 'ada@example.com');
  });

  afterAll(async () => {
    await foyer.stop();
  });

  /** Fills the write queue, behind as many writes as can run at once. They end with `release()`. */
  function fillTheQueue(): void {
    const database = foyer.app.get(Database);
    const released = new Promise<void>((resolve) => (release = resolve));
    const { connections } = policy.database.postgres;
    const held = onPostgres
      ? Array.from({ length: connections }, () => database.write([], () => released))
      : [writeSlowly(database, () => released)];
    const behind = Array.from({ length: policy.database.writesWaiting }, () =>
      database.write([], () => Promise.resolve()).catch(() => undefined),
    );
    waiting = Promise.all([...held, ...behind]);
  }

  function expectRetryPage(browser: Browser): void {
    expect(browser.status).toBe(503);
    expect(browser.response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(browser.response.headers['retry-after']).toBe('2');
    expect(browser.page).toContain('Try again in 2 seconds.');
  }

  it('a form is shown again with the typed values, and works afterwards', async () => {
    // The mail worker logs that it could not check the outbox.
    expectErrors();
    const newcomer = await foyer.browser().open('/register');
    const ada = await foyer.browser().open('/login');
    const mails = foyer.mailbox.count;
    fillTheQueue();
    await newcomer.fillIn('Email', 'bob@example.com').fillIn('Password', goodPassword).press('Create account');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    for (const [browser, email] of [
      [newcomer, 'bob@example.com'],
      [ada, 'ada@example.com'],
    ] as const) {
      expectRetryPage(browser);
      expect(browser.valueOf('Email')).toBe(email);
      expect(browser.valueOf('Password')).toBeUndefined();
      expect([...browser.cookies.keys()].sort()).toEqual(['foyer_csrf', 'foyer_email']);
    }
    expect(await foyer.rows(`SELECT * FROM registrations WHERE email_key = 'bob@example.com'`)).toEqual([]);
    expect(foyer.mailbox.count).toBe(mails);
    // As after any other refusal, the other forms start with it.
    expect((await ada.open('/password/forgot')).valueOf('Email')).toBe('ada@example.com');
    await ada.open('/login');

    release();
    await waiting;
    await newcomer.fillIn('Password', goodPassword).press('Create account');
    expect(newcomer.page).toContain('bob@example.com');
    await ada.fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
  });

  it('a link stays valid, and who logs out is out of this browser [ASVS 16.5.3]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const cyd = await register(foyer, 'cyd@example.com');
    const { link } = await foyer.mailbox.lastTo('cyd@example.com');
    await foyer.allMailSent();
    fillTheQueue();
    await cyd.open(link);
    expectRetryPage(cyd);
    // The browser is out, also if the end of the session cannot be written.
    await ada.press('Log out');
    expect(ada.url).toBe('/login');
    expect(ada.page).not.toContain('You’re logged out.');
    await ada.open('/account');
    expect(ada.url).toBe('/login?next=%2Faccount');

    release();
    await waiting;
    await cyd.open(link);
    expect(cyd.page).toContain('Your account is active');
  });
});

describe('When the hashing queue is full', () => {
  // More than the queue holds and hashes meanwhile, but no account over its free tries.
  const tries = policy.limits.passwords.free;
  const count = (2 * policy.hashing.waiting + 50) / 2 / tries;
  const members = Array.from({ length: count }, (_, index) => `a${100 + index}@example.com`);
  const others = members.map((email) => email.replace('a', 'z'));
  let server: Server;

  beforeAll(async () => {
    // One thread for hashing, and one for everything else.
    server = await Server.start({ UV_THREADPOOL_SIZE: '2', NETWORK_LIMIT_FACTOR: '1000' });
    await Promise.all([...members, 'calm@example.com'].map((email) => becomeUser(server, email)));
  });

  afterAll(async () => {
    await server.remove();
  });

  it('the surplus is told to retry, known or not, and everybody else is served [ASVS 15.2.2]', async () => {
    const visitor = await server.browser().open('/login');
    const fields = { _csrf: visitor.csrf, password: 'not the right one' };
    const emails = Array.from({ length: tries }, () => members.flatMap((email, n) => [email, others[n] ?? ''])).flat();
    let answered = 0;
    const logIns = emails.map(async (email) => {
      const answer = await visitor.send('POST', '/login', new URLSearchParams({ ...fields, email }).toString());
      answered += 1;
      return { email, answer };
    });
    await Promise.race(logIns);
    const file = await server.browser().send('GET', '/assets/foyer.css');
    const answeredBeforeTheFile = answered;
    const answers = await Promise.all(logIns);

    // Files do not wait for hashing.
    expect(file.status).toBe(200);
    expect(answeredBeforeTheFile).toBeLessThan(emails.length);

    const statuses = (of: string[]): number[] =>
      [...new Set(answers.filter(({ email }) => of.includes(email)).map(({ answer }) => answer.status))].sort();
    expect(statuses(members)).toEqual([422, 503]);
    expect(statuses(others)).toEqual([422, 503]);
    expect(answers.filter(({ answer }) => answer.status === 422).length).toBeGreaterThan(policy.hashing.waiting);

    const refused = answers.filter(({ answer }) => answer.status === 503);
    for (const { answer, email } of refused) {
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.text).toContain(`value="${email}"`);
      expect(answer.text).not.toContain(fields.password);
    }
    // The same text, known or not.
    expect(new Set(refused.map(({ answer, email }) => answer.text.replace(email, '')))).toHaveProperty('size', 1);
    expect(server.stderr).toBe('');
  });

  it('later visitors notice nothing', async () => {
    const calm = await logIn(server, 'calm@example.com');
    expect(calm.url).toBe('/account');
  });
});
