import { policy } from '../../../src/policy.js';
import { seconds } from '../../../src/common/time.js';
import { askForReset, otherPassword, resetWith } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';
import { setCookies } from '../../support/session-cookies.js';
import { wrongPassword } from '../../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

/** The address that each form of visitors starts with in this browser. */
async function startsOf(browser: Browser): Promise<Record<string, string | undefined>> {
  const starts: Record<string, string | undefined> = {};
  for (const path of ['/login', '/password/forgot', '/register'])
    starts[path] = (await browser.open(path)).valueOf('Email');
  return starts;
}

const everywhere = (email: string | undefined): Record<string, string | undefined> => ({
  '/login': email,
  '/password/forgot': email,
  '/register': email,
});

describe('An address that was typed', () => {
  it('into a log-in that failed is in the form for a new password, and in no URL', async () => {
    const visitor = await logIn(foyer, 'ada@example.com', { password: wrongPassword });
    expect(visitor.status).toBe(422);
    expect(visitor.html('a:contains("Forgot your password?")').attr('href')).toBe('/password/forgot');
    expect(await startsOf(visitor)).toEqual(everywhere('ada@example.com'));
  });

  it('is kept the same way if it has no account, is wrong, or was refused by a limit', async () => {
    const visitor = await logIn(foyer, 'nobody@example.com', { password: wrongPassword });
    expect(await startsOf(visitor)).toEqual(everywhere('nobody@example.com'));
    await visitor.open('/register');
    await visitor.fillIn('Email', 'bob@').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.status).toBe(422);
    expect(await startsOf(visitor)).toEqual(everywhere('bob@'));
    for (let tried = 0; tried <= policy.limits.passwords.free; tried += 1)
      await logIn(foyer, 'limited@example.com', { browser: visitor, password: wrongPassword });
    expect(visitor.status).toBe(429);
    expect(await startsOf(visitor)).toEqual(everywhere('limited@example.com'));
  });

  it('can be corrected after the mail was sent, at “Use a different email”', async () => {
    const visitor = await register(foyer, 'bea@exmaple.com');
    await visitor.open(visitor.html('a:contains("Use a different email")').attr('href') ?? '');
    expect(visitor.url).toBe('/register');
    expect(visitor.valueOf('Email')).toBe('bea@exmaple.com');
    const forgetful = await askForReset(foyer, 'bea@exmaple.com');
    await forgetful.open(forgetful.html('a:contains("Use a different email")').attr('href') ?? '');
    expect(forgetful.url).toBe('/password/forgot');
    expect(forgetful.valueOf('Email')).toBe('bea@exmaple.com');
  });

  it('stays in a refused form when the language is changed', async () => {
    const visitor = await foyer.browser().open('/register');
    await visitor.fillIn('Email', 'cyd@example.com').fillIn('Password', 'short').press('Create account');
    expect(visitor.status).toBe(422);
    await visitor.press('Deutsch');
    expect(visitor.url).toBe('/register');
    expect(visitor.valueOf('E-Mail-Adresse')).toBe('cyd@example.com');
  });

  it('gives way to the one in a link of the site', async () => {
    const visitor = await register(foyer, 'dan@example.com');
    await visitor.open('/register?email=eve%40example.com');
    expect(visitor.valueOf('Email')).toBe('eve@example.com');
  });

  it('is not kept from another site', async () => {
    const visitor = await foyer.browser().open('/login');
    visitor.fillIn('Email', 'mallory@example.com').fillIn('Password', wrongPassword);
    await visitor.press('Log in', { 'Sec-Fetch-Site': 'cross-site' });
    expect(visitor.status).toBe(403);
    expect(await startsOf(visitor)).toEqual(everywhere(undefined));
  });

  it('is gone after a log-in, for the next person at this device [ASVS 14.3.1]', async () => {
    const visitor = await logIn(foyer, 'ada@example.com', { password: wrongPassword });
    await logIn(foyer, 'ada@example.com', { browser: visitor });
    expect(visitor.url).toBe('/account');
    await visitor.press('Log out');
    expect(await startsOf(visitor)).toEqual(everywhere(undefined));
  });
});

describe('After a new password was set with a mailed link', () => {
  it('the log-in form has the address, in this browser only and not in the URL', async () => {
    await becomeUser(foyer, 'fay@example.com');
    const elsewhere = await askForReset(foyer, 'FAY@example.com');
    const { link } = await foyer.mailbox.lastAbout('fay@example.com', 'Reset your');
    const fay = await resetWith(link, foyer.browser());
    expect(fay.answers[0]?.headers.location).toBe('/login');
    expect(fay.valueOf('Email')).toBe('fay@example.com');
    expect((await foyer.browser().open('/login')).valueOf('Email')).toBeUndefined();
    // There, it is as it was typed: the spelling of the owner shows to nobody else.
    expect((await elsewhere.open('/login')).valueOf('Email')).toBe('FAY@example.com');
    await fay.fillIn('Password', otherPassword).press('Log in');
    expect(fay.url).toBe('/account');
  });
});

describe('The cookie with the address', () => {
  it('lasts half an hour, is hidden from scripts, and cannot be read or made [ASVS 14.3.3]', async () => {
    const visitor = await logIn(foyer, 'ada@example.com', { password: wrongPassword });
    const [cookie = '', ...more] = setCookies(visitor.response, 'foyer_email');
    expect(more).toEqual([]);
    const [pair = '', ...attributes] = cookie.split('; ').filter((part) => !part.startsWith('Expires='));
    const age = policy.requests.typedEmailLifetime / seconds(1);
    expect(attributes.sort()).toEqual(['HttpOnly', `Max-Age=${age}`, 'Path=/', 'SameSite=Lax']);
    const sealed = decodeURIComponent(pair.split('=')[1] ?? '');
    for (const text of [sealed, Buffer.from(sealed, 'base64url').toString('latin1')])
      expect(text).not.toContain('ada@');
    for (const forged of ['ada@example.com', 'x', 'A'.repeat(43), `${pair.split('=')[1] ?? ''}A`]) {
      const stranger = foyer.browser();
      stranger.cookies.set('foyer_email', encodeURIComponent(forged));
      expect(await startsOf(stranger)).toEqual(everywhere(undefined));
    }
  });
});
