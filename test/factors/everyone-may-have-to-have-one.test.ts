import { call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApp, makeCodes } from '../support/factors.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { routesOf } from '../support/routes.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ REQUIRE_SECOND_FACTOR: 'everyone' });
});

afterAll(async () => {
  await foyer.stop();
});

/** Where somebody without a factor is let in: to set one up, to confirm the password, and to leave. */
const open = [
  '/account/passkeys',
  '/account/passkeys/options',
  '/account/recovery-codes',
  '/account/security',
  '/account/totp',
  '/confirm',
];

describe('On a site that needs a second factor from everyone', () => {
  it('whoever has none is led to set one up, before anything else [ASVS 6.3.3]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    expect(ada.url).toBe('/account/security');
    expect(ada.page).toContain('This site requires two-step verification');
    const guarded = routesOf(foyer, 'get').filter((route) => route.startsWith('/account') && !route.includes(':'));
    const letIn: string[] = [];
    for (const path of [...guarded, '/confirm']) {
      await ada.open(path);
      if (ada.url === path) letIn.push(path);
    }
    expect(letIn.sort()).toEqual(open);
    await ada.post('/account/profile', { _csrf: ada.csrf, displayName: 'Ada' });
    expect(ada.url).toBe('/account/security');

    await addApp(foyer, ada);
    expect(ada.url).toBe('/account/recovery-codes');
    expect(await makeCodes(ada)).toHaveLength(10);
    await ada.open('/account');
    expect(ada.page).toContain('Member since');
  });

  it('a session from before is led there as well, and can be left', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await bea.press('Log out');
    expect(bea.url).toBe('/login');
    await logIn(foyer, 'bea@example.com', { browser: bea });
    expect(bea.url).toBe('/account/security');
  });

  it('the API answers nothing else, with a token of a log-in or of a program, and can be logged out of', async () => {
    await memberOf(foyer, 'cyd@example.com');
    const token = await tokenOf(foyer, 'cyd@example.com');
    for (const path of ['users/me', 'users/me/sessions', 'users/me/activity', 'users/me/tokens']) {
      const { status, json } = await call(foyer, path, { token });
      expect({ path, status }).toEqual({ path, status: 403 });
      expect(json.type).toMatch(/#second-factor-missing$/);
    }
    expect((await call(foyer, 'auth/logout', { method: 'POST', token })).status).toBe(204);
  });

  it('the last factor stays', async () => {
    const dot = await memberOf(foyer, 'dot@example.com');
    await addApp(foyer, dot);
    await dot.open('/account/totp');
    await dot.press('Remove authenticator app');
    expect(dot.status).toBe(422);
    expect(dot.page).toContain('Set up another second step before you remove this one.');
    await dot.open('/account/totp');
    expect(dot.page).toContain('Remove authenticator app');
  });

  it('an account that is to be deleted can be restored without one', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    await addApp(foyer, eve);
    await eve.open('/account/delete');
    await eve.fillIn('Password', goodPassword).press('Delete account');
    expect(eve.url).toBe('/login');
  });
});
