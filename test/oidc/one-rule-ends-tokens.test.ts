import { hours, minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { Database } from '../../src/database/database.js';
import { Clients } from '../../src/oidc/clients.js';
import { operatorOf } from '../../src/users/actor.js';
import { changePassword, deleteAccount, askForReset, resetWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { groupsOf, idOf } from '../support/applications.js';
import type { Browser } from '../support/browser.js';
import { logIn, memberOf } from '../support/people.js';
import { RelyingParty, type Tokens } from '../support/relying-party.js';

let foyer: TestApplication;
let people = 0;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
});

afterAll(async () => {
  await foyer.stop();
});

interface Visit {
  readonly email: string;
  readonly browser: Browser;
  readonly site: RelyingParty;
}

async function visit(): Promise<Visit> {
  people += 1;
  const email = `person${people}@example.com`;
  return { email, browser: await memberOf(foyer, email), site: await RelyingParty.add(foyer) };
}

/** In the words of each endpoint. The refreshed tokens are new ones. */
async function answersOf(site: RelyingParty, tokens: Tokens): Promise<Record<string, unknown>> {
  const [userinfo, isActive, isRefreshActive] = [
    (await site.userinfo(tokens.access_token)).status,
    await site.isActive(tokens.access_token),
    await site.isActive(tokens.refresh_token),
  ];
  const refresh = await site.refresh(tokens.refresh_token);
  return { userinfo, isActive, isRefreshActive, refresh: refresh.body.error ?? refresh.status };
}

const alive = { userinfo: 200, isActive: true, isRefreshActive: true, refresh: 200 };
const dead = { userinfo: 401, isActive: false, isRefreshActive: false, refresh: 'invalid_grant' };

const ends: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  'a log-out': async ({ browser }) => {
    await browser.open('/account');
    await browser.press('Log out');
  },
  'an end from another browser': async ({ email }) => {
    const other = await logIn(foyer, email);
    await other.open('/account/sessions');
    await other.press('Log out all other devices');
  },
  'a new password': async ({ browser }) => changePassword(browser),
  'a reset': async ({ email }) => {
    await askForReset(foyer, email);
    await resetWith((await foyer.mailbox.lastAbout(email, 'password')).link, foyer.browser());
  },
  'a deletion of the account': async ({ browser }) => deleteAccount(browser),
  'a removal of the account': async ({ email }) =>
    foyer.app.get(Database).write([], (db) => db.query<unknown[]>('DELETE FROM users WHERE email = ?', [email])),
  'an end of the account that nobody has asked for here': async ({ email }) =>
    foyer.app
      .get(Database)
      .write([], (db) => db.query<unknown[]>('UPDATE users SET delete_after = 9999999999999 WHERE email = ?', [email])),
  'the end of the session’s time': async () => {
    // Before the retention job has deleted it. A refresh token lasts longer.
    foyer.clock.advance(policy.sessions.idle + minutes(1));
    return Promise.resolve();
  },
  'a removal of the site': async ({ site }) =>
    foyer.app.get(Clients, { strict: false }).remove(operatorOf(foyer.app.get(Database)), site.id),
  'a withdrawal of the consent': async ({ browser }) => {
    await browser.open('/account/sites');
    await browser.press('Disconnect');
  },
};

describe('Tokens of a site', () => {
  it('work, and the refreshed ones', async () => {
    const { browser, site } = await visit();
    const tokens = await site.logIn(browser);
    expect(await answersOf(site, tokens)).toEqual(alive);
  });

  it.each(Object.keys(ends).filter((name) => name !== 'a removal of the site'))('end with %s', async (name) => {
    const here = await visit();
    const tokens = await here.site.logIn(here.browser);
    expect(await here.site.isActive(tokens.access_token)).toBe(true);
    await ends[name]?.(here);
    expect(await answersOf(here.site, tokens)).toEqual(dead);
  });

  it('end with a removal of the site, which is nobody any more', async () => {
    const here = await visit();
    const tokens = await here.site.logIn(here.browser);
    await ends['a removal of the site']?.(here);
    expect((await here.site.userinfo(tokens.access_token)).status).toBe(401);
    expect((await here.site.refresh(tokens.refresh_token)).body.error).toBe('invalid_client');
    expect(await foyer.rows('SELECT 1 FROM oidc_records WHERE client_id = ?', [here.site.id])).toEqual([]);
  });

  it('outlive a log-out if the person has consented to that, and no new password', async () => {
    const here = await visit();
    const { site, browser } = here;
    const asked = { scope: 'openid email offline_access', prompt: 'consent' };
    const tokens = await site.logIn(browser, asked);
    await ends['a log-out']?.(here);
    expect((await site.userinfo(tokens.access_token)).status).toBe(200);
    const refreshed = (await site.refresh(tokens.refresh_token)).body as unknown as Tokens;
    await changePassword(await logIn(foyer, here.email, { browser }));
    expect(await answersOf(site, refreshed)).toEqual(dead);
  });

  it('work for nobody who is not in the group any more', async () => {
    const groups = groupsOf(foyer);
    await groups.add('staff');
    const browser = await memberOf(foyer, 'ada@example.com');
    const site = await RelyingParty.add(foyer, { groupName: 'staff' });
    const userId = await idOf(foyer, 'ada@example.com');
    await groups.addMember('staff', userId);
    const tokens = await site.logIn(browser);
    expect((await site.userinfo(tokens.access_token)).status).toBe(200);
    await groups.removeMember('staff', userId);
    expect(await answersOf(site, tokens)).toEqual(dead);
  });

  it('follow the session when it gets a new id', async () => {
    const { browser, site } = await visit();
    const tokens = await site.logIn(browser);
    await browser.open('/confirm');
    await browser.fillIn('Password', 'violet tugboat ankle').press('Continue');
    expect((await site.userinfo(tokens.access_token)).status).toBe(200);
  });

  it('keep a session from being idle while they are refreshed', async () => {
    const { browser, site } = await visit();
    let tokens = await site.logIn(browser);
    for (let hour = 0; hour < 5; hour += 1) {
      foyer.clock.advance(hours(1));
      tokens = (await site.refresh(tokens.refresh_token)).body as unknown as Tokens;
    }
    expect((await browser.open('/account')).url).toBe('/account');
    for (let times = 0; times < 25; times += 1)
      tokens = (await site.refresh(tokens.refresh_token)).body as unknown as Tokens;
    const used = `SELECT 1 FROM oidc_records WHERE client_id = ? AND kind = 'RefreshToken' AND consumed_at IS NOT NULL`;
    expect(await foyer.rows(used, [site.id])).toHaveLength(policy.oidc.tokens.usedKept);
  });

  it('leave nothing of a code that was redeemed after the password changed', async () => {
    const { browser, site } = await visit();
    await site.logIn(browser);
    const attempt = site.attempt();
    await attempt.open(browser);
    const code = attempt.codeIn(browser);
    await changePassword(browser);
    expect((await attempt.redeem(code)).body.error).toBe('invalid_grant');
  });
});
