import { days } from '../src/time.js';
import { startApplication, type TestApplication } from './support/application.js';
import type { Browser } from './support/browser.js';
import { becomeUser, goodPassword, logIn, register } from './support/people.js';
import { routesOf } from './support/routes.js';
import { tablesOf } from './support/tables.js';

let foyer: TestApplication;
let activation: string;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
  await register(foyer, 'bob@example.com');
  activation = new URL((await foyer.mailbox.lastTo('bob@example.com')).link).pathname;
  await foyer.allMailSent();
});

afterAll(async () => {
  await foyer.stop();
});

type Fields = [string, string][];

/** One form on the page of a browser, filled in right. */
interface FilledForm {
  readonly browser: Browser;
  readonly path: string;
  fields: Fields;
  headers: Record<string, string | undefined>;
}

interface Opened {
  readonly route: string;
  readonly button: string;
  readonly open: () => Promise<Browser>;
}

const at = async (path: string): Promise<Browser> => foyer.browser().open(path);
const fillInBoth = (browser: Browser): Browser =>
  browser.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword);

const login: Opened = { route: '/login', button: 'Log in', open: async () => fillInBoth(await at('/login')) };

/** Every form of the site, in a browser in which it would do its work. */
const pages: Opened[] = [
  { route: '/register', button: 'Create account', open: async () => fillInBoth(await at('/register')) },
  login,
  {
    route: '/activate/:token',
    button: 'Activate and log in',
    open: async () => (await at(activation)).fillIn('Password', goodPassword),
  },
  { route: '/register/resend', button: 'Send it again', open: () => register(foyer, 'cyd@example.com') },
  { route: '/logout', button: 'Log out', open: () => logIn(foyer, 'ada@example.com') },
];
/** Those that have a page of their own to come back to. */
const withPage = pages.slice(0, 3);

async function filled({ open, button }: Opened): Promise<FilledForm> {
  const browser = await open();
  const { path, fields } = browser.formWith(button);
  await foyer.allMailSent();
  return { browser, path, fields, headers: {} };
}

const csrf = 'foyer_csrf';
const tokenOf = (fields: Fields): string => new Map(fields).get('_csrf') ?? '';
const withToken = (fields: Fields, token: string): Fields =>
  fields.map(([name, value]) => [name, name === '_csrf' ? token : value]);
const tampered = (token: string): string => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;

/** What a page on another site, a proxy or a mistake may make of it. */
const spoiled: Record<string, (form: FilledForm) => Promise<void> | void> = {
  'without a token': (form) => {
    form.fields = form.fields.filter(([name]) => name !== '_csrf');
  },
  'with an empty token': (form) => {
    form.fields = withToken(form.fields, '');
  },
  'with a token of somebody’s invention': (form) => {
    form.fields = withToken(form.fields, `${'0'.repeat(64)}.${'0'.repeat(64)}`);
  },
  'with the token of another browser': async (form) => {
    form.fields = withToken(form.fields, (await at('/login')).csrf);
  },
  'with a token whose signature was changed': (form) => {
    form.fields = withToken(form.fields, tampered(tokenOf(form.fields)));
  },
  'with a cookie whose signature was changed, and a token like it': (form) => {
    form.fields = withToken(form.fields, tampered(tokenOf(form.fields)));
    form.browser.cookies.set(csrf, tokenOf(form.fields));
  },
  'with a cookie and a token alike, planted by somebody who cannot sign': (form) => {
    form.fields = withToken(form.fields, 'planted.planted');
    form.browser.cookies.set(csrf, 'planted.planted');
  },
  'without its cookie': (form) => {
    form.browser.cookies.delete(csrf);
  },
  'with neither token nor cookie': (form) => {
    form.fields = form.fields.filter(([name]) => name !== '_csrf');
    form.browser.cookies.delete(csrf);
  },
  'from another site': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  },
  'from another site, as only Sec-Fetch-Site says': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'cross-site', Origin: undefined };
  },
  'from a neighbour, as only Sec-Fetch-Site says': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'same-site', Origin: undefined };
  },
  'from another site, as only Origin says': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: 'https://evil.example' };
  },
  'from a name that begins like ours': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: `${foyer.url}.evil.example` };
  },
  'from another port of this machine': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: 'http://127.0.0.1:1' };
  },
  'from a page that hides where it is': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: 'null' };
  },
};

