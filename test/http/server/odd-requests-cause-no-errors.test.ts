import { type Answered, type Asked, Attack, unknownToken } from '../../support/attack.js';
import { type Spoil, withCookies, withTarget } from '../../support/drafts.js';
import {
  brokenPercent,
  cookiesBeside,
  cookiesInstead,
  idleHeaders,
  marker,
  noHttp,
  oddParameters,
  oddQueries,
  oddValues,
  pathsThatAreNone,
  refusedHeaders,
  sessionsBroken,
} from '../../support/oddities.js';
import { becomeUser, logIn } from '../../support/people.js';
import { exchange } from '../../support/wire.js';

let attack: Attack;
/** The normal response to each request. */
let plain: string[];

beforeAll(async () => {
  attack = await Attack.begin();
  plain = await answersTo();
});

afterAll(async () => {
  await attack.server.remove();
});

/** A summary of the response to each request, after `spoil`. */
async function answersTo(spoil?: Spoil, requests: readonly Asked[] = attack.requests): Promise<string[]> {
  return (await attack.send(requests, spoil)).map(summarize);
}

const summarize = ({ asked: { who, method, route }, answer: { status, headers, text } }: Answered): string =>
  `${method} ${route} of ${who} → ${status} ${headers.get('location') ?? ''}${echo(route, text)}`;

/** The export contains the User-Agent of every browser, whatever that is. */
const echo = (route: string, text: string): string =>
  text.includes(marker) && route !== '/account/export' ? 'and what was sent' : '';

const statusesOf = (answered: readonly Answered[]): number[] => [
  ...new Set(answered.map(({ answer: { status } }) => status)),
];

describe('An odd header', () => {
  it.each(Object.entries(idleHeaders))('changes no response: %s [ASVS 4.1.3]', async (_, spoil) => {
    expect(await answersTo(spoil)).toEqual(plain);
  });

  it('changes nothing behind a trusted proxy either [ASVS 4.1.3, 15.3.4]', async () => {
    const { server } = attack;
    await server.end();
    server.environment.TRUST_PROXY = '1';
    await server.startAgain();
    for (const [name, spoil] of Object.entries(idleHeaders)) {
      if (name.includes('orwarded')) expect([name, await answersTo(spoil)]).toEqual([name, plain]);
    }
    await server.end();
    server.environment.TRUST_PROXY = '0';
    await server.startAgain();
  });

  it.each(Object.entries(refusedHeaders))(
    'is refused by every page: %s [ASVS 4.2.1, 16.5.1]',
    async (_, [status, spoil]) => {
      const answers = await attack.send(attack.requests, spoil);
      expect(statusesOf(answers)).toEqual([status]);
      for (const { answer } of answers) {
        // Proxies get a line of plain text.
        expect(answer.text).toMatch(status === 431 ? /too long/ : /couldn’t read|^Invalid request\n$/);
        expect(answer.text).not.toContain(marker);
      }
    },
  );
});

describe('An odd cookie', () => {
  it.each(Object.entries(cookiesBeside))('does not affect the other cookies: %s [ASVS 15.3.6]', async (_, spoil) => {
    expect(await answersTo(spoil)).toEqual(plain);
  });

  it.each(Object.entries(cookiesInstead))('is ignored: one with %s [ASVS 15.3.6]', async (_, spoil) => {
    expect(await answersTo(spoil)).toEqual(await answersTo(withCookies(() => '')));
  });

  it.each(Object.entries(sessionsBroken))('of a session gives no access: one with %s', async (_, spoil) => {
    const users = attack.requests.filter(({ who }) => who === 'user');
    const without = withCookies((cookies) => cookies.replace(/foyer_session=[^;]*/, ''));
    expect(await answersTo(spoil, users)).toEqual(await answersTo(without, users));
  });
});

