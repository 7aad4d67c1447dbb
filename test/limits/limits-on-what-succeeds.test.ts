import { Database } from '../../src/database/database.js';
import { policy } from '../../src/policy.js';
import { askForReset, changePassword, otherPassword, resetWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { fillInFormOf } from '../support/forms.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { peopleForms } from '../support/people-forms.js';
import { routesOf } from '../support/routes.js';
import { browserFrom, wrongPassword } from '../support/tries.js';

const { count, in: period } = policy.limits.logIns;

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

const insertDevice = 'INSERT INTO devices (cookie_hash, user_id, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?)';

/** Each from another network, so that only the account counts. A millisecond apart, so that devices have an order. */
async function logInFresh(email: string, password = goodPassword, browser?: Browser): Promise<Browser> {
  foyer.clock.advance(1);
  networks += 1;
  const fresh = browser ?? foyer.browser();
  fresh.headers = { 'X-Forwarded-For': `10.0.${networks >> 8}.${networks & 255}` };
  return logIn(foyer, email, { password, browser: fresh });
}

let networks = 0;

const outcome = ({ url, status }: Browser): string | number => (url === '/account' ? url : status);

async function again(browser: Browser, email: string, password = goodPassword): Promise<string | number> {
  browser.cookies.delete('foyer_session');
  return outcome(await logInFresh(email, password, browser));
}

async function useUp(email: string, rest: number = count): Promise<Browser[]> {
  const thieves: Browser[] = [];
  for (let done = 0; done < rest; done += 1) thieves.push(await logInFresh(email));
  expect(thieves.map(outcome)).toEqual(thieves.map(() => '/account'));
  return thieves;
}

describe('Log-ins that succeed', () => {
  it('are limited to 30 in ten minutes for new browsers of an account; then the right password is answered like a wrong one', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await useUp('ada@example.com');
    const before = await foyer.rows('SELECT 1 FROM events');
    const right = await logInFresh('ada@example.com');
    const wrong = await logInFresh('ada@example.com', wrongPassword);
    expect([right.status, wrong.status]).toEqual([429, 429]);
    const { 'retry-after': retryAfter } = right.response.headers;
    expect(Number(retryAfter)).toBeGreaterThan(590);
    expect(wrong.response.headers['retry-after']).toBe(retryAfter);
    expect(right.valueOf('Email')).toBe('ada@example.com');
    expect(await foyer.rows('SELECT 1 FROM events')).toEqual(before);
    foyer.clock.advance(period);
    expect(outcome(await logInFresh('ada@example.com'))).toBe('/account');
  });

  it('are not used up by wrong passwords', async () => {
    await becomeUser(foyer, 'bea@example.com');
    for (let round = 0; round < 6; round += 1) {
      for (let tried = 0; tried < 4; tried += 1)
        expect(outcome(await logInFresh('bea@example.com', wrongPassword))).toBe(422);
      expect(outcome(await logInFresh('bea@example.com'))).toBe('/account');
    }
    await useUp('bea@example.com', count - 6);
    expect(outcome(await logInFresh('bea@example.com'))).toBe(429);
  });

  it('from a thief with the password keep the owner out of no browser that the account knew before', async () => {
    const owner = await memberOf(foyer, 'cyd@example.com');
    const thieves = await useUp('cyd@example.com');
    // A thief's browsers are known as well, and the first of them have a budget of their own.
    expect(await again(thieves[0] ?? owner, 'cyd@example.com')).toBe('/account');
    expect(await again(thieves.at(-1) ?? owner, 'cyd@example.com')).toBe(429);
    for (let done = 0; done < count; done += 1) expect(await again(owner, 'cyd@example.com')).toBe('/account');
    expect(await again(owner, 'cyd@example.com')).toBe(429);
    // Nor out of one in which the password is reset.
    const fresh = await askForReset(foyer, 'cyd@example.com');
    await resetWith((await foyer.mailbox.lastAbout('cyd@example.com', 'Reset your')).link, fresh);
    expect(await again(fresh, 'cyd@example.com', otherPassword)).toBe('/account');
    expect(await again(thieves[0] ?? owner, 'cyd@example.com', otherPassword)).toBe(429);
  });

  it('make no more than 100 browsers known, and the first stay', async () => {
    const owner = await memberOf(foyer, 'dot@example.com');
    const [user] = await foyer.rows<{ id: string }>(`SELECT id FROM users WHERE email = 'dot@example.com'`);
    await foyer.app.get(Database).write([], async (db) => {
      for (let number = 0; number < 150; number += 1)
        await db.query(insertDevice, [`x${number}`, user?.id, foyer.clock.now() + 1, 1]);
    });
    foyer.clock.advance(2);
    const last = await logInFresh('dot@example.com');
    const known = await foyer.rows('SELECT 1 FROM devices WHERE user_id = ?', [user?.id]);
    expect(known).toHaveLength(policy.devices.perUser);
    await useUp('dot@example.com', count - 1);
    expect(await again(last, 'dot@example.com')).toBe(429);
    expect(await again(owner, 'dot@example.com')).toBe('/account');
  });

  it('are limited for the new browsers of a network, not for known ones', async () => {
    const strict = await startApplication({ NETWORK_LIMIT_FACTOR: '0.1', TRUST_PROXY: '1' });
    try {
      const people = ['ada@example.com', 'bea@example.com'];
      for (const email of people) await becomeUser(strict, email);
      const from = (email: string, ip: string): Promise<Browser> =>
        logIn(strict, email, { browser: browserFrom(strict, ip) });
      const known = await from('bea@example.com', '198.51.100.1');
      for (let done = 1; done < policy.limits.logInsOfNetwork.count / 10; done += 1)
        expect(outcome(await from(people[done % 2] ?? '', '198.51.100.1'))).toBe('/account');
      expect(outcome(await from('ada@example.com', '198.51.100.1'))).toBe(429);
      expect(outcome(await from('ada@example.com', '198.51.100.2'))).toBe('/account');
      known.cookies.delete('foyer_session');
      expect(outcome(await logIn(strict, 'bea@example.com', { browser: known }))).toBe('/account');
    } finally {
      await strict.stop();
    }
  });
});