async function send({ browser, path, fields, headers }: FilledForm): Promise<Browser> {
  return browser.post(path, fields, headers);
}

describe('A form', () => {
  it('is tried on every path that takes one', () => {
    expect(pages.map(({ route }) => route).sort()).toEqual(routesOf(foyer, 'post'));
  });

  it.each(Object.entries(spoiled))('%s is refused and does nothing', async (_, spoil) => {
    for (const opened of pages) {
      const form = await filled(opened);
      await spoil(form);
      const before = { tables: await tablesOf(foyer), mails: foyer.mailbox.count };
      await send(form);
      expect(form.browser.answers[0]?.status).toBe(403);
      expect(form.browser.answers[0]?.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(form.browser.page).toContain('It was not sent from a page of this site');
      expect({ tables: await tablesOf(foyer), mails: foyer.mailbox.count }).toEqual(before);
    }
  });

  it.each(Object.entries(spoiled))(
    '%s comes back with what was typed, and can be sent again from there',
    async (_, spoil) => {
      for (const opened of withPage) {
        const form = await filled(opened);
        await spoil(form);
        const { browser } = await send(form).then(() => form);
        if (opened.route !== '/activate/:token') expect(browser.valueOf('Email')).toBe('ada@example.com');
        expect(browser.valueOf('Password')).toBeUndefined();
        await browser.fillIn('Password', 'not the right one').press(opened.button);
        // What is wrong with it now is only what was filled in.
        expect(browser.status).toBe(opened.route === '/register' ? 200 : 422);
      }
    },
  );

  it.each(
    Object.entries({
      'a browser of today': { 'Sec-Fetch-Site': 'same-origin' },
      'somebody who typed the address': { 'Sec-Fetch-Site': 'none' },
      'an old browser that says where it is': { 'Sec-Fetch-Site': undefined },
      'an old browser that says nothing': { 'Sec-Fetch-Site': undefined, Origin: undefined },
    }),
  )('from %s is carried out', async (_, headers) => {
    const form = await filled(login);
    form.headers = headers;
    await send(form);
    expect(form.browser.url).toBe('/account');
  });
});

describe('The forms of one browser', () => {
  it('work in two tabs that were opened one after the other', async () => {
    const browser = foyer.browser();
    await browser.open('/register');
    const first = fillInBoth(browser).formWith('Create account');
    await browser.open('/login');
    const second = fillInBoth(browser).formWith('Log in');
    expect((await browser.post(first.path, first.fields)).url).toBe('/register/sent');
    expect((await browser.post(second.path, second.fields)).url).toBe('/account');
  });

  it('work in a tab that was opened before the log-in, and in one that was opened before the log-out', async () => {
    const browser = await at('/login');
    const logsIn = fillInBoth(browser).formWith('Log in');
    await browser.post(logsIn.path, logsIn.fields);
    const logsOut = browser.formWith('Log out');
    await browser.post(logsOut.path, logsOut.fields);
    expect(browser.page).toContain('You are logged out.');
    await browser.post(logsIn.path, logsIn.fields);
    expect(browser.url).toBe('/account');
    await browser.post(logsOut.path, logsOut.fields);
    expect(browser.page).toContain('You are logged out.');
  });

  it('work when they were left open for three days', async () => {
    const form = await filled(login);
    foyer.clock.advance(days(3));
    await send(form);
    expect(form.browser.url).toBe('/account');
  });

  it('keep their cookie as long as the browser is open, and out of reach of any script', async () => {
    const [cookie = ''] = (await foyer.browser().send('GET', '/login')).headers[
      'set-cookie'
    ] as unknown as string[];
    expect(cookie).toMatch(/^foyer_csrf=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });
});
