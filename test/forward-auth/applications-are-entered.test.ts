import { minutes, seconds } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { operatorOf } from '../../src/users/actor.js';
import { changePassword, deleteAccount } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import {
  addApplication,
  applicationsOf,
  AtApplication,
  fetched,
  groupsOf,
  idOf,
  pathOf,
  refreshOf,
} from '../support/applications.js';
import { addApp } from '../support/factors.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';

const wiki = 'https://wiki.example.com';
const shop = 'https://shop.example.com:8443';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  await addApplication(foyer, wiki);
  await addApplication(foyer, shop, { name: 'Shop' });
  await addApplication(foyer, 'https://office.example.com', { name: 'Office', groupName: 'staff' });
});

afterAll(async () => {
  await foyer.stop();
});

let people = 0;
const someone = (): string => `person${(people += 1)}@example.com`;

async function member(email = someone()): Promise<AtApplication> {
  return new AtApplication(foyer, wiki, await memberOf(foyer, email));
}

describe('Somebody who opens an application', () => {
  it('is led to log in, and back to where they were going', async () => {
    const email = someone();
    await memberOf(foyer, email);
    const visitor = new AtApplication(foyer, wiki, foyer.browser());
    const { status, headers } = await visitor.check('/pages/1?edit=%26yes&a=b');
    expect(status).toBe(302);
    const rd = `${wiki}/pages/1?edit=%26yes&a=b`;
    expect(headers.location).toBe(`https://foyer.example.com/authz/enter?${new URLSearchParams({ rd }).toString()}`);
    await visitor.here.open(pathOf(headers.location));
    expect(visitor.here.url).toMatch(/^\/login\?next=/);
    await visitor.here.fillIn('Email', email).fillIn('Password', goodPassword).press('Log in');
    expect(visitor.here.page).toContain('On to Wiki');
    expect(await visitor.enter('/pages/1?edit=%26yes&a=b')).toBe(rd);
    expect(await visitor.isIn()).toBe(true);
  });

  it('comes back after the second step, too', async () => {
    const email = someone();
    const app = await addApp(foyer, await memberOf(foyer, email));
    const visitor = new AtApplication(foyer, wiki, foyer.browser());
    await visitor.here.open(pathOf((await visitor.check('/deep')).headers.location));
    await visitor.here.fillIn('Email', email).fillIn('Password', goodPassword).press('Log in');
    await visitor.here.fillIn('Code', await app.nextCode()).press('Log in');
    expect(refreshOf(visitor.here.response)).toContain(encodeURIComponent(`${wiki}/deep`));
  });

  it('leaves this site by a page after a form, and by a redirect from elsewhere: Chromium blocks the other way', async () => {
    const ada = await member();
    const path = `/authz/enter?rd=${encodeURIComponent(`${wiki}/`)}`;
    const after = await ada.here.send('GET', path);
    expect({ status: after.status, refresh: refreshOf(after) }).toEqual({
      status: 200,
      refresh: `${wiki}/.foyer/pass?rd=${encodeURIComponent(`${wiki}/`)}`,
    });
    for (const site of ['cross-site', 'same-site', 'none']) {
      const { status, headers } = await ada.here.send('GET', path, undefined, { 'Sec-Fetch-Site': site });
      expect({ site, status, location: headers.location }).toEqual({ site, status: 303, location: refreshOf(after) });
    }
  });

  it('gets cookies for that host alone, bound to it over https, with the port in their names [ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4]', async () => {
    const ada = await member();
    const bought = new AtApplication(foyer, shop, ada.here);
    expect(await bought.enter()).toBe(`${shop}/`);
    expect([...bought.there.cookies.keys()].sort()).toEqual(['__Host-foyer_enter_8443', '__Host-foyer_pass_8443']);
    const { headers } = await bought.pass(await bought.ticketUrl());
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-foyer_pass_8443=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('is told to the application by headers, each of them in any case', async () => {
    const email = someone();
    const ada = await member(email);
    await ada.enter();
    const { status, text, headers } = await ada.check();
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(headers).toMatchObject({
      'remote-user': await idOf(foyer, email),
      'remote-email': email,
      'remote-name': email,
      'remote-groups': '',
    });
    await groupsOf(foyer).add('b-team');
    await groupsOf(foyer).addMember('b-team', await idOf(foyer, email));
    await groupsOf(foyer).add('a-team');
    await groupsOf(foyer).addMember('a-team', await idOf(foyer, email));
    await ada.here.open('/account/profile');
    await ada.here.fillIn('Display name', 'Zoë Ωmega').press('Save');
    const named = (await ada.check()).headers;
    expect(named['remote-groups']).toBe('a-team,b-team');
    expect(Buffer.from(named['remote-name'] ?? '', 'latin1').toString()).toBe('Zoë Ωmega');
  });

  it('keeps the session here alive by what they do there', async () => {
    const ada = await member();
    await ada.enter();
    for (let hour = 0; hour < 4; hour += 1) {
      foyer.clock.advance(minutes(60));
      expect(await ada.isIn()).toBe(true);
    }
    foyer.clock.advance(minutes(110));
    expect((await ada.check('/', { 'X-Forwarded-Method': 'HEAD' })).status).toBe(200);
    foyer.clock.advance(minutes(20));
    // The HEAD changed nothing.
    expect(await ada.isIn()).toBe(false);
  });
});

describe('A pass', () => {
  it('is for one application', async () => {
    const ada = await member();
    await ada.enter();
    const value = ada.there.cookies.get('__Host-foyer_pass') ?? '';
    const other = new AtApplication(foyer, shop, ada.here);
    other.there.cookies.set('__Host-foyer_pass_8443', value).set('__Host-foyer_pass', value);
    expect((await other.check('/', fetched)).status).toBe(401);
  });

  it('ends with the log-out, at the next request [ASVS 7.4.1]', async () => {
    const ada = await member();
    await ada.enter();
    expect(await ada.isIn()).toBe(true);
    await ada.here.open('/account');
    await ada.here.press('Log out');
    expect((await ada.check('/', fetched)).status).toBe(401);
  });

  it('ends when its session is ended on another device', async () => {
    const email = someone();
    const ada = await member(email);
    await ada.enter();
    const elsewhere = await logIn(foyer, email);
    await elsewhere.open('/account/sessions');
    await elsewhere.press('Log out all other devices');
    expect(await ada.isIn()).toBe(false);
  });

  it('ends with a new password, also in the browser that changed it, which gets another by itself', async () => {
    const ada = await member();
    await ada.enter();
    await changePassword(ada.here);
    expect(await ada.isIn()).toBe(false);
    await ada.enter();
    expect(await ada.isIn()).toBe(true);
  });

  it('outlasts a confirmed password: the session gets a new id', async () => {
    const email = someone();
    const ada = await member(email);
    await ada.enter();
    foyer.clock.advance(minutes(11));
    await ada.here.open('/account/totp');
    await ada.here.fillIn('Password', goodPassword).press('Continue');
    expect(await ada.isIn()).toBe(true);
    await ada.here.open('/account');
    await ada.here.press('Log out');
    expect(await ada.isIn()).toBe(false);
  });

  it('ends when the account is to be deleted, and entering asks to restore it first [ASVS 7.4.2]', async () => {
    const email = someone();
    const ada = await member(email);
    await ada.enter();
    await deleteAccount(ada.here);
    expect(await ada.isIn()).toBe(false);
    const back = await logIn(foyer, email);
    await back.open(`/authz/enter?rd=${encodeURIComponent(`${wiki}/`)}`);
    expect(back.url).toMatch(/^\/account\/restore\?next=/);
  });

  it('lets nobody in whose account is to be deleted, whatever their session says', async () => {
    const email = someone();
    const ada = await member(email);
    await ada.enter();
    const later = foyer.clock.now() + minutes(60);
    await foyer.app
      .get(Database)
      .write([], (db) => db.query('UPDATE users SET delete_after = ? WHERE email = ?', [later, email]));
    expect(await ada.isIn()).toBe(false);
  });

  it('ends when the application is removed', async () => {
    const origin = 'https://short-lived.example.com';
    await addApplication(foyer, origin);
    const ada = new AtApplication(foyer, origin, await memberOf(foyer, someone()));
    await ada.enter();
    expect(await ada.isIn()).toBe(true);
    await applicationsOf(foyer).remove(operatorOf(foyer.app.get(Database)), origin);
    expect((await ada.check()).status).toBe(403);
  });

  it('is stored as a hash', async () => {
    const ada = await member();
    const ticket = new URL(await ada.ticketUrl()).searchParams.get('ticket') ?? 'none';
    await ada.enter();
    const stored = JSON.stringify([
      await foyer.rows('SELECT * FROM passes'),
      await foyer.rows('SELECT * FROM tickets'),
    ]);
    for (const secret of [ticket, ...ada.there.cookies.values()]) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(stored).not.toContain(secret);
    }
  });

  it('leaves few others of its session behind', async () => {
    const email = someone();
    const ada = await member(email);
    for (let round = 0; round < 8; round += 1) {
      await ada.enter();
      foyer.clock.advance(seconds(10));
    }
    const kept = await foyer.rows('SELECT 1 FROM passes WHERE user_id = ?', [await idOf(foyer, email)]);
    expect(kept).toHaveLength(5);
    expect(await ada.isIn()).toBe(true);
  });
});

describe('An application for a group', () => {
  const office = 'https://office.example.com';

  it('refuses everybody else, on the way in and at every request [ASVS 8.2.1, 8.3.2]', async () => {
    const email = someone();
    const ada = new AtApplication(foyer, office, await memberOf(foyer, email));
    await ada.here.open(pathOf((await ada.check()).headers.location));
    expect(ada.here.status).toBe(403);
    expect(ada.here.page).toContain('You can’t open this application');
    await groupsOf(foyer).addMember('staff', await idOf(foyer, email));
    await ada.enter();
    expect((await ada.check()).headers['remote-groups']).toBe('staff');
    await groupsOf(foyer).removeMember('staff', await idOf(foyer, email));
    for (const headers of [{}, fetched]) {
      const { status, text } = await ada.check('/', { ...headers, 'Accept-Language': 'de' });
      expect(status).toBe(403);
      expect(text).toContain('Gruppe');
    }
  });

  it('is on the page of applications only for those in it', async () => {
    const email = someone();
    const ada = await memberOf(foyer, email);
    await ada.open('/apps');
    expect(ada.page).toContain('Wiki');
    expect(ada.page).not.toContain('Office');
    await groupsOf(foyer).addMember('staff', await idOf(foyer, email));
    await ada.open('/apps');
    expect(
      ada
        .html('main a')
        .toArray()
        .map(({ attribs }) => attribs.href),
    ).toEqual(expect.arrayContaining([office, wiki, shop]));
  });
});
