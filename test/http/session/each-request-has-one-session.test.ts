import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { cookiesOf } from '../../support/drafts.js';
import { memberOf } from '../../support/people.js';
import { sessionCookie, sessionOf } from '../../support/session-cookies.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;
let ada: Browser;
let bob: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  ada = await memberOf(foyer, 'ada@example.com');
  bob = await memberOf(foyer, 'bob@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

/** What a request with these session cookies finds, in this order; the other cookies are Ada's. */
async function accountWith(...sessions: string[]): Promise<string> {
  const others = cookiesOf(ada).replace(/foyer_session=[^;]*(; )?/, '');
  const Cookie = [...sessions.map((session) => `${sessionCookie}=${session}`), others].join('; ');
  const answer = await foyer.browser().send('GET', '/account', undefined, { Cookie });
  const [email = answer.headers.location ?? ''] = /\w+@example\.com/.exec(answer.text) ?? [];
  for (const each of ['ada@example.com', 'bob@example.com'])
    if (each !== email) expect(answer.text).not.toContain(each);
  return email;
}

const theLogIn = '/login?next=%2Faccount';

describe('A request with several session cookies', () => {
  it('is of whom the first one says, and of nobody else [ASVS 15.3.7]', async () => {
    expect(await accountWith(sessionOf(ada), sessionOf(bob))).toBe('ada@example.com');
    expect(await accountWith(sessionOf(bob), sessionOf(ada))).toBe('bob@example.com');
    expect(await accountWith(sessionOf(ada), 'anything', sessionOf(bob))).toBe('ada@example.com');
  });

  it('is of nobody when the first one is none, so that the parsers cannot be played off [ASVS 15.3.7]', async () => {
    for (const none of ['anything', '', 's%3A.', 's%3Aunknown.signature', `"${sessionOf(bob)}`, '%zz'])
      expect(await accountWith(none, sessionOf(ada))).toBe(theLogIn);
  });

  it('ends only the session that it is of, when its form is for logging out', async () => {
    const both = `${sessionCookie}=${sessionOf(bob)}; ${cookiesOf(ada)}`;
    await ada.open('/account');
    const { fields } = ada.formWith('Log out');
    const before = await tablesOf(foyer);
    const answer = await foyer
      .browser()
      .send('POST', '/logout', new URLSearchParams(fields).toString(), { Cookie: both });
    expect(answer.headers.location).toBe('/login');
    expect((await tablesOf(foyer)).sessions).toHaveLength((before.sessions?.length ?? 0) - 1);
    expect(await accountWith(sessionOf(bob))).toBe(theLogIn);
    expect(await accountWith(sessionOf(ada))).toBe('ada@example.com');
  });
});
