import { en } from '../../../src/i18n/en/texts.js';
import { policy } from '../../../src/policy.js';
import { deleteAccount } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { Authenticator, type Twist } from '../../support/authenticator.js';
import type { Browser } from '../../support/browser.js';
import { memberOf } from '../../support/people.js';
import { addPasskey, askedFor, logInWithPasskey, methodsOf, problemOf } from '../../support/passkeys.js';
import { racesOf } from '../../support/rounds.js';
import { isLoggedIn, setCookies } from '../../support/session-cookies.js';
import { sendAtOnce, statusesOf } from '../../support/tries.js';

let foyer: TestApplication;
/** Another site, with its own name and SECRET. */
let elsewhere: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  elsewhere = await startApplication({ SECRET: 'quite another secret that is long enough' });
});

afterAll(async () => {
  await foyer.stop();
  await elsewhere.stop();
});

let people = 0;

/** An account with one passkey, which is logged in in this browser. */
async function owner(
  ways: ConstructorParameters<typeof Authenticator>[1] = {},
): Promise<{ browser: Browser; email: string; authenticator: Authenticator }> {
  const email = `ada${(people += 1)}@example.com`;
  const browser = await memberOf(foyer, email);
  const authenticator = await addPasskey(browser, { authenticator: new Authenticator(foyer.config, ways) });
  expect(browser.answers[0]?.status).toBe(303);
  return { browser, email, authenticator };
}

describe('A passkey', () => {
  it('logs in in place of the password, and counts as two [ASVS 6.3.3]', async () => {
    const { authenticator, email } = await owner();
    const browser = await logInWithPasskey(foyer.browser(), authenticator);
    expect([browser.url, browser.status]).toEqual(['/account', 200]);
    expect(browser.page).toContain(email);
    expect(await methodsOf(foyer, email)).toContainEqual(['pop', 'user', 'mfa']);
    await browser.open('/account/activity');
    expect(browser.page).toContain(`${en['event.passkey-added']} Phone`);
  });

  it('leads to the page that asked for the log-in, and nowhere else', async () => {
    const { authenticator } = await owner();
    const browser = await logInWithPasskey(foyer.browser(), authenticator, { next: '/account/activity' });
    expect(browser.url).toBe('/account/activity');
    const other = await logInWithPasskey(foyer.browser(), authenticator, { next: '//evil.example/' });
    expect(other.url).toBe('/account');
  });

  it('keeps the user logged in only if that was chosen', async () => {
    const { authenticator } = await owner();
    for (const [remember, lasts] of [
      ['yes', true],
      ['', false],
    ] as const) {
      const browser = await logInWithPasskey(foyer.browser(), authenticator, { remember });
      const [first] = browser.answers;
      expect(setCookies(first ?? { headers: {} }, 'foyer_session').some((line) => /expires=/i.test(line))).toBe(lasts);
    }
  });

  it('works again and again, whether or not it counts', async () => {
    for (const counts of [true, false]) {
      const { authenticator } = await owner({ counts });
      for (let round = 0; round < 3; round += 1)
        expect((await logInWithPasskey(foyer.browser(), authenticator)).url).toBe('/account');
      const [stored] = await foyer.rows('SELECT counter FROM passkeys WHERE credential_id = ?', [authenticator.id]);
      expect(stored?.counter).toBe(counts ? 4 : 0);
    }
  });

  it('of an account that waits to be deleted leads to the way back, and after that nowhere', async () => {
    const { authenticator, browser } = await owner();
    await deleteAccount(browser);
    const back = await logInWithPasskey(foyer.browser(), authenticator);
    expect(back.url).toBe('/account/restore?next=%2Faccount');
    foyer.clock.advance(policy.deletion.grace);
    const late = await logInWithPasskey(foyer.browser(), authenticator);
    expect([late.status, problemOf(late)]).toEqual([422, en['passkey.wrong']]);
  });

  it('stores whether it is backed up, as it says at each use', async () => {
    const { authenticator } = await owner({ backsUp: true });
    const stored = async (): Promise<unknown> =>
      (await foyer.rows('SELECT backed_up FROM passkeys WHERE credential_id = ?', [authenticator.id]))[0]?.backed_up;
    expect(await stored()).toBe(1);
    await logInWithPasskey(foyer.browser(), authenticator, { twist: { backedUp: false } });
    expect(await stored()).toBe(0);
  });
});

