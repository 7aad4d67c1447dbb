import { Database } from '../../src/database/database.js';
import { policy } from '../../src/policy.js';
import { asAdmin, giveState, pageOfPerson } from '../support/admins.js';
import { idOf, otherPassword, resetWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { securedMember } from '../support/factors.js';
import { becomeUser, logIn, memberOf } from '../support/people.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  admin = await asAdmin(foyer, 'admin@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

async function change(sql: string, parameters: readonly string[]): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql, [...parameters]));
}

const stateOf = async (email: string): Promise<object | undefined> =>
  (await foyer.rows('SELECT role, state, delete_after IS NOT NULL AS leaves FROM users WHERE email = ?', [email]))[0];

/** The newest first. */
async function eventsOf(email: string): Promise<string[]> {
  const events = await foyer.rows<{ type: string; ip: string; user_agent: string }>(
    'SELECT type, ip, user_agent FROM events WHERE user_id = ? ORDER BY at DESC, id DESC',
    [await idOf(foyer, email)],
  );
  // What an admin has done never says from where.
  expect(events.filter(({ ip, user_agent: agent }) => ip === 'operator' && agent !== '')).toEqual([]);
  return events.map(({ type, ip }) => (ip === 'operator' ? `${type} by an operator` : type));
}

/** What the owner reads at the top of "Recent activity". */
async function lastActivity(owner: Browser): Promise<string> {
  await owner.open('/account/activity');
  return owner.html('.entries > li').first().text().replace(/\s+/g, ' ').trim();
}

