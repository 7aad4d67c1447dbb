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

/** The account that these session cookies open, in this order. The other cookies are Ada's. */
async function accountWith(...sessions: string[]): Promise<string> {
  const others = cookiesOf(ada).replace(/foyer_session=[^;]*(; )?/, '');
  const Cookie = [...sessions.map((session) => `${sessionCookie}=${session}`), others].join('; ');
  const answer = await foyer.browser().send('GET', '/account', undefined, { Cookie });
  const [email = answer.headers.location ?? ''] = /\w+@example\.com/.exec(answer.text) ?? [];
  for (const each of ['ada@example.com', 'bob@example.com'])
    if (each !== email) expect(answer.text).not.toContain(each);
  return email;
}

const loginPage = '/login?next=%2Faccount';

describe('A request with several session cookies', () => {
  it('uses only the first one [ASVS 15.3.7]', async () => {
    expect(await accountWith(sessionOf(ada), sessionOf(bob))).toBe('ada@example.com');
    expect(await accountWith(sessionOf(bob), sessionOf(ada))).toBe('bob@example.com');
    expect(await accountWith(sessionOf(ada), 'anything', sessionOf(bob))).toBe('ada@example.com');
  });

  it('is not logged in if the first one is invalid, so that different parsers cannot be abused [ASVS 15.3.7]', async () => {
    for (const none of ['anything', '', 's%3A.', 's%3Aunknown.signature', `"${sessionOf(bob)}`, '%zz'])
      expect(await accountWith(none, sessionOf(ada))).toBe(loginPage);
  });

  it('logs out only the session that it uses', async () => {
    const both = `${sessionCookie}=${sessionOf(bob)}; ${cookiesOf(ada)}`;
    await ada.open('/account');
    const { fields } = ada.formWith('Log out');
    const before = await tablesOf(foyer);
    const answer = await foyer
      .browser()
      .send('POST', '/logout', new URLSearchParams(fields).toString(), { Cookie: both });
    expect(answer.headers.location).toBe('/login');
    expect((await tablesOf(foyer)).sessions).toHaveLength((before.sessions?.length ?? 0) - 1);
    expect(await accountWith(sessionOf(bob))).toBe(loginPage);
    expect(await accountWith(sessionOf(ada))).toBe('ada@example.com');
  });
});
