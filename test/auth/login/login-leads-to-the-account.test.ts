import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { idIn, isLoggedIn, sessionCookie, sessionOf, setCookies } from '../../support/session-cookies.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

describe('A log-in', () => {
  it('leads to the account with a 303', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    expect(ada.answers[0]?.status).toBe(303);
    expect(ada.answers[0]?.headers.location).toBe('/account');
    expect(ada.status).toBe(200);
    expect(ada.page).toContain('ada@example.com');
  });

  it('accepts the address in any letter case and with spaces around it', async () => {
    const ada = await logIn(foyer, '  ADA@Example.COM ');
    expect(ada.url).toBe('/account');
  });

  it('accepts the password in another Unicode normalization, but not in another letter case [ASVS 6.2.8]', async () => {
    await becomeUser(foyer, 'zoe@example.com', 'café ankle tugboat');
    const zoe = await logIn(foyer, 'zoe@example.com', { password: 'cafe\u0301 ankle tugboat' });
    expect(zoe.url).toBe('/account');
    const other = await logIn(foyer, 'zoe@example.com', { password: 'Café ankle tugboat' });
    expect(other.status).toBe(422);
  });

  it('uses a form that password managers understand', async () => {
    const visitor = await foyer.browser().open('/login');
    const $ = visitor.html;
    expect($('form[method=post][action="/login"] input[name=email]').attr('autocomplete')).toBe('username webauthn');
    const password = $('input[name=password]');
    expect(password.attr('type')).toBe('password');
    expect(password.attr('autocomplete')).toBe('current-password');
    expect($('label[for=password]').text()).toBe('Password');
  });

  it('sets a cookie that scripts cannot read, that is bound to this host and ends with the browser', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    const [cookie, ...others] = setCookies(ada.answers[0] ?? ada.response, sessionCookie);
    expect(others).toEqual([]);
    expect(
      cookie
        ?.replace(/=[^;]+/, '=…')
        .split('; ')
        .sort(),
    ).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'foyer_session=…']);
  });

  it('sets a cookie for thirty days if the user wants to stay logged in', async () => {
    const ada = await foyer.browser().open('/login');
    ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword);
    const before = Date.now();
    await ada.check('Stay logged in on this device').press('Log in');
    const [cookie = ''] = setCookies(ada.answers[0] ?? ada.response, sessionCookie);
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '');
    const thirtyDays = 30 * 24 * 3_600_000;
    // The header has no fractions of a second.
    expect(expires).toBeGreaterThanOrEqual(before + thirtyDays - 1000);
    expect(expires).toBeLessThanOrEqual(Date.now() + thirtyDays);
    expect(cookie.replace(/=[^;]+/, '=…').replace(/Expires=[^;]+/, 'Expires=…')).toMatch(
      /^foyer_session=…; Path=\/; Expires=…; HttpOnly; SameSite=Lax$/,
    );
  });

  it('sets the cookie once; later pages do not change it', async () => {
    const ada = await logIn(foyer, 'ada@example.com');
    await ada.open('/account');
    expect(setCookies(ada.response, sessionCookie)).toEqual([]);
  });

  it('is refused without the CSRF token of the form', async () => {
    const visitor = await foyer.browser().open('/login');
    await visitor.post('/login', { email: 'ada@example.com', password: goodPassword, _csrf: 'wrong' });
    expect(visitor.status).toBe(403);
    expect(visitor.valueOf('Email')).toBe('ada@example.com');
    expect(visitor.response.text).not.toContain(goodPassword);
    expect(await isLoggedIn(visitor)).toBe(false);
    await visitor.open('/login');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(visitor.url).toBe('/account');
  });

  it('gives each browser its own session [ASVS 7.2.2]', async () => {
    const one = await logIn(foyer, 'ada@example.com');
    const two = await logIn(foyer, 'ada@example.com');
    expect(idIn(sessionOf(one))).not.toBe(idIn(sessionOf(two)));
    expect(await isLoggedIn(one)).toBe(true);
    expect(await isLoggedIn(two)).toBe(true);
  });

  it.each(races())('works for fifty users at once without mixing them up, round %i', async (round) => {
    // Of one account, only a few passwords may wait for their hash at once.
    const people = Array.from({ length: 10 }, (_, index) => `person${index}.${round}@example.com`);
    await Promise.all(people.map((email) => memberOf(foyer, email)));
    // In known browsers: unknown ones share the thirty attempts of their network.
    const browsers: { email: string; browser: Browser }[] = [];
    for (let index = 0; index < 50; index += 1) {
      const email = people[index % people.length] ?? '';
      browsers.push({ email, browser: await logIn(foyer, email) });
    }
    for (const { browser } of browsers) browser.cookies.delete('foyer_session');
    await Promise.all(browsers.map(({ email, browser }) => logIn(foyer, email, { browser })));
    for (const { email, browser } of browsers) {
      expect(browser.url).toBe('/account');
      expect(new Set(browser.response.text.match(/[\w.]+@[\w.]+/g))).toEqual(new Set([email]));
    }
    expect(new Set(browsers.map(({ browser }) => sessionOf(browser))).size).toBe(50);
  });
});
