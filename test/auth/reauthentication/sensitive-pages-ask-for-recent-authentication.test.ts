import { policy } from '../../../src/policy.js';
import { minutes } from '../../../src/common/time.js';
import { askForAddress, proveAgain } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, memberOf } from '../../support/people.js';
import { browserWith, isLoggedIn, sessionCookie, sessionOf, setCookies } from '../../support/session-cookies.js';
import { allTablesOf } from '../../support/tables.js';

let foyer: TestApplication;
let ada: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  await memberOf(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(async () => {
  ada = await logIn(foyer, 'ada@example.com');
});

const sensitive = [
  '/account/email',
  '/account/sessions',
  '/account/tokens',
  '/account/tokens/new',
  '/account/export',
  '/account/delete',
];

const passFreshTime = (): void => {
  foyer.clock.advance(policy.reauthentication.freshFor);
};

const confirmUrl = (path: string): string => `/confirm?next=${encodeURIComponent(path)}`;

/** The data of all sessions as JSON. */
async function sessionData(): Promise<string> {
  return JSON.stringify(await foyer.rows('SELECT data FROM sessions'));
}

describe('Ten minutes after the log-in', () => {
  it.each(sensitive)('%s asks for the password and then opens [ASVS 7.5.1, 7.5.2, 7.5.3]', async (path) => {
    passFreshTime();
    await ada.open(path);
    expect(ada.url).toBe(confirmUrl(path));
    expect(ada.page).toContain('Confirm your password');
    await proveAgain(ada);
    expect(ada.answers[0]?.status).toBe(303);
    expect(ada.url).toBe(path);
    expect(ada.status).toBe(200);
  });

  it.each(sensitive)('%s does not open after a wrong password', async (path) => {
    passFreshTime();
    await ada.open(path);
    await proveAgain(ada, 'not the password');
    expect(ada.status).toBe(422);
    expect(ada.page).toContain('Wrong password');
    expect(ada.html('input[type=password]').attr('value')).toBeUndefined();
    await ada.open(path);
    expect(ada.url).toBe(confirmUrl(path));
    // The next page is kept after a mistake.
    await proveAgain(ada, 'not the password');
    await proveAgain(ada);
    expect(ada.url).toBe(path);
  });

  it.each(['/account', '/account/password', '/account/activity'])('%s opens without the password', async (path) => {
    passFreshTime();
    await ada.open(path);
    expect(ada.url).toBe(path);
  });

  it('the buttons of the sessions page ask as well, and lead back to it', async () => {
    const elsewhere = await logIn(foyer, 'ada@example.com');
    await ada.open('/account/sessions');
    passFreshTime();
    await ada.press('Log out all other devices');
    expect(ada.url).toBe(confirmUrl('/account/sessions'));
    expect(await isLoggedIn(elsewhere)).toBe(true);
    await proveAgain(ada);
    await ada.press('Log out all other devices');
    expect(ada.page).toContain('All other devices are logged out.');
    expect(await isLoggedIn(elsewhere)).toBe(false);
  });
});

describe('Up to ten minutes after authentication', () => {
  it.each(sensitive)('%s opens at once', async (path) => {
    foyer.clock.advance(minutes(9));
    await ada.open(path);
    expect(ada.url).toBe(path);
    expect(ada.answers).toHaveLength(1);
  });

  it('only this browser counts', async () => {
    const elsewhere = await logIn(foyer, 'ada@example.com');
    passFreshTime();
    await ada.open('/account/email');
    await proveAgain(ada);
    await elsewhere.open('/account/email');
    expect(elsewhere.url).toBe(confirmUrl('/account/email'));
  });
});

describe('A new session id without the password', () => {
  it('does not count as authentication: a stranger at an open browser cannot keep sensitive pages open', async () => {
    await logIn(foyer, 'ada@example.com');
    foyer.clock.advance(policy.reauthentication.freshFor - minutes(1));
    await ada.open('/account/sessions');
    await ada.press('Log out all other devices');
    expect(ada.page).toContain('All other devices are logged out');
    foyer.clock.advance(minutes(1));
    await ada.open('/account/sessions');
    expect(ada.url).toBe(confirmUrl('/account/sessions'));
  });
});

describe('A form sent when the password was required again', () => {
  it('is not processed, and is filled in again once afterwards', async () => {
    await ada.open('/account/email');
    passFreshTime();
    const before = await foyer.rows('SELECT 1 FROM links');
    await ada.fillIn('New email', 'ada@example.org').press('Send confirmation link');
    expect(ada.url).toBe(confirmUrl('/account/email'));
    // A wrong password in between does not lose the form.
    await proveAgain(ada, 'not the password');
    await proveAgain(ada);
    expect(ada.url).toBe('/account/email');
    expect(ada.valueOf('New email')).toBe('ada@example.org');
    expect(await foyer.rows('SELECT 1 FROM links')).toEqual(before);

    await ada.press('Send confirmation link');
    expect(ada.page).toContain('sent a link to your new email');
    await ada.open('/account/email');
    expect(ada.valueOf('New email')).toBeUndefined();
  });

  it('is kept for its own page', async () => {
    await ada.open('/account/email');
    passFreshTime();
    await ada.fillIn('New email', 'ada@example.org').press('Send confirmation link');
    await ada.open('/account/delete');
    await proveAgain(ada);
    expect(ada.url).toBe('/account/delete');
    expect(ada.response.text).not.toContain('ada@example.org');
    await ada.open('/account/email');
    expect(ada.valueOf('New email')).toBe('ada@example.org');
  });

  it('is kept until the page is opened, not for a HEAD', async () => {
    await ada.open('/account/email');
    passFreshTime();
    await ada.fillIn('New email', 'ada@example.org').press('Send confirmation link');
    const { path, fields } = ada.fillIn('Password', goodPassword).formWith('Continue');
    await ada.send('POST', path, new URLSearchParams(fields).toString());
    await ada.send('HEAD', '/account/email');
    await ada.open('/account/email');
    expect(ada.valueOf('New email')).toBe('ada@example.org');
  });

  it('is stored without its password', async () => {
    await ada.open('/account/delete');
    passFreshTime();
    await ada.fillIn('Password', goodPassword).press('Delete account');
    expect(ada.url).toBe(confirmUrl('/account/delete'));
    expect(JSON.stringify(await allTablesOf(foyer))).not.toContain(goodPassword);
    await proveAgain(ada);
    expect(ada.html('input[type=password]').attr('value')).toBeUndefined();
    expect(await isLoggedIn(ada)).toBe(true);
  });

  it('is not stored if another site sent it, so that other sites cannot fill in our forms', async () => {
    await ada.open('/account/email');
    const { fields } = ada.fillIn('New email', 'stranger@example.org').formWith('Send confirmation link');
    const withoutToken = fields.filter(([name]) => name !== '_csrf');
    passFreshTime();
    for (const [sent, headers] of [
      [withoutToken, {}],
      [[...withoutToken, ['_csrf', ada.csrf.replace(/^./, '~')] as [string, string]], {}],
      [fields, { 'Sec-Fetch-Site': 'cross-site' }],
      [fields, { Origin: 'https://evil.example' }],
    ] as const) {
      await ada.post('/account/email', [...sent], headers);
      expect(ada.answers.map(({ status }) => status)).toEqual([403]);
    }
    expect(await sessionData()).not.toContain('stranger@example.org');
    await ada.open('/account/email');
    await proveAgain(ada);
    expect(ada.valueOf('New email')).toBeUndefined();
  });
});

describe('The page that asks for the password', () => {
  /** Ways to write another site, or something that is not a page. */
  const hostile = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/\t/evil.example',
    ' //evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:evil.example',
    'http://localhost:3000@evil.example/',
    'http://localhost:3000.evil.example/',
    `/${'x'.repeat(policy.requests.nextLength)}`,
    '',
  ];

  it('leads to this site only, by query and by hidden field', async () => {
    for (const next of hostile) {
      await ada.open(`/confirm?next=${encodeURIComponent(next)}`);
      expect({ next, field: ada.html('input[name=next]').attr('value') }).toEqual({ next, field: '/account' });
      const { fields } = ada.fillIn('Password', goodPassword).formWith('Continue');
      // Control characters are refused altogether.
      if (/\p{Cc}/u.test(next)) continue;
      await ada.post('/confirm', [...fields.filter(([name]) => name !== 'next'), ['next', next]]);
      expect({ next, to: ada.answers[0]?.headers.location }).toEqual({ next, to: '/account' });
    }
  });

  it('leads to a page of this site with its query', async () => {
    await ada.open('/confirm?next=%2Faccount%2Factivity%3Fx%3D1');
    await proveAgain(ada);
    expect(ada.url).toBe('/account/activity?x=1');
    await ada.open('/confirm');
    await proveAgain(ada);
    expect(ada.url).toBe('/account');
  });

  it('is for users who are logged in', async () => {
    const visitor = await foyer.browser().open('/confirm?next=/account/email');
    expect(visitor.url).toBe('/login?next=%2Fconfirm%3Fnext%3D%2Faccount%2Femail');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    await proveAgain(visitor);
    expect(visitor.url).toBe('/account/email');
  });

  it('gives the session a new id, and the old one stops working [ASVS 7.2.4]', async () => {
    const before = sessionOf(ada);
    await ada.open('/confirm');
    await proveAgain(ada);
    expect(sessionOf(ada)).not.toBe(before);
    expect(await isLoggedIn(browserWith(foyer, before))).toBe(false);
    expect(await isLoggedIn(ada)).toBe(true);
  });

  it('keeps a remembered session, but does not extend it', async () => {
    const visitor = await foyer.browser().open('/login');
    visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).check('Stay logged in on this device');
    await visitor.press('Log in');
    const endOf = (browser: Browser): number => {
      const [cookie = ''] = browser.answers.flatMap((answer) => setCookies(answer, sessionCookie));
      return Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '');
    };
    const end = endOf(visitor);
    foyer.clock.advance(minutes(60));
    await visitor.open('/account/email');
    await proveAgain(visitor);
    // The browser's clock has not moved, so the rest looks an hour shorter.
    expect(Math.abs(end - minutes(60) - endOf(visitor))).toBeLessThan(minutes(1));
  });

  it('does not log out on a double click', async () => {
    await ada.open('/confirm?next=/account/email');
    const { path, fields } = ada.fillIn('Password', goodPassword).formWith('Continue');
    const body = new URLSearchParams(fields).toString();
    const [one, two] = await Promise.all([ada.send('POST', path, body), ada.send('POST', path, body)]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await isLoggedIn(ada)).toBe(true);
    await askForAddress(ada, 'twice@example.org');
    expect(ada.page).toContain('sent a link to your new email');
  });
});
