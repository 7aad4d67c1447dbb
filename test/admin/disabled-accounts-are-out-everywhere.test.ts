import { type AccessChange, AccountAccess } from '../../src/admin/account-access.js';
import type { ClientInfo } from '../../src/domain/client-info.js';
import { operator } from '../../src/users/events-beside-server.js';
import { giveRole, giveState } from '../support/admins.js';
import { askForReset, idOf } from '../support/acts.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, AtApplication } from '../support/applications.js';
import { firstStep, securedMember } from '../support/factors.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { RelyingParty } from '../support/relying-party.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;
let access: AccountAccess;

beforeAll(async () => {
  foyer = await startApplication();
  access = foyer.app.get(AccountAccess, { strict: false });
});

afterAll(async () => {
  await foyer.stop();
});

const admin: ClientInfo = operator;

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

    expect(await access.disable(await idOf(foyer, email), admin)).toBe('done');
    expect(Object.values(await works())).toEqual(Array(6).fill(false));
    expect((await site.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await logIn(foyer, email)).status).toBe(403);

    expect(await access.enable(await idOf(foyer, email), admin)).toBe('done');
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
    await access.disable(await idOf(foyer, 'bea@example.com'), admin);
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
    const id = await idOf(foyer, 'cyd@example.com');
    expect(await access.enable(id, admin)).toBe('unchanged');
    expect(await access.disable(id, admin)).toBe('done');
    expect(await access.disable(id, admin)).toBe('unchanged');
    await giveState(foyer, 'cyd@example.com', 'waiting');
    expect(await access.enable(id, admin)).toBe('unchanged');
  });
});

describe('The last administrator', () => {
  it('stays, unless an operator says so, also when two remove each other at once', async () => {
    const ids: string[] = [];
    for (const email of ['first@example.com', 'second@example.com']) {
      await memberOf(foyer, email);
      await giveRole(foyer, email, 'admin');
      ids.push(await idOf(foyer, email));
    }
    const [first = '', second = ''] = ids;
    const changes: AccessChange[] = await Promise.all([
      access.setRole(first, 'user', admin),
      access.disable(second, admin),
    ]);
    expect(changes.sort()).toEqual(['done', 'last-admin']);
    expect(await access.admins()).toBe(1);
    const left = changes[0] === 'done' && (await roleOf(first)) === 'admin' ? first : second;
    expect(await access.setRole(left, 'user', admin)).toBe('last-admin');
    expect(await access.setRole(left, 'user', admin, { evenLastAdmin: true })).toBe('done');
    expect(await access.admins()).toBe(0);
  });
});

const roleOf = async (id: string): Promise<string | undefined> =>
  (await foyer.rows<{ role: string }>('SELECT role FROM users WHERE id = ?', [id]))[0]?.role;