describe('What the log-in page asks for', () => {
  it('is the same for everybody but for the challenge, and names no account [ASVS 6.3.8, 6.7.2]', async () => {
    await owner();
    const browser = await foyer.browser().open('/login');
    const [one, other] = [await askedFor(browser, '/login/passkey'), await askedFor(browser, '/login/passkey')];
    expect(one).toEqual({
      challenge: expect.stringMatching(/^[\w-]{100,200}$/) as string,
      rpId: 'localhost',
      timeout: policy.factors.passkeys.timeout,
      userVerification: 'required',
    });
    expect({ ...other, challenge: '' }).toEqual({ ...one, challenge: '' });
    expect(other.challenge).not.toBe(one.challenge);
  });

  it('is stored by nobody: neither here nor in a cache', async () => {
    const before = await foyer.rows('SELECT 1 FROM used_challenges');
    const answer = await foyer.browser().send('GET', '/login/passkey', undefined, { 'Sec-Fetch-Dest': 'empty' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await foyer.rows('SELECT 1 FROM used_challenges')).toEqual(before);
  });

  it('is no page: whoever opens it gets the log-in page', async () => {
    expect((await foyer.browser().open('/login/passkey')).url).toBe('/login');
  });
});

describe('A passkey is refused', () => {
  /** What is signed here for something else, by name. */
  const challenges = {
    'a challenge that nobody asked': () => Buffer.from('made up').toString('base64url'),
    'an empty challenge': () => '',
    'a challenge of another site': async () => (await askedFor(elsewhere.browser(), '/login/passkey')).challenge,
    'a challenge for adding one': async (browser: Browser) =>
      (await askedFor(browser, '/account/passkeys/options')).challenge,
    'a challenge for confirming': async (browser: Browser) => (await askedFor(browser, '/confirm/passkey')).challenge,
  };

  it.each(Object.entries(challenges))('with %s', async (_, challengeOf) => {
    const { authenticator, browser } = await owner();
    const challenge = await challengeOf(browser);
    await expectRefused(authenticator, { challenge });
  });

  const twists: Readonly<Record<string, Twist>> = {
    'if it asked for no PIN and no finger': { userVerified: false },
    'if nobody was there': { userPresent: false },
    'used on another site': { origin: 'https://evil.example' },
    'used on this host, but by http on another port': { origin: 'http://localhost:3001' },
    'made for another host': { rpId: 'evil.example' },
    'used in a frame of another site': { crossOrigin: true },
    'with the answer to making one': { type: 'webauthn.create' },
    'with another signature': { signature: Buffer.from('no signature').toString('base64url') },
    'with the handle of another account': { userHandle: Buffer.from('somebody').toString('base64url') },
    'without the handle of its account': { userHandle: undefined },
  };

  it.each(Object.entries(twists))('%s', async (_, twist) => {
    const { authenticator } = await owner();
    await expectRefused(authenticator, twist);
    expect((await logInWithPasskey(foyer.browser(), authenticator)).url).toBe('/account');
  });

  it('that no account has, or has any more', async () => {
    const stranger = new Authenticator(foyer.config);
    stranger.userHandle = Buffer.from('nobody').toString('base64url');
    await expectRefused(stranger);
    const { authenticator, browser } = await owner();
    await browser.open('/account/passkeys');
    await browser.press('Remove');
    await expectRefused(authenticator);
  });

  it.each(['', '{}', 'null', '[', '"text"', '{"id":1}', '{"response":{"clientDataJSON":"e30"}}'])(
    'if what comes is %j',
    async (passkey) => {
      const browser = await foyer.browser().open('/login');
      await browser.post('/login/passkey', { _csrf: browser.csrf, passkey });
      expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    },
  );

  it('when it took longer than the browser waits', async () => {
    const { authenticator } = await owner();
    const { challenge, timeout } = policy.factors.passkeys;
    const answerAfter = async (wait: number): Promise<Browser> => {
      const browser = await foyer.browser().open('/login');
      const asked = await askedFor(browser, '/login/passkey');
      foyer.clock.advance(wait);
      return browser.post('/login/passkey', { _csrf: browser.csrf, passkey: authenticator.sign(asked) });
    };
    expect((await answerAfter(timeout)).url).toBe('/account');
    const late = await answerAfter(challenge);
    expect([late.status, problemOf(late)]).toEqual([422, en['passkey.expired']]);
  });

  it('on the page that it was used on, with what was typed, but never the answer', async () => {
    const browser = await foyer.browser().open('/login?next=/account/activity');
    const fields = {
      email: 'ada@example.com',
      password: 'typed meanwhile',
      next: '/account/activity',
      remember: 'yes',
    };
    await browser.post('/login/passkey', { _csrf: browser.csrf, passkey: 'not an answer', ...fields });
    expect([browser.status, browser.html('h1').text()]).toEqual([422, 'Log in']);
    expect(browser.valueOf('Email')).toBe('ada@example.com');
    expect(browser.html('input[name=next]').attr('value')).toBe('/account/activity');
    expect(browser.html('#remember').attr('checked')).toBe('checked');
    expect(browser.html('main form').attr('action')).toBe('/login');
    expect(browser.response.text).not.toContain('not an answer');
    expect(browser.response.text).not.toContain('typed meanwhile');
  });

  async function expectRefused(authenticator: Authenticator, twist: Twist = {}): Promise<void> {
    const browser = await logInWithPasskey(foyer.browser(), authenticator, { twist });
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    expect(await isLoggedIn(browser)).toBe(false);
  }
});

describe('An answer', () => {
  it('works once [ASVS 6.7.2]', async () => {
    const { authenticator } = await owner();
    const browser = await foyer.browser().open('/login');
    const passkey = authenticator.sign(await askedFor(browser, '/login/passkey'));
    await browser.post('/login/passkey', { _csrf: browser.csrf, passkey });
    expect(browser.url).toBe('/account');
    const thief = await foyer.browser().open('/login');
    await thief.post('/login/passkey', { _csrf: thief.csrf, passkey });
    expect([thief.status, await isLoggedIn(thief)]).toEqual([422, false]);
  });

  it.each(racesOf([true, false]))(
    'works once, also if it is sent 50 times at once (with a counter: %s), round %i',
    async (counts) => {
      const { authenticator, email } = await owner({ counts });
      const thief = await foyer.browser().open('/login');
      const passkey = authenticator.sign(await askedFor(thief, '/login/passkey'));
      const answers = await sendAtOnce(thief, '/login/passkey', 50, () => ({ passkey }));
      expect(statusesOf(answers)).toEqual({ 303: 1, 422: 49 });
      expect(
        await foyer.rows(
          "SELECT 1 FROM events WHERE type = 'passkey-copied' AND user_id IN (SELECT id FROM users WHERE email = ?)",
          [email],
        ),
      ).toEqual([]);
    },
  );

  it('is forgotten when its challenge is over', async () => {
    const { authenticator } = await owner();
    await logInWithPasskey(foyer.browser(), authenticator);
    const [used] = await foyer.rows<{ expires_at: number }>(
      'SELECT MAX(expires_at) AS expires_at FROM used_challenges',
    );
    expect(used?.expires_at).toBeLessThanOrEqual(foyer.clock.now() + policy.factors.passkeys.challenge);
    expect(used?.expires_at).toBeGreaterThan(foyer.clock.now());
  });
});

describe('A copy of a passkey', () => {
  it('whose counter is behind is refused, and its owner is told', async () => {
    const { authenticator, email } = await owner({ counts: true });
    for (let use = 0; use < 2; use += 1) await logInWithPasskey(foyer.browser(), authenticator);
    const thief = await logInWithPasskey(foyer.browser(), authenticator, { twist: { counter: 2 } });
    expect([thief.status, problemOf(thief)]).toEqual([422, en['passkey.copied']]);
    expect(await isLoggedIn(thief)).toBe(false);
    const { subject } = await foyer.mailbox.lastAbout(email, 'copied');
    expect(subject).toBe('A passkey of your Foyer account may have been copied');
    const browser = await logInWithPasskey(foyer.browser(), authenticator);
    expect(browser.url).toBe('/account');
    await browser.open('/account/activity');
    expect(browser.page).toContain(`${en['event.passkey-copied']} Phone`);
  });

  it.each([
    ['the same counter', 3],
    ['no counter any more', 0],
  ])('with %s is refused as well', async (_, counter) => {
    const { authenticator } = await owner({ counts: true });
    for (let use = 0; use < 2; use += 1) await logInWithPasskey(foyer.browser(), authenticator);
    const thief = await logInWithPasskey(foyer.browser(), authenticator, { twist: { counter } });
    expect([thief.status, problemOf(thief)]).toEqual([422, en['passkey.copied']]);
  });

  it('floods neither the mailbox nor the activity of the owner', async () => {
    const { authenticator, email } = await owner({ counts: true });
    await logInWithPasskey(foyer.browser(), authenticator);
    const statuses: number[] = [];
    for (let tried = 0; tried < policy.limits.copiedPasskeys.count + 3; tried += 1)
      statuses.push((await logInWithPasskey(foyer.browser(), authenticator, { twist: { counter: 1 } })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    const events = await foyer.rows(
      "SELECT 1 FROM events WHERE type = 'passkey-copied' AND user_id IN (SELECT id FROM users WHERE email = ?)",
      [email],
    );
    expect(events).toHaveLength(policy.limits.copiedPasskeys.count);
    authenticator.counter = 100;
    expect((await logInWithPasskey(foyer.browser(), authenticator)).url).toBe('/account');
  });
});
