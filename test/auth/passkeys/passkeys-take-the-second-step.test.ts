import { en } from '../../../src/i18n/en/texts.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { Authenticator, type Twist } from '../../support/authenticator.js';
import type { Browser } from '../../support/browser.js';
import { firstStep } from '../../support/factors.js';
import { memberOf } from '../../support/people.js';
import { addPasskey, askedFor, logInWithPasskey, methodsOf, problemOf } from '../../support/passkeys.js';
import { isLoggedIn, sessionCookie, setCookies } from '../../support/session-cookies.js';
import { sendAtOnce } from '../../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

let people = 0;

async function owner(
  ways: ConstructorParameters<typeof Authenticator>[1] = {},
): Promise<{ browser: Browser; email: string; authenticator: Authenticator }> {
  const email = `eve${(people += 1)}@example.com`;
  const browser = await memberOf(foyer, email);
  return {
    browser,
    email,
    authenticator: await addPasskey(browser, { authenticator: new Authenticator(foyer.config, ways) }),
  };
}

type Asked = Awaited<ReturnType<typeof askedFor>>;

/** The two pages that take a passkey of an account that is known already. */
interface Place {
  readonly path: '/login/code' | '/confirm';
  /** A browser at this page, for this account. */
  readonly reach: (email: string, owner: Browser) => Promise<Browser>;
  readonly isThrough: (browser: Browser) => Promise<boolean>;
}

const places: readonly Place[] = [
  { path: '/login/code', reach: (email) => firstStep(foyer, email), isThrough: isLoggedIn },
  {
    path: '/confirm',
    async reach(_email, browser) {
      foyer.clock.advance(policy.reauthentication.freshFor);
      return browser.open('/account/passkeys');
    },
    isThrough: async (browser) => (await browser.open('/account/passkeys')).url === '/account/passkeys',
  },
];

describe.each(places)('At $path, a passkey', ({ path, reach, isThrough }) => {
  const ask = (browser: Browser): Promise<Asked> => askedFor(browser, `${path}/passkey`);

  const answer = async (browser: Browser, passkey: string): Promise<Browser> =>
    browser.post(path, { _csrf: browser.csrf, passkey });

  async function use(browser: Browser, authenticator: Authenticator, twist?: Twist): Promise<Browser> {
    return answer(browser, authenticator.sign(await ask(browser), twist));
  }

  it('is enough, also if it asks for no PIN: the password came first', async () => {
    const { email, authenticator, ...rest } = await owner({ verifies: false });
    const browser = await reach(email, rest.browser);
    await use(browser, authenticator);
    expect(browser.answers[0]?.status).toBe(303);
    expect(await isThrough(browser)).toBe(true);
    expect(await methodsOf(foyer, email)).toContainEqual(['pwd', 'pop', 'mfa']);
  });

  it('without a handle is enough, as old security keys have it', async () => {
    const { email, authenticator, ...rest } = await owner();
    const browser = await reach(email, rest.browser);
    await use(browser, authenticator, { userHandle: undefined });
    expect(await isThrough(browser)).toBe(true);
  });

  const twists: Readonly<Record<string, Twist>> = {
    'if nobody was there': { userPresent: false },
    'used on another site': { origin: 'https://evil.example' },
    'made for another host': { rpId: 'evil.example' },
    'with another signature': { signature: Buffer.from('no signature').toString('base64url') },
    'with the handle of another account': { userHandle: Buffer.from('somebody').toString('base64url') },
  };

  it.each(Object.entries(twists))('is refused %s', async (_, twist) => {
    const { email, authenticator, ...rest } = await owner();
    const browser = await reach(email, rest.browser);
    await use(browser, authenticator, twist);
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    expect(await isThrough(browser)).toBe(false);
  });

  it('is refused with a challenge for anything else, or for anybody else', async () => {
    const [one, other] = [await owner(), await owner()];
    const elsewhere = places.find((place) => place.path !== path);
    const browser = await reach(one.email, one.browser);
    const challenges = [
      (await askedFor(foyer.browser(), '/login/passkey')).challenge,
      (await ask(await reach(other.email, other.browser))).challenge,
      ...(elsewhere?.path === '/login/code'
        ? [(await askedFor(await elsewhere.reach(one.email, one.browser), '/login/code/passkey')).challenge]
        : [(await askedFor(one.browser, '/confirm/passkey')).challenge]),
    ];
    const own = await ask(browser);
    for (const challenge of challenges) {
      await answer(browser, one.authenticator.sign({ ...own, challenge }));
      expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    }
    await answer(browser, one.authenticator.sign(own));
    expect(await isThrough(browser)).toBe(true);
  });

  it('of another account is refused', async () => {
    const [one, other] = [await owner(), await owner()];
    const browser = await reach(one.email, one.browser);
    await use(browser, other.authenticator);
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.wrong']]);
    expect(await isThrough(browser)).toBe(false);
  });

  it('works once, also if it is sent 4 times at once', async () => {
    const { email, authenticator, ...rest } = await owner();
    const browser = await reach(email, rest.browser);
    const passkey = authenticator.sign(await ask(browser));
    const answers = await sendAtOnce(browser, path, 4, () => ({ passkey }));
    const issued = answers.filter((each) => setCookies(each, sessionCookie).length > 0);
    expect(issued.map(({ status }) => status)).toEqual([303]);
  });

  it('that was copied is refused and told, and the page can be used another way', async () => {
    const { email, authenticator, ...rest } = await owner({ counts: true });
    await logInWithPasskey(foyer.browser(), authenticator);
    const browser = await reach(email, rest.browser);
    await use(browser, authenticator, { counter: 1 });
    expect([browser.status, problemOf(browser)]).toEqual([422, en['passkey.copied']]);
    expect((await foyer.mailbox.lastAbout(email, 'copied')).to).toBe(email);
    authenticator.counter = 10;
    await use(browser, authenticator);
    expect(await isThrough(browser)).toBe(true);
  });
});