describe('An admin', () => {
  it('disables somebody, whose sessions end at once, and enables them again', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await pageOfPerson(foyer, admin, 'ada@example.com');
    await admin.press('Disable account');
    expect(admin.page).toContain('The account is disabled, and all devices are logged out.');
    expect(await isLoggedIn(ada)).toBe(false);
    expect((await logIn(foyer, 'ada@example.com')).status).toBe(403);
    await foyer.mailbox.lastAbout('ada@example.com', 'was disabled');
    expect(() => admin.formWith('Disable account')).toThrow();

    await admin.press('Enable account');
    expect(admin.page).toContain('The account is enabled.');
    const again = await logIn(foyer, 'ada@example.com');
    expect(again.url).toBe('/account');
    await again.open('/account/activity');
    expect(again.page).toContain('Account disabled, all devices logged out');
    expect((await eventsOf('ada@example.com')).slice(1, 3)).toEqual([
      'account-enabled by an operator',
      'account-disabled by an operator',
    ]);
    const { text } = await foyer.mailbox.lastAbout('ada@example.com', 'works again');
    expect(text).toMatch(/^When: .+\nBy: The people who run this site$/m);
    expect(text).not.toContain('IP address');
  });

  it('approves somebody who waits', async () => {
    await becomeUser(foyer, 'wanda@example.com');
    await giveState(foyer, 'wanda@example.com', 'waiting');
    await pageOfPerson(foyer, admin, 'wanda@example.com');
    expect(admin.page).toContain('Waiting for approval');
    await admin.press('Approve account');
    expect(admin.page).toContain('The account is approved.');
    await foyer.mailbox.lastAbout('wanda@example.com', 'was approved');
    expect((await logIn(foyer, 'wanda@example.com')).url).toBe('/account');
  });

  it('logs out all devices of somebody, who reads by whom, but not from where', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await pageOfPerson(foyer, admin, 'bea@example.com');
    await admin.press('Log out all devices');
    expect(admin.page).toContain('All devices are logged out.');
    expect(await isLoggedIn(bea)).toBe(false);
    await logIn(foyer, 'bea@example.com', { browser: bea });
    await bea.open('/account/activity');
    const entry = bea.html('.entries > li').eq(1).text().replace(/\s+/g, ' ');
    expect(entry).toContain('All devices logged out');
    expect(entry).toContain('By the people who run this site');
    expect(entry).not.toContain('IP address');
    expect(await lastActivity(bea)).toContain('IP address');
  });

  it('sends a link for a new password, and the old one stays until it is used', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    await pageOfPerson(foyer, admin, 'cyd@example.com');
    await admin.press('Send a link for a new password');
    expect(admin.page).toContain('The owner gets a link by email');
    expect((await logIn(foyer, 'cyd@example.com')).url).toBe('/account');
    const { link, text } = await foyer.mailbox.lastAbout('cyd@example.com', 'Choose a new');
    expect(text).toContain('have sent you a link to choose a new password');
    await resetWith(link, foyer.browser(), otherPassword);
    expect((await logIn(foyer, 'cyd@example.com', { password: otherPassword })).url).toBe('/account');
    expect(await eventsOf('cyd@example.com')).toContain('password-offered by an operator');
  });

  it('has no more such links mailed to somebody than they could ask for themselves', async () => {
    await becomeUser(foyer, 'often-helped@example.com');
    await pageOfPerson(foyer, admin, 'often-helped@example.com');
    const page = admin.url;
    const statuses: number[] = [];
    for (let sent = 0; sent <= policy.limits.linksOfAccount.count; sent += 1) {
      await admin.open(page);
      await admin.press('Send a link for a new password');
      statuses.push(admin.status);
    }
    expect(statuses).toEqual([...Array.from({ length: policy.limits.linksOfAccount.count }, () => 200), 429]);
    // Other acts, and other people, are not affected.
    await admin.open(page);
    await admin.press('Disable account');
    expect(admin.page).toContain('The account is disabled');
  });

  it('removes the second factors of somebody who has lost them', async () => {
    const { browser } = await securedMember(foyer, 'dan@example.com');
    await pageOfPerson(foyer, admin, 'dan@example.com');
    expect(admin.page).toContain('Authenticator app');
    await admin.press('Turn off two-step verification');
    expect(admin.page).toContain('Two-step verification is off');
    expect(await isLoggedIn(browser)).toBe(false);
    expect((await logIn(foyer, 'dan@example.com')).url).toBe('/account');
    await foyer.mailbox.lastAbout('dan@example.com', 'turned off');
  });

  it('deletes somebody, with days of grace, and restores them', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    await pageOfPerson(foyer, admin, 'eve@example.com');
    await admin.press('Delete account');
    expect(admin.page).toContain('The account is closed, and will be deleted.');
    expect(admin.page).toContain('Closed, will be deleted on');
    expect(await isLoggedIn(eve)).toBe(false);
    await foyer.mailbox.lastAbout('eve@example.com', 'will be deleted');
    await admin.press('Restore account');
    expect(admin.page).toContain('The account is restored.');
    await foyer.mailbox.lastAbout('eve@example.com', 'was restored');
    expect((await logIn(foyer, 'eve@example.com')).url).toBe('/account');
  });

  it('makes somebody an admin, and takes the role', async () => {
    await becomeUser(foyer, 'flo@example.com');
    await pageOfPerson(foyer, admin, 'flo@example.com');
    await admin.press('Make administrator');
    expect(await stateOf('flo@example.com')).toMatchObject({ role: 'admin' });
    await foyer.mailbox.lastAbout('flo@example.com', 'now an administrator');
    await admin.press('Remove administrator role');
    expect(await stateOf('flo@example.com')).toMatchObject({ role: 'user' });
    await foyer.mailbox.lastAbout('flo@example.com', 'no longer an administrator');
    expect((await eventsOf('flo@example.com')).slice(0, 2)).toEqual([
      'no-longer-admin by an operator',
      'made-admin by an operator',
    ]);
  });

  it('finds no buttons on the page of their own account, and what is sent there is refused [ASVS 8.2.1]', async () => {
    const id = await idOf(foyer, 'admin@example.com');
    await pageOfPerson(foyer, admin, 'admin@example.com');
    expect(admin.page).toContain('This is your own account.');
    expect(admin.html('main form')).toHaveLength(0);
    for (const verb of ['disable', 'delete', 'take-role', 'end-sessions', 'remove-factors']) {
      await admin.open(`/admin/users/${id}`);
      await admin.post(`/admin/users/${id}/${verb}`, { _csrf: admin.csrf });
      expect({ verb, status: admin.status }).toEqual({ verb, status: 403 });
      expect(admin.page).toContain('Nobody can do this to their own account here.');
    }
    expect(await stateOf('admin@example.com')).toMatchObject({ role: 'admin', state: 'active' });
    expect((await eventsOf('admin@example.com')).filter((event) => event.includes('operator'))).toEqual([]);
  });

  it('learns that nothing has changed, if somebody else was first', async () => {
    await becomeUser(foyer, 'gus@example.com');
    await pageOfPerson(foyer, admin, 'gus@example.com');
    const { path } = admin.formWith('Disable account');
    const other = await asAdmin(foyer, 'other-admin@example.com');
    await pageOfPerson(foyer, other, 'gus@example.com');
    await other.press('Disable account');
    await admin.post(path, { _csrf: admin.csrf });
    expect(admin.page).toContain('Nothing has changed.');
    expect((await eventsOf('gus@example.com')).filter((event) => event.startsWith('account-disabled'))).toHaveLength(1);
  });

  it('gets a 404 for an account that does not exist, on every page and button', async () => {
    for (const id of ['nobody', '00000000-0000-4000-8000-000000000000', '%00', "';--"]) {
      await admin.open(`/admin/users/${id}`);
      expect({ id, status: admin.status }).toEqual({ id, status: 404 });
      await admin.open('/admin/users');
      await admin.post(`/admin/users/${id}/disable`, { _csrf: admin.csrf });
      expect({ id, status: admin.status }).toEqual({ id, status: 404 });
    }
  });

  it('is limited, far beyond what a person clicks', async () => {
    await becomeUser(foyer, 'hal@example.com');
    const busy = await asAdmin(foyer, 'busy@example.com');
    await pageOfPerson(foyer, busy, 'hal@example.com');
    const { path } = busy.formWith('Send a link for a new password');
    const form = new URLSearchParams({ _csrf: busy.csrf }).toString();
    // Most of them at once would only fill the queue of the database.
    const sent = path.replace(/offer-password$/, 'enable');
    for (let done = 0; done < policy.limits.acts.count; done += 1)
      expect((await busy.send('POST', sent, form)).status).toBe(303);
    expect((await busy.send('POST', path, form)).status).toBe(429);
    await pageOfPerson(foyer, admin, 'hal@example.com');
    await admin.press('Disable account');
    expect(admin.status).toBe(200);
  });
});

