import { AccountActs } from '../../src/admin/account-acts.js';
import { Database } from '../../src/database/database.js';
import { ofAccount } from '../../src/database/subjects.js';
import { operator } from '../../src/users/events-beside-server.js';
import { Users } from '../../src/users/users.js';
import { giveState } from '../support/admins.js';
import { askForReset, idOf } from '../support/acts.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, AtApplication } from '../support/applications.js';
import { firstStep, securedMember } from '../support/factors.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { RelyingParty } from '../support/relying-party.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** As an operator does by command. False if there is nothing to do. */
async function change(email: string, act: 'disable' | 'enable'): Promise<boolean> {
  const id = await idOf(foyer, email);
  return foyer.app.get(Database).write([ofAccount(id)], async (db) => {
    const owner = await foyer.app.get(Users).get(id, db);
    return foyer.app.get(AccountActs)[act](db, owner, operator);
  });
}

describe('As soon as an account is disabled', () => {
  it('nothing of it works any more: pages, API, sites with OpenID Connect, applications behind a proxy [ASVS 7.4.2]', async () => {
    const email = 'ada@example.com';
    const browser = await memberOf(foyer, email);
    const session = await tokenOf(foyer, email);
    const personal = await makeToken(foyer, session);
    const site = await RelyingParty.add(foyer);
    const tokens = await site.logIn(browser, { scope: 'openid email offline_access', prompt: 'consent' });
    await addApplication(foyer, 'https://wiki.example.com');
    const wiki = new AtApplication(foyer, 'https://wiki.example.com', browser);
    await wiki.enter();
    const works = async (): Promise<Record<string, boolean>> => ({
      page: await isLoggedIn(browser),
      session: (await call(foyer, 'users/me', { token: session })).status === 200,
      personal: (await call(foyer, 'users/me', { token: personal })).status === 200,
      userinfo: (await site.userinfo(tokens.access_token)).status === 200,
      introspection: await site.isActive(tokens.refresh_token),
      application: await wiki.isIn(),
    });
    expect(Object.values(await works())).toEqual(Array(6).fill(true));

    expect(await change(email, 'disable')).toBe(true);
    expect(Object.values(await works())).toEqual(Array(6).fill(false));
    expect((await site.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await logIn(foyer, email)).status).toBe(403);

    expect(await change(email, 'enable')).toBe(true);
    expect(Object.values(await works())).toEqual(Array(6).fill(false));
    const again = await logIn(foyer, email);
    expect(again.url).toBe('/account');
    await again.open('/account/activity');
    expect(again.page).toContain('Account disabled, all devices logged out');
    expect(again.page).toContain('Account enabled again');
    expect((await foyer.mailbox.lastAbout(email, 'was disabled')).text).toContain('Your data is kept.');
    await foyer.mailbox.lastAbout(email, 'works again');
  });

  it('a log-in that waits for its code, and a new password by mail, lead nowhere', async () => {
    const { app } = await securedMember(foyer, 'bea@example.com');
    const waiting = await firstStep(foyer, 'bea@example.com');
    await change('bea@example.com', 'disable');
    await waiting.fillIn('Code', await app.nextCode()).press('Log in');
    expect(await isLoggedIn(waiting)).toBe(false);
    await askForReset(foyer, 'bea@example.com');
    const { link } = await foyer.mailbox.lastAbout('bea@example.com', 'Reset your');
    const owner = await foyer.browser().open(link);
    await owner.fillIn('New password', `${goodPassword} again`).press('Set new password');
    expect((await logIn(foyer, 'bea@example.com', { password: `${goodPassword} again` })).url).not.toBe('/account');
  });

  it('nothing more happens, and one who waits for approval is not let in this way', async () => {
    await memberOf(foyer, 'cyd@example.com');
    expect(await change('cyd@example.com', 'enable')).toBe(false);
    expect(await change('cyd@example.com', 'disable')).toBe(true);
    expect(await change('cyd@example.com', 'disable')).toBe(false);
    await giveState(foyer, 'cyd@example.com', 'waiting');
    expect(await change('cyd@example.com', 'enable')).toBe(false);
  });
});
