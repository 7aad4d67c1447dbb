import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { Authenticator } from '../support/authenticator.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, logIn, memberOf } from '../support/people.js';
import { addPasskey, logInWithPasskey } from '../support/passkeys.js';
import { browserFrom } from '../support/tries.js';

const { failures, logIns, passwords } = policy.limits;

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication({ TRUST_PROXY: '1', NETWORK_LIMIT_FACTOR: '1' });
  foyer.clock.standStill();
});

afterEach(async () => {
  await foyer.stop();
});

let networks = 0;

/** A new browser in a network of its own. */
const elsewhere = (): Browser => browserFrom(foyer, `198.51.${(networks += 1)}.1`);

async function owner(): Promise<{ browser: Browser; authenticator: Authenticator }> {
  const browser = await memberOf(foyer, 'ada@example.com');
  return { browser, authenticator: await addPasskey(browser) };
}

/** The statuses of so many wrong answers, each from a new browser of this network. */
async function wrongAnswers(count: number, ip: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let tried = 0; tried < count; tried += 1) {
    const stranger = await browserFrom(foyer, ip).open('/login');
    await stranger.post('/login/passkey', { _csrf: stranger.csrf, passkey: '{}', email: 'typed@example.com' });
    statuses.push(stranger.status);
    if (stranger.status === 429) {
      expect(Number(stranger.response.headers['retry-after'])).toBeGreaterThan(0);
      expect(stranger.valueOf('Email')).toBe('typed@example.com');
    }
  }
  return statuses;
}

describe('Passkeys that prove nothing', () => {
  it('are limited per network, and leave passwords, other networks and known browsers alone [ASVS 6.3.1]', async () => {
    const { browser, authenticator } = await owner();
    await becomeUser(foyer, 'bea@example.com');
    const ip = '203.0.113.7';
    const statuses = await wrongAnswers(failures.count + 1, ip);
    expect(statuses).toEqual([...Array<number>(failures.count).fill(422), 429]);
    expect((await logInWithPasskey(browserFrom(foyer, ip), authenticator)).status).toBe(429);
    expect((await logIn(foyer, 'bea@example.com', { browser: browserFrom(foyer, ip) })).url).toBe('/account');
    expect((await logInWithPasskey(elsewhere(), authenticator)).url).toBe('/account');
    await browser.press('Log out');
    browser.headers = { 'X-Forwarded-For': ip };
    expect((await logInWithPasskey(browser, authenticator)).url).toBe('/account');
    foyer.clock.advance(failures.in);
    expect((await logInWithPasskey(browserFrom(foyer, ip), authenticator)).url).toBe('/account');
  });

  it('slow down a known browser as wrong passwords do', async () => {
    const { browser, authenticator } = await owner();
    await browser.press('Log out');
    const statuses: number[] = [];
    for (let tried = 0; tried <= passwords.free; tried += 1)
      statuses.push(
        (await logInWithPasskey(browser, authenticator, { twist: { origin: 'https://evil.example' } })).status,
      );
    expect(statuses).toEqual([...Array<number>(passwords.free).fill(422), 429]);
    expect((await logInWithPasskey(elsewhere(), authenticator)).url).toBe('/account');
  });
});

describe('Log-ins with a passkey', () => {
  it('are limited as those with a password', async () => {
    const { authenticator } = await owner();
    for (let done = 0; done < logIns.count; done += 1)
      expect((await logInWithPasskey(elsewhere(), authenticator)).url).toBe('/account');
    const sessions = await foyer.rows('SELECT id_hash FROM sessions ORDER BY id_hash');
    expect((await logInWithPasskey(elsewhere(), authenticator)).status).toBe(429);
    expect(await foyer.rows('SELECT id_hash FROM sessions ORDER BY id_hash')).toEqual(sessions);
    foyer.clock.advance(logIns.in);
    expect((await logInWithPasskey(elsewhere(), authenticator)).url).toBe('/account');
  });

  it('are no failures: more of them than those may come from one network', async () => {
    for (const email of ['bea@example.com', 'cyd@example.com']) {
      const authenticator = await addPasskey(await memberOf(foyer, email));
      for (let done = 0; done < failures.count; done += 1)
        expect((await logInWithPasskey(browserFrom(foyer, '203.0.113.9'), authenticator)).url).toBe('/account');
    }
  });
});