describe('An odd URL', () => {
  it.each(Object.entries(oddQueries))(
    'gets the normal response, whatever its query: %s [ASVS 15.3.7]',
    async (_, spoil) => {
      // Pages may differ: `next` can be part of a link or a form.
      const statusOnly = (answer: string): string => answer.replace(/(?<=→ \d+) .*/, '');
      expect((await answersTo(spoil)).map(statusOnly)).toEqual(plain.map(statusOnly));
    },
  );

  it.each(Object.entries(oddParameters))(
    'with an odd link token or id finds nothing: %s [ASVS 1.2.4, 2.2.1]',
    async (_, odd) => {
      const requests = attack.requests
        .filter(({ route }) => route.includes(':'))
        .map((asked) => ({
          ...asked,
          target: asked.route.replace(/:\w+/, odd),
          // The rest is valid.
          ...(asked.method === 'POST' ? { body: `_csrf=${asked.csrf}` } : {}),
        }));
      for (const { asked, answer } of await attack.send(requests)) {
        const mayRedirect =
          asked.route === '/password/reset/:token' ||
          /^\/(?:admin\/.*|account\/(?:sessions|tokens|passkeys)|apps\/icons|consent|(?:confirm|login)\/with)\//.test(
            asked.route,
          );
        const { method, target, who } = asked;
        // A question of a site is over, or never was.
        const isOver = asked.route.startsWith('/consent/') && answer.status === 410;
        const isAllowed = answer.status === 404 || isOver || (mayRedirect && answer.status === 303);
        const status = isAllowed ? 'allowed' : answer.status;
        expect({ method, target, who, status }).toEqual({ method, target, who, status: 'allowed' });
      }
    },
  );

  it.each(Object.entries(brokenPercent))(
    'is refused by every page: one with %s [ASVS 1.1.1, 16.5.1]',
    async (_, odd) => {
      for (const spoil of [
        withTarget((target) => `${target}${odd}`),
        withTarget((target) => `/${odd}${target}`),
        withTarget((target) => `${target}/${marker}${odd}?a=b`),
      ]) {
        const answers = await attack.send(attack.requests, spoil);
        expect(statusesOf(answers)).toEqual([400]);
        expect(answers.filter(({ answer }) => answer.text.includes(marker))).toEqual([]);
      }
    },
  );

  it.each(Object.entries(pathsThatAreNone))('matches no page: %s', async (_, spoil) => {
    // Below some, any word is the id of something, which has its own tests.
    const hasIds = (route: string): boolean => attack.requests.some((other) => other.route.startsWith(`${route}/:`));
    const requests = attack.requests.filter(({ route }) => !hasIds(route));
    expect(statusesOf(await attack.send(requests, spoil))).toEqual([404]);
  });
});

describe('An odd value', () => {
  it.each(Object.entries(oddValues))(
    'causes no error, in any field of any form: %s [ASVS 1.2.1, 1.2.4, 1.3.7, 2.2.1]',
    async (_, odd) => {
      const forms = attack.requests
        // Whoever sends that one logs out, whatever it says of a site.
        .filter(({ method, route }) => method === 'POST' && route !== '/logout/site')
        .flatMap(({ fields, csrf, ...asked }) =>
          fields.map((odd_) => ({
            ...asked,
            fields,
            csrf,
            target: asked.route.replace(/:\w+/, unknownToken),
            body: [`_csrf=${csrf}`, ...fields.map((field) => `${field}=${field === odd_ ? odd : marker}`)].join('&'),
          })),
        );
      for (const { asked, answer } of await attack.send(forms)) {
        // Some forms are not for their sender, and redirect; all others are refused.
        expect([`${asked.route} of ${asked.who}`, answer.status]).toEqual([
          `${asked.route} of ${asked.who}`,
          expect.any(Number),
        ]);
        // 410: a reset form with a mark that this browser does not know.
        expect([303, 404, 410, 422]).toContain(answer.status);
      }
    },
  );
});

describe('Invalid HTTP', () => {
  it.each(Object.entries(noHttp))('is refused without repeating it: %s [ASVS 16.5.1]', async (_, bytes) => {
    for (let count = 0; count < 10; count += 1) {
      const answer = await exchange(attack.server.url, bytes);
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(/couldn’t read/);
      expect(answer.text).not.toContain(marker);
    }
  });
});

describe('A connection with an Upgrade request', () => {
  it('closes after the response, so that nothing that follows is left unanswered', async () => {
    const upgrade = 'GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const answer = await exchange(attack.server.url, upgrade);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
  });
});

describe('After all odd requests', () => {
  it('people can register, log in and log out, and nothing odd is in the log [ASVS 16.5.4]', async () => {
    const { server } = attack;
    await becomeUser(server, 'ada@example.com');
    const ada = await logIn(server, 'ada@example.com');
    expect(ada.page).toContain('Member since');
    await ada.press('Log out');
    expect(ada.page).toContain('You’re logged out.');
    const { code, stderr } = await server.end();
    expect([code, stderr]).toEqual([0, '']);
    expect(server.log).not.toContain(marker);
  });
});