/** What bounds each form when it succeeds again and again. */
const bounds: Readonly<
  Record<
    string,
    | 'proofs'
    | 'changes'
    | 'changes of sites'
    | 'changesOfAddress'
    | 'changesOfFactors'
    | 'linksOfAccount'
    | 'log-ins'
    | 'its network'
    | 'its link'
    | 'its session'
    | 'what was added'
    | 'acts of an admin'
  >
> = {
  '/login': 'log-ins',
  '/login/code': 'log-ins',
  '/login/passkey': 'log-ins',
  // Both have a test among those of the second factor.
  '/login/recovery': 'linksOfAccount',
  '/account/totp': 'changesOfFactors',
  '/account/recovery-codes': 'changesOfFactors',
  '/account/passkeys': 'changesOfFactors',
  '/account/totp/remove': 'what was added',
  '/account/passkeys/:id/remove': 'what was added',
  '/account/passkeys/:id': 'changes',
  '/login/recovery/:token': 'its link',
  '/login/recovery/:token/stop': 'its link',
  '/logout': 'its session',
  '/register': 'its network',
  '/register/resend': 'its network',
  '/password/forgot': 'its network',
  '/activate/:token': 'its link',
  '/password/reset': 'its link',
  '/account/email/confirm/:token': 'its link',
  '/undo/:token': 'its link',
  '/not-me/:token': 'changes',
  '/language': 'changes',
  '/account/email': 'changesOfAddress',
  '/account/profile': 'changes',
  '/account/sessions/:id/end': 'changes',
  '/account/sessions/end-others': 'changes',
  '/account/tokens': 'changes',
  '/account/tokens/:id/end': 'changes',
  '/confirm': 'proofs',
  '/account/password': 'proofs',
  '/account/delete': 'proofs',
  // These have tests in test/oidc and test/identities.
  '/consent/:uid': 'changes of sites',
  '/consent/:uid/refuse': 'changes of sites',
  '/account/sites/end': 'what was added',
  '/logout/site': 'its session',
  '/account/identities/waiting': 'changesOfFactors',
  '/account/identities/unlink': 'what was added',
  '/account/identities/link': 'its network',
  '/login/identity': 'its network',
  '/login/with/:provider': 'its network',
  '/confirm/with/:provider': 'its network',
  // These have a test in test/admin.
  ...Object.fromEntries(peopleForms.map(({ route }) => [route, 'acts of an admin' as const])),
  '/admin/mail/retry': 'acts of an admin',
  // There is something to restore only after the next deletion.
  '/account/restore': 'proofs',
};

const routesBoundBy = (bound: string): string[] => Object.keys(bounds).filter((route) => bounds[route] === bound);

describe('Every form', () => {
  it('has a bound for when it succeeds', () => {
    // Of what admins do, only what people get mail about: whoever is one can do more harm at once than often.
    const routes = routesOf(foyer, 'post').filter((path) => !path.startsWith('/admin/') || path in bounds);
    expect(Object.keys(bounds).sort()).toEqual([...new Set(routes)].sort());
  });

  it.each([
    ...routesBoundBy('changes').map((route) => [route, policy.limits.changes] as const),
    ...routesBoundBy('changesOfAddress').map((route) => [route, policy.limits.changesOfAddress] as const),
  ])('%s is limited for its account or link', async (route, limit) => {
    const { browser, path, fields } = await fillInFormOf(foyer, route);
    const statuses: number[] = [];
    const send = async (): Promise<number> => {
      const form = new URLSearchParams(fields);
      form.set('_csrf', browser.csrf);
      // The name that one has already is no change.
      if (form.has('displayName')) form.set('displayName', `Ada ${statuses.length}`);
      return (await browser.send('POST', path, form.toString())).status;
    };
    // To be ended, a token was made first, which counts as well.
    const before = route === '/account/tokens/:id/end' ? 1 : 0;
    for (let done = before; done <= limit.count; done += 1) statuses.push(await send());
    expect(statuses.slice(0, -1)).not.toContain(429);
    // A token is shown at once.
    expect(statuses[0]).toBe(route === '/account/tokens' ? 200 : 303);
    expect(statuses.at(-1)).toBe(429);
    foyer.clock.advance(limit.in);
    expect(await send()).not.toBe(429);
  });

  it('with the password of an account has its budget, and a log-in another', async () => {
    const member = await memberOf(foyer, 'eve@example.com');
    for (let done = 0; done < policy.limits.proofs.count; done += 1) {
      await member.open('/confirm');
      await member.fillIn('Password', goodPassword).press('Continue');
      expect(member.url).toBe('/account');
    }
    await member.open('/confirm');
    await member.fillIn('Password', goodPassword).press('Continue');
    expect(member.status).toBe(429);
    expect((await changePassword(member)).status).toBe(429);
    await member.open('/account/delete');
    expect((await member.fillIn('Password', wrongPassword).press('Delete account')).status).toBe(429);
    expect(await again(member, 'eve@example.com')).toBe('/account');
    foyer.clock.advance(policy.limits.proofs.in);
    expect((await changePassword(member)).url).toBe('/account');
  });
});
