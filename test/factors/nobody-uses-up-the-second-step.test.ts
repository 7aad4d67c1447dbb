import { PendingLogins } from '../../src/auth/second-factor/pending-logins.js';
import { SecondStep } from '../../src/auth/second-factor/second-step.js';
import { randomToken } from '../../src/common/keyring.js';
import { minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { Authenticator } from '../support/authenticator.js';
import type { Browser } from '../support/browser.js';
import { firstStep, makeCodes, securedMember } from '../support/factors.js';
import { goodPassword } from '../support/people.js';
import { addPasskey, askedFor } from '../support/passkeys.js';
import { isLoggedIn } from '../support/session-cookies.js';
import { sendAtOnce, statusesOf } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  // A limit that was reached stays so.
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

const { free } = policy.limits.passwords;

/** Until new browsers have to wait, by somebody who has the password. */
async function useUpCodes(email: string): Promise<void> {
  let status = 422;
  while (status === 422) {
    const thief = await firstStep(foyer, email);
    ({ status } = await thief.fillIn('Code', '123456').press('Log in'));
  }
  expect(status).toBe(429);
}

async function withPasskey(browser: Browser, authenticator: Authenticator, step: string): Promise<Browser> {
  const passkey = authenticator.sign(await askedFor(browser, `/${step}/passkey`), { userVerified: false });
  return browser.post(`/${step}`, { _csrf: browser.csrf, passkey, code: '', password: '' });
}

describe('Whoever has only the password', () => {
  it('keeps no passkey out with wrong codes: nobody guesses a passkey', async () => {
    const { browser: own } = await securedMember(foyer, 'ada@example.com');
    const authenticator = await addPasskey(own, { authenticator: new Authenticator(foyer.config) });
    await useUpCodes('ada@example.com');
    const browser = await firstStep(foyer, 'ada@example.com');
    await withPasskey(browser, authenticator, 'login/code');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('keeps nobody out of a browser that the account knows [ASVS 6.3.1]', async () => {
    const { browser: own, app } = await securedMember(foyer, 'hal@example.com');
    await own.press('Log out');
    await useUpCodes('hal@example.com');
    await firstStep(foyer, 'hal@example.com', own);
    await own.fillIn('Code', app.code(1)).press('Log in');
    expect(await isLoggedIn(own)).toBe(true);
  });

  it('keeps nobody from confirming with a code or a passkey in a session', async () => {
    const { browser: own, app } = await securedMember(foyer, 'bea@example.com');
    const authenticator = await addPasskey(own, { authenticator: new Authenticator(foyer.config) });
    foyer.clock.advance(minutes(11));
    await own.open('/account/totp');
    await useUpCodes('bea@example.com');
    await own.fillIn('Code', app.code()).press('Continue');
    expect(own.url).toBe('/account/totp');
    foyer.clock.advance(minutes(11));
    await own.open('/account/totp');
    await useUpCodes('bea@example.com');
    await withPasskey(own, authenticator, 'confirm');
    expect(own.url).toBe('/account');
  });
});

describe('Whoever guesses codes', () => {
  it('has as few looked at as allowed, also if fifty are sent at once [ASVS 6.3.1]', async () => {
    await securedMember(foyer, 'eve@example.com');
    const thief = await firstStep(foyer, 'eve@example.com');
    const answers = await sendAtOnce(thief, '/login/code', 50, () => ({ code: '123456' }));
    expect(statusesOf(answers)).toEqual({ 422: free, 429: 50 - free });
  });

  it('gets no further with what no app shows and no page prints', async () => {
    const { app } = await securedMember(foyer, 'fay@example.com');
    const own = await app.nextCode();
    const odd = [
      `${own}0`,
      `0${own}`,
      own.slice(1),
      `${own}\u0000`,
      '0'.repeat(50_000),
      '-.- ',
      "' OR 1=1 --",
      '[object Object]',
    ];
    for (const code of odd) {
      const browser = await firstStep(foyer, 'fay@example.com');
      await browser.post('/login/code', { _csrf: browser.csrf, code });
      expect([400, 413, 422]).toContain(browser.status);
      expect([code.slice(0, 20), await isLoggedIn(browser)]).toEqual([code.slice(0, 20), false]);
      foyer.clock.advance(minutes(1));
    }
    const doubled = await firstStep(foyer, 'fay@example.com');
    const code = app.code();
    await doubled.post('/login/code', [
      ['_csrf', doubled.csrf],
      ['code', '000000'],
      ['code', code],
    ]);
    expect(await isLoggedIn(doubled)).toBe(false);
  });

  it('begins one session with one log-in, however many right codes there are', async () => {
    const { codes } = await securedMember(foyer, 'gus@example.com');
    const browser = await firstStep(foyer, 'gus@example.com');
    const deviceToken = randomToken();
    const client = { ip: '127.0.0.1', userAgent: '', language: 'en', requestId: '' } as const;
    const context = { client, deviceToken, remembered: false, pendingToken: browser.cookies.get('foyer_login') };
    const pending = await foyer.app.get(PendingLogins).find(context);
    if (!pending) throw new Error('No log-in waits.');
    // All have found the log-in before the first one ends it.
    const outcomes = await Promise.allSettled(
      codes
        .slice(0, free)
        .map(async (code) => foyer.app.get(SecondStep).complete(pending, { code, passkey: '' }, context)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = 'SELECT 1 FROM recovery_codes WHERE used_at IS NULL AND user_id = ?';
    expect(await foyer.rows(left, [await idOf(foyer, 'gus@example.com')])).toHaveLength(codes.length - 1);
  });
});

describe('Whoever has a session', () => {
  it('does not guess codes to confirm it more often than passwords', async () => {
    const { browser } = await securedMember(foyer, 'cyd@example.com');
    foyer.clock.advance(minutes(11));
    await browser.open('/account/totp');
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= free; attempt += 1) {
      await browser.fillIn('Code', '123456').press('Continue');
      statuses.push(browser.status);
    }
    expect(statuses).toEqual([...Array.from({ length: free }, () => 422), 429]);
  });

  it('confirms it with a passkey as often as with the password', async () => {
    const { browser } = await securedMember(foyer, 'ina@example.com');
    const authenticator = await addPasskey(browser, { authenticator: new Authenticator(foyer.config) });
    const statuses: number[] = [];
    for (let done = 0; done <= policy.limits.proofs.count; done += 1) {
      await browser.open('/confirm');
      statuses.push((await withPasskey(browser, authenticator, 'confirm')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: policy.limits.proofs.count }, () => 200), 429]);
    await browser.open('/confirm');
    await browser.fillIn('Password', goodPassword).press('Continue');
    expect(browser.status).toBe(429);
  });

  it('can add factors until the limit, and never keeps one from being removed', async () => {
    const { browser } = await securedMember(foyer, 'dot@example.com');
    const { count } = policy.limits.changesOfFactors;
    for (let made = 2; made < count; made += 1) await makeCodes(browser);
    expect(await makeCodes(browser)).toEqual([]);
    expect(browser.status).toBe(429);
    await browser.open('/account/totp');
    await browser.press('Remove authenticator app');
    expect(browser.page).toContain('Authenticator app removed.');
  });
});
