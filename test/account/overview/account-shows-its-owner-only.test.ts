import { Database } from '../../../src/database/database.js';
import { days, minutes } from '../../../src/common/time.js';
import { changePassword, moveTo, otherPassword, proveAgain } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { withoutJson } from '../../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** The value for this term on the page, or in the row with this label. */
function said(browser: Browser, term: string): { words: string; moment: string | undefined } | undefined {
  const $ = browser.html;
  const value = $('dt, .rows a > span')
    .filter((_, element) => $(element).text() === term)
    .next('dd, .value');
  if (value.length === 0) return undefined;
  return { words: value.text().trim(), moment: value.find('time').attr('datetime') };
}

const now = (): string => new Date(foyer.clock.now()).toISOString();

describe('The account page', () => {
  it('shows the address as typed and the date of the activation', async () => {
    const activatedAt = now();
    await becomeUser(foyer, 'Ada@example.com');
    foyer.clock.advance(days(3));
    const ada = await logIn(foyer, 'ada@example.com');
    expect(ada.html('h1').text()).toBe('Your account');
    expect(said(ada, 'Email')).toEqual({ words: 'Ada@example.com', moment: undefined });
    const since = said(ada, 'Member since');
    expect(since?.moment).toBe(activatedAt);
    expect(since?.words).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4} at \d{2}:\d{2} UTC$/);
    expect(Date.parse((since?.words ?? '').replace(' at', ''))).toBe(
      Math.floor(Date.parse(activatedAt) / 60_000) * 60_000,
    );
  });

  it('shows the previous log-in, and none at the first', async () => {
    const first = await memberOf(foyer, 'bea@example.com');
    expect(said(first, 'Last login')).toEqual({ words: 'This is your first login', moment: undefined });
    const firstAt = now();

    foyer.clock.advance(days(1));
    const second = await logIn(foyer, 'bea@example.com');
    const secondAt = now();
    expect(said(second, 'Last login')?.moment).toBe(firstAt);

    foyer.clock.advance(days(1));
    await logIn(foyer, 'bea@example.com', { password: 'violet tugboat uncle' });
    const third = await logIn(foyer, 'bea@example.com');
    expect(said(third, 'Last login')?.moment).toBe(secondAt);
    expect(said(third, 'Last login')?.words).toMatch(/UTC$/);
    // Another page view does not change it, nor does another user's log-in.
    await memberOf(foyer, 'cyd@example.com');
    await third.open('/account');
    expect(said(third, 'Last login')?.moment).toBe(secondAt);
  });

  it('shows the same log-in after a new password, a new address and a reauthentication', async () => {
    await memberOf(foyer, 'max@example.com');
    const firstAt = now();
    foyer.clock.advance(days(1));
    const max = await logIn(foyer, 'max@example.com');
    await changePassword(max);
    expect(said(await max.open('/account'), 'Last login')?.moment).toBe(firstAt);
    await moveTo(foyer, max, 'max@example.org');
    expect(said(await max.open('/account'), 'Last login')?.moment).toBe(firstAt);
    foyer.clock.advance(minutes(30));
    await proveAgain(await max.open('/account/sessions'), otherPassword);
    expect(max.url).toBe('/account/sessions');
    expect(said(await max.open('/account'), 'Last login')?.moment).toBe(firstAt);
  });

  it('does not show it in a session from before it was stored, also after a new password', async () => {
    const ned = await memberOf(foyer, 'ned@example.com');
    await foyer.app
      .get(Database)
      .write([], (db) => db.query(`UPDATE sessions SET data = ${withoutJson('data', 'lastLogin')}`));
    expect(said(await ned.open('/account'), 'Last login')).toBeUndefined();
    expect(said(ned, 'Email')?.words).toBe('ned@example.com');
    await changePassword(ned);
    expect(said(await ned.open('/account'), 'Last login')).toBeUndefined();
    expect(said(await logIn(foyer, 'ned@example.com', { password: otherPassword }), 'Last login')).toBeDefined();
  });

  it('counts a log-in by activation', async () => {
    await register(foyer, 'dot@example.com');
    const { link } = await foyer.mailbox.lastTo('dot@example.com');
    const elsewhere = await foyer.browser().open(link);
    const { path } = elsewhere.formWith('Activate and log in');
    await elsewhere.post(path, { password: goodPassword, _csrf: elsewhere.csrf });
    expect(elsewhere.url).toBe('/account');
    expect(said(elsewhere, 'Last login')).toEqual({ words: 'This is your first login', moment: undefined });
    const activatedAt = now();
    foyer.clock.advance(days(1));
    expect(said(await logIn(foyer, 'dot@example.com'), 'Last login')?.moment).toBe(activatedAt);
  });

  it('has one log-out button, in the navigation', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    expect(eve.html('form[action="/logout"]')).toHaveLength(1);
    const form = eve.html('nav form');
    expect(form.attr('method')).toBe('post');
    expect(form.find('button').text()).toBe('Log out');
    expect(eve.html('main form')).toHaveLength(0);
  });

  it('has a row for each part, in groups, and the deletion apart', async () => {
    const una = await memberOf(foyer, 'una@example.com');
    const rowsOf = (heading: string): (string | undefined)[] =>
      una
        .html('h2')
        .filter((_, element) => una.html(element).text() === heading)
        .next('ul')
        .find('li')
        .map((_, row) => {
          // The whole row is one link.
          expect(una.html(row).children()).toHaveLength(1);
          return una.html(row).children('a').attr('href');
        })
        .toArray();
    expect(rowsOf('Profile')).toEqual(['/account/profile', '/account/email', '#languages']);
    expect(rowsOf('Sign-in and security')).toEqual([
      '/account/password',
      '/account/sessions',
      '/account/security',
      '/account/tokens',
      '/account/activity',
    ]);
    expect(rowsOf('Your data')).toEqual(['/account/export']);
    expect(una.html('main a.danger').attr('href')).toBe('/account/delete');
    expect(una.html('#languages button')).not.toHaveLength(0);
  });

  it('shows the values', async () => {
    const vic = await memberOf(foyer, 'vic@example.com');
    expect(said(vic, 'Display name')?.words).toBe('None');
    expect(said(vic, 'Language')?.words).toBe('English');
    expect(said(vic, 'Devices')?.words).toBe('1 device');
    expect(said(vic, 'Password')?.words).toBe('Never changed');
    const other = await logIn(foyer, 'vic@example.com');
    const changedAt = now();
    await changePassword(vic);
    expect(said(vic, 'Password')).toEqual({ words: 'Changed just now', moment: changedAt });
    expect(said(vic, 'Devices')?.words).toBe('1 device');
    await logIn(foyer, 'vic@example.com', { browser: other, password: otherPassword });
    foyer.clock.advance(days(3));
    await logIn(foyer, 'vic@example.com', { browser: vic, password: otherPassword });
    await logIn(foyer, 'vic@example.com', { browser: other, password: otherPassword });
    expect(said(other, 'Devices')?.words).toBe('2 devices');
    expect(said(other, 'Password')).toEqual({ words: 'Changed 3 days ago', moment: changedAt });
    await other.open('/account/profile');
    await other.fillIn('Display name', 'Vic').press('Save');
    expect(said(other, 'Display name')?.words).toBe('Vic');
    await other.press('Deutsch');
    expect(said(other, 'Passwort')?.words).toBe('Geändert vor 3 Tagen');
    expect(said(other, 'Geräte')?.words).toBe('2 Geräte');
    expect(said(other, 'Sprache')?.words).toBe('Deutsch');
  });

  it('is not stored by any cache [ASVS 14.2.2, 14.3.2]', async () => {
    const fay = await memberOf(foyer, 'fay@example.com');
    expect(fay.response.headers['cache-control']).toBe('no-store');
    expect(fay.response.headers.etag).toBeUndefined();
    const again = await fay.send('GET', '/account', undefined, {
      'If-Modified-Since': fay.response.headers.date ?? '',
    });
    expect(again.status).toBe(200);
  });

  it('shows users only their own account, also concurrently [ASVS 8.2.2]', async () => {
    const people = Array.from({ length: 6 }, (_, index) => `person${index}@example.com`);
    const browsers = await Promise.all(people.map((email) => memberOf(foyer, email)));
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(browsers.map((browser) => browser.send('GET', '/account')));
      for (const [index, { status, text }] of answers.entries()) {
        expect(status).toBe(200);
        expect(new Set(text.match(/[\w.]+@[\w.]+/g))).toEqual(new Set([people[index]]));
      }
    }
  });

  it('shows the next user of a browser nothing of the previous one [ASVS 14.3.1]', async () => {
    const browser = await memberOf(foyer, 'gus@example.com');
    await browser.press('Log out');
    expect(browser.response.text).not.toContain('gus@example.com');
    await becomeUser(foyer, 'hal@example.com');
    await logIn(foyer, 'hal@example.com', { browser });
    expect(browser.page).toContain('hal@example.com');
    expect(browser.response.text).not.toContain('gus@example.com');
  });
});
