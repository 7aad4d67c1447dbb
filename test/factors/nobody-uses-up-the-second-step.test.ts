import { minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { Authenticator } from '../support/authenticator.js';
import type { Browser } from '../support/browser.js';
import { firstStep, makeCodes, securedMember } from '../support/factors.js';
import { addPasskey, askedFor } from '../support/passkeys.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
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
    const authenticator = await addPasskey(foyer, own, { authenticator: new Authenticator(foyer.config) });
    await useUpCodes('ada@example.com');
    const browser = await firstStep(foyer, 'ada@example.com');
    await withPasskey(browser, authenticator, 'login/code');
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('keeps nobody from confirming with a code or a passkey in a session', async () => {
    const { browser: own, app } = await securedMember(foyer, 'bea@example.com');
    const authenticator = await addPasskey(foyer, own, { authenticator: new Authenticator(foyer.config) });
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
