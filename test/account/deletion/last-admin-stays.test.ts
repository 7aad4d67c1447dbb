import { deleteAccount } from '../../support/acts.js';
import { asAdmin, giveRole, giveState } from '../../support/admins.js';
import { call, tokenOf } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, memberOf } from '../../support/people.js';
import { races, timeForRaces } from '../../support/rounds.js';
import { isLoggedIn } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const only = 'You are the only administrator of this site';

const leaving = async (email: string): Promise<boolean> =>
  (await foyer.rows('SELECT 1 FROM users WHERE email = ? AND delete_after IS NOT NULL', [email])).length > 0;

describe('The last admin', () => {
  it('cannot delete their account, is told why, and can once somebody else is one', async () => {
    const ada = await asAdmin(foyer, 'ada@example.com');
    await ada.open('/account/delete');
    expect(ada.page).toContain(only);
    expect(ada.html('main form')).toHaveLength(0);
    expect(ada.html('main a[href="/admin/users"]')).toHaveLength(1);
    await ada.post('/account/delete', { _csrf: ada.csrf, password: goodPassword });
    expect([ada.status, ada.page]).toEqual([422, expect.stringContaining(only)]);
    expect([await leaving('ada@example.com'), await isLoggedIn(ada)]).toEqual([false, true]);
    await memberOf(foyer, 'bea@example.com');
    await giveRole(foyer, 'bea@example.com', 'admin');
    await deleteAccount(ada);
    expect(ada.page).toContain('Your account is closed');
    expect(await leaving('ada@example.com')).toBe(true);
  });

  it('is the last one although others have the role who cannot use it', async () => {
    const cyd = await asAdmin(foyer, 'cyd@example.com');
    for (const email of ['ada@example.com', 'bea@example.com']) await giveState(foyer, email, 'disabled');
    await cyd.open('/account/delete');
    expect(cyd.page).toContain(only);
    await giveRole(foyer, 'cyd@example.com', 'user');
    await deleteAccount(cyd);
    expect(await leaving('cyd@example.com')).toBe(true);
  });

  it('is refused by the API, too', async () => {
    await memberOf(foyer, 'dan@example.com');
    const token = await tokenOf(foyer, 'dan@example.com');
    await giveRole(foyer, 'dan@example.com', 'admin');
    const body = { currentPassword: goodPassword };
    const { status, json } = await call(foyer, 'users/me', { method: 'DELETE', token, body });
    expect([status, json.type]).toEqual([409, expect.stringMatching(/#last-admin$/)]);
    expect([json.detail, json.errors]).toEqual([expect.stringContaining(only), undefined]);
    expect(await leaving('dan@example.com')).toBe(false);
    await giveRole(foyer, 'dan@example.com', 'user');
    expect((await call(foyer, 'users/me', { method: 'DELETE', token, body })).status).toBe(204);
  });

  it.each(races())(
    'stays when all of them delete their accounts at once, round %i',
    async (round) => {
      const admins = await Promise.all(
        Array.from({ length: 5 }, async (_, index) => {
          const email = `admin-${round}-${index}@example.com`;
          const browser = await memberOf(foyer, email);
          await giveRole(foyer, email, 'admin');
          return { email, browser };
        }),
      );
      await Promise.all(admins.map(({ browser }) => browser.open('/account/delete')));
      await Promise.all(admins.map(({ browser }) => browser.fillIn('Password', goodPassword).press('Delete account')));
      const stayed = await Promise.all(admins.map(async ({ email }) => !(await leaving(email))));
      expect(stayed.filter(Boolean)).toHaveLength(1);
      const last = admins.find((_, index) => stayed[index]);
      expect([last?.browser.status, last?.browser.page]).toEqual([422, expect.stringContaining(only)]);
      await giveRole(foyer, last?.email ?? '', 'user');
    },
    timeForRaces,
  );
});
