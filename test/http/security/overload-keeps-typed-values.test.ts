import { Database } from '../../../src/database/database.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { Server } from '../../support/server.js';
import { writeSlowly } from '../../support/slow-write.js';

describe('When too many writes wait', () => {
  let foyer: TestApplication;
  let letGo: () => void;
  let waiting: Promise<unknown>;

  beforeAll(async () => {
    foyer = await startApplication();
    await becomeUser(foyer, 'ada@example.com');
  });

  afterAll(async () => {
    await foyer.stop();
  });

  /** As many writes as may wait, behind one that does not end until `letGo()`. */
  function fillTheGate(): void {
    const database = foyer.app.get(Database);
    const held = writeSlowly(database, () => new Promise<void>((resolve) => (letGo = resolve)));
    const behind = Array.from({ length: policy.database.writesWaiting }, () =>
      database.write(() => Promise.resolve()).catch(() => undefined),
    );
    waiting = Promise.all([held, ...behind]);
  }

  function expectToComeBack(browser: Browser): void {
    expect(browser.status).toBe(503);
    expect(browser.response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(browser.response.headers['retry-after']).toBe('2');
    expect(browser.page).toContain('Please try again in 2 seconds.');
  }

  it('a form comes back with what was typed, and works when they are done', async () => {
    // The mail worker says that it could not look.
    expectErrors();
    const newcomer = await foyer.browser().open('/register');
    const ada = await foyer.browser().open('/login');
    const mails = foyer.mailbox.count;
    fillTheGate();
    await newcomer
      .fillIn('Email', 'bob@example.com')
      .fillIn('Password', goodPassword)
      .press('Create account');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    for (const [browser, email] of [
      [newcomer, 'bob@example.com'],
      [ada, 'ada@example.com'],
    ] as const) {
      expectToComeBack(browser);
      expect(browser.valueOf('Email')).toBe(email);
      expect(browser.valueOf('Password')).toBeUndefined();
      expect([...browser.cookies.keys()]).toEqual(['foyer_csrf']);
    }
    expect(await foyer.rows(`SELECT * FROM registrations WHERE email_key = 'bob@example.com'`)).toEqual([]);
    expect(foyer.mailbox.count).toBe(mails);

    letGo();
    await waiting;
    await newcomer.fillIn('Password', goodPassword).press('Create account');
    expect(newcomer.page).toContain('bob@example.com');
    await ada.fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
  });

  it('a link stays good, and nobody is logged out by half [ASVS 16.5.3]', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const cyd = await register(foyer, 'cyd@example.com');
    const { link } = await foyer.mailbox.lastTo('cyd@example.com');
    await foyer.allMailSent();
    fillTheGate();
    await cyd.open(link);
    expectToComeBack(cyd);
    await ada.press('Log out');
    expectToComeBack(ada);
    await ada.open('/account');
    expect(ada.page).toContain('ada@example.com');

    letGo();
    await waiting;
    await cyd.open(link);
    expect(cyd.page).toContain('your account is active');
  });
});

describe('When too many passwords wait', () => {
  // More than may wait, and more than are done while they come; of each no more tries than are free.
  const tries = policy.limits.passwords.free;
  const count = (2 * policy.hashing.waiting + 50) / 2 / tries;
  const members = Array.from({ length: count }, (_, index) => `a${100 + index}@example.com`);
  const others = members.map((email) => email.replace('a', 'z'));
  let server: Server;

  beforeAll(async () => {
    // One password at a time, and one more thread for everything else.
    server = await Server.start({ UV_THREADPOOL_SIZE: '2', NETWORK_LIMIT_FACTOR: '1000' });
    await Promise.all([...members, 'calm@example.com'].map((email) => becomeUser(server, email)));
  });

  afterAll(async () => {
    await server.remove();
  });

  it('the surplus is told to come back, known or not, and everybody else is answered as ever [ASVS 15.2.2]', async () => {
    const visitor = await server.browser().open('/login');
    const fields = { _csrf: visitor.csrf, password: 'not the right one' };
    const emails = Array.from({ length: tries }, () =>
      members.flatMap((email, n) => [email, others[n] ?? '']),
    ).flat();
    let answered = 0;
    const logIns = emails.map(async (email) => {
      const answer = await visitor.send(
        'POST',
        '/login',
        new URLSearchParams({ ...fields, email }).toString(),
      );
      answered += 1;
      return { email, answer };
    });
    await Promise.race(logIns);
    const file = await server.browser().send('GET', '/assets/pico.css');
    const answeredBeforeTheFile = answered;
    const answers = await Promise.all(logIns);

    // Files do not wait behind passwords.
    expect(file.status).toBe(200);
    expect(answeredBeforeTheFile).toBeLessThan(emails.length);

    const statuses = (of: string[]): number[] =>
      [
        ...new Set(answers.filter(({ email }) => of.includes(email)).map(({ answer }) => answer.status)),
      ].sort();
    expect(statuses(members)).toEqual([422, 503]);
    expect(statuses(others)).toEqual([422, 503]);
    expect(answers.filter(({ answer }) => answer.status === 422).length).toBeGreaterThan(
      policy.hashing.waiting,
    );

    const refused = answers.filter(({ answer }) => answer.status === 503);
    for (const { answer, email } of refused) {
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.text).toContain(`value="${email}"`);
      expect(answer.text).not.toContain(fields.password);
    }
    // Known or not, word for word.
    expect(new Set(refused.map(({ answer, email }) => answer.text.replace(email, '')))).toHaveProperty(
      'size',
      1,
    );
    expect(server.stderr).toBe('');
  });

  it('nobody who comes later notices', async () => {
    const calm = await logIn(server, 'calm@example.com');
    expect(calm.url).toBe('/account');
  });
});