describe('The page of a person', () => {
  it('has what helps to help them, and no secret [ASVS 14.2.6]', async () => {
    const { browser } = await securedMember(foyer, 'ida@example.com');
    await browser.open('/account/tokens/new');
    await browser.fillIn('Name', 'Backup script').press('Create token');
    await pageOfPerson(foyer, admin, 'ida@example.com');
    for (const words of ['Active', 'User', 'Devices', 'IP address 127.0.0.1', 'Authenticator app', '10 codes left'])
      expect(admin.page).toContain(words);
    for (const words of ['Backup script', 'Access token created', 'Activate your Foyer account', 'Sent'])
      expect(admin.page).toContain(words);
    const rows = await foyer.rows(
      `SELECT u.password_hash, t.sealed_key, s.id_hash, a.token_hash, l.token_hash AS link FROM users u
         JOIN totp_keys t ON t.user_id = u.id JOIN sessions s ON s.user_id = u.id
         JOIN access_tokens a ON a.user_id = u.id LEFT JOIN links l ON l.user_id = u.id WHERE u.email = ?`,
      ['ida@example.com'],
    );
    const secrets = Object.values(rows[0] ?? {}).filter((value) => typeof value === 'string');
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(admin.page).not.toContain(secret);
    expect(admin.page).not.toMatch(/foy_pat_|type="password"/);
  });

  it('shows what people have chosen as text, also if it is markup or turns the direction [ASVS 1.2.1]', async () => {
    await becomeUser(foyer, 'jan@example.com');
    const evil = '<img src=x onerror=alert(1)>\u202Egnirts {{7*7}} &amp;';
    await change('UPDATE users SET display_name = ? WHERE email = ?', [evil, 'jan@example.com']);
    for (const path of ['/admin/users?q=jan%40', `/admin/users/${await idOf(foyer, 'jan@example.com')}`]) {
      await admin.open(path);
      expect(admin.html('main img')).toHaveLength(0);
      expect(admin.html('main bdi').first().text()).toBe(evil);
    }
  });
});
