import { days } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { type FilledForm, fillInEveryForm, fillInFormOf, freshAddress } from '../../support/forms.js';
import { becomeUser, goodPassword } from '../../support/people.js';
import { formsOfProviders, routesOf } from '../../support/routes.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;
/** Every form of the site, filled in correctly, in a browser where it would succeed. */
let forms: FilledForm[];

beforeAll(async () => {
  foyer = await startApplication();
  forms = await fillInEveryForm(foyer);
  await foyer.allMailSent();
  // Otherwise requests would update the last-seen time of a session once a minute.
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

type Fields = [string, string][];

/** A form as it is sent: from which browser, with which fields and headers. */
interface Sent {
  readonly browser: Browser;
  readonly path: string;
  fields: Fields;
  headers: Record<string, string | undefined>;
}

const at = async (path: string): Promise<Browser> => foyer.browser().open(path);

/** The form in a copy of its browser, so that it can be sent many times. */
function copyOf({ browser, path, fields }: FilledForm): Sent {
  const copy = foyer.browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return { browser: copy, path, fields, headers: {} };
}

/** Nothing is typed into it, so it has no page to show again. */
const isButton = ({ fields, route }: FilledForm): boolean =>
  [
    ...['/language', '/account/sites/end', '/logout/site'],
    ...['/admin/limits/clear', '/admin/mail/retry', '/admin/mail/unblock'],
    ...['/admin/invites/end', '/admin/webhooks/:id/retry'],
  ].includes(route) || fields.every(([name]) => ['_csrf', '_account', 'registration', 'next'].includes(name));

const csrf = 'foyer_csrf';
const tokenOf = (fields: Fields): string => new Map(fields).get('_csrf') ?? '';
const withToken = (fields: Fields, token: string): Fields =>
  fields.map(([name, value]) => [name, name === '_csrf' ? token : value]);
const tampered = (token: string): string => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;

/** What another site, a proxy or a mistake may change. */
const defects: Record<string, (form: Sent) => Promise<void> | void> = {
  'without a token': (form) => {
    form.fields = form.fields.filter(([name]) => name !== '_csrf');
  },
  'with an empty token': (form) => {
    form.fields = withToken(form.fields, '');
  },
  'with a made-up token': (form) => {
    form.fields = withToken(form.fields, `${'0'.repeat(64)}.${'0'.repeat(64)}`);
  },
  'with the token of another browser': async (form) => {
    form.fields = withToken(form.fields, (await at('/login')).csrf);
  },
  'with a token whose signature was changed': (form) => {
    form.fields = withToken(form.fields, tampered(tokenOf(form.fields)));
  },
  'with a matching cookie and token whose signature was changed': (form) => {
    form.fields = withToken(form.fields, tampered(tokenOf(form.fields)));
    form.browser.cookies.set(csrf, tokenOf(form.fields));
  },
  'with a matching cookie and token, planted without a valid signature': (form) => {
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
  'from another site, according to Sec-Fetch-Site only': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'cross-site', Origin: undefined };
  },
  'from a sibling subdomain, according to Sec-Fetch-Site only': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'same-site', Origin: undefined };
  },
  'from another site, according to Origin only': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: 'https://evil.example' };
  },
  'from a host name that starts with this one': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: `${foyer.url}.evil.example` };
  },
  'from another port of this machine': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: 'http://127.0.0.1:1' };
  },
  'from this host with another scheme': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: foyer.url.replace('http:', 'https:') };
  },
  'from this host with credentials before its name': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: foyer.url.replace('//', '//user:password@') };
  },
  'from another site that hides its origin': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' };
  },
  'from a sibling subdomain that hides its origin': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'same-site', Origin: 'null' };
  },
  'from another site, although Sec-Fetch-Site says otherwise': (form) => {
    form.headers = { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' };
  },
  'from this host with a path after its name': (form) => {
    form.headers = { 'Sec-Fetch-Site': undefined, Origin: `${foyer.url}/login` };
  },
};

async function send({ browser, path, fields, headers }: Sent): Promise<Browser> {
  return browser.post(path, fields, headers);
}

/** The values of a form that is shown again: what was typed, but never a password, and not what a script had added. */
const kept = (fields: Fields): Fields =>
  withToken(fields, '')
    .filter(([name]) => name !== 'passkey')
    .map(([name, value]) => [name, /password|^code$/i.test(name) ? '' : value]);
const emptied = (fields: Fields): Fields => fields.map(([name, value]) => [name, name === '_csrf' ? value : '']);

const seen = async (): Promise<object> => ({ tables: await tablesOf(foyer), mails: foyer.mailbox.count });

const reasons: Readonly<Record<string, string>> = {
  'without its cookie': 'without its cookie',
  // A browser that says so has another name for this site.
  'from another site, although Sec-Fetch-Site says otherwise': 'Forms don’t work at this address',
};

describe('A form', () => {
  it('is tested for every POST route', () => {
    expect([...new Set(forms.map(({ route }) => route))].sort()).toEqual(
      routesOf(foyer, 'post').filter((path) => !formsOfProviders.includes(path)),
    );
  });

  it.each(Object.entries(defects))('%s is refused and changes nothing [ASVS 3.5.1]', async (name, apply) => {
    for (const form of forms) {
      const sent = copyOf(form);
      await apply(sent);
      const before = await seen();
      const { answers, page } = await send(sent);
      expect([form.route, answers[0]?.status]).toEqual([form.route, 403]);
      expect(answers[0]?.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page).toContain(reasons[name] ?? 'The form didn’t come from this site');
      expect(await seen()).toEqual(before);
    }
  });

  it.each(Object.entries(defects))(
    '%s is shown again with the typed values, and can be sent again',
    async (_, apply) => {
      for (const form of forms.filter((each) => !isButton(each))) {
        const sent = copyOf(form);
        await apply(sent);
        const browser = await send(sent);
        const again = browser.formWith(form.button);
        expect([form.route, again.path, again.fields]).toEqual([
          form.route,
          form.path,
          withToken(kept(form.fields), browser.csrf),
        ]);
        await browser.post(again.path, emptied(again.fields));
        // Now only the empty fields are wrong. A name may be empty.
        expect([form.route, browser.status]).toEqual([form.route, form.route === '/account/profile' ? 200 : 422]);
      }
    },
  );

  it('that was refused works once it is corrected', async () => {
    for (const form of forms) {
      await foyer.allMailSent();
      const sent = copyOf(form);
      const { browser } = sent;
      browser.cookies.delete(csrf);
      await send(sent);
      if (!isButton(form)) sent.fields = withToken(sent.fields, browser.csrf);
      else for (const [name, value] of form.browser.cookies) browser.cookies.set(name, value);
      const before = await tablesOf(foyer);
      await send(sent);
      expect([form.route, browser.page]).toEqual([form.route, expect.stringContaining(form.says)]);
      expect(await tablesOf(foyer)).not.toEqual(before);
    }
  });

  it.each(
    Object.entries({
      'a current browser': { 'Sec-Fetch-Site': 'same-origin' },
      'a user who typed the URL': { 'Sec-Fetch-Site': 'none' },
      'an old browser that sends Origin': { 'Sec-Fetch-Site': undefined },
      'an old browser without Origin': { 'Sec-Fetch-Site': undefined, Origin: undefined },
      'a browser behind a proxy that asks for no referrer': { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
      'an old browser behind such a proxy': { 'Sec-Fetch-Site': undefined, Origin: 'null' },
      'a browser whose headers a proxy emptied': { 'Sec-Fetch-Site': '', Origin: '' },
      'a browser whose headers a proxy rewrote': { 'Sec-Fetch-Site': 'Same-Origin', Origin: 'HTTP://LOCALHOST:3000' },
      'a browser behind a proxy that hides the host name': {
        'Sec-Fetch-Site': undefined,
        Origin: 'http://localhost:3000',
      },
    }),
  )('from %s is accepted [ASVS 3.7.5]', async (_, headers) => {
    const browser = await send({ ...copyOf(await fillInFormOf(foyer, '/login')), headers });
    expect(browser.url).toBe('/account');
  });
});

describe('Under https, a form', () => {
  it.each([
    ['https://foyer.example', 303],
    ['https://foyer.example:443', 303],
    ['https://FOYER.example', 303],
    ['https://foyer.example.', 303],
    ['HTTPS://Foyer.example.:443', 303],
    ['null', 303],
    // Another port is another site, and an http page may come from an attacker on the network.
    ['https://foyer.example:8443', 403],
    ['http://foyer.example', 403],
    ['http://foyer.example:443', 403],
    ['https://foyer.example..', 403],
    ['https://foyer.example.evil.example', 403],
    ['https://foyer.example, https://evil.example', 403],
  ])('from a page of %s gets a %i [ASVS 3.5.1]', async (Origin, status) => {
    const secure = await startApplication({ BASE_URL: 'https://foyer.example' });
    const visitor = secure.browser();
    visitor.headers = { Host: 'foyer.example', 'Sec-Fetch-Site': undefined };
    await visitor.open('/password/forgot');
    await visitor.fillIn('Email', 'ada@example.com').press('Send reset link', { Origin });
    expect(visitor.answers[0]?.status).toBe(status);
    await secure.stop();
  });
});

describe('Under https, a form from a second name', () => {
  it.each(['second.example', 'SECOND.example', 'second.example:443', 'second.example.', 'second.example.:443'])(
    'is accepted when the proxy writes Host as %s',
    async (Host) => {
      const secure = await startApplication({ BASE_URL: 'https://foyer.example' });
      const visitor = secure.browser();
      visitor.headers = { Host, 'Sec-Fetch-Site': undefined };
      await visitor.open('/password/forgot');
      await visitor.fillIn('Email', 'ada@example.com').press('Send reset link', { Origin: 'https://second.example' });
      expect(visitor.answers[0]?.status).toBe(303);
      await secure.stop();
    },
  );
});

describe('The forms of one browser', () => {
  async function newUser(): Promise<{ browser: Browser; fillInBoth: () => Browser }> {
    const email = freshAddress();
    await becomeUser(foyer, email);
    const browser = foyer.browser();
    return { browser, fillInBoth: () => browser.fillIn('Email', email).fillIn('Password', goodPassword) };
  }

  it('work in two tabs that were opened one after the other', async () => {
    const { browser, fillInBoth } = await newUser();
    await browser.open('/register');
    const first = fillInBoth().formWith('Create account');
    await browser.open('/login');
    const second = fillInBoth().formWith('Log in');
    expect((await browser.post(first.path, first.fields)).url).toBe('/register/sent');
    expect((await browser.post(second.path, second.fields)).url).toBe('/account');
  });

  it('work in tabs opened before the log-in and before the log-out', async () => {
    const { browser, fillInBoth } = await newUser();
    await browser.open('/login');
    const logsIn = fillInBoth().formWith('Log in');
    await browser.post(logsIn.path, logsIn.fields);
    const logsOut = browser.formWith('Log out');
    await browser.post(logsOut.path, logsOut.fields);
    expect(browser.page).toContain('You’re logged out.');
    await browser.post(logsIn.path, logsIn.fields);
    expect(browser.url).toBe('/account');
    await browser.post(logsOut.path, logsOut.fields);
    expect(browser.page).toContain('You’re logged out.');
  });

  it('work after three days', async () => {
    const form = await fillInFormOf(foyer, '/login');
    foyer.clock.advance(days(3));
    expect((await send(copyOf(form))).url).toBe('/account');
  });

  it('keep their cookie until the browser closes, hidden from scripts', async () => {
    const [cookie = ''] = (await foyer.browser().send('GET', '/login')).headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^foyer_csrf=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('share one cookie, which is set once', async () => {
    const browser = await at('/login');
    const { csrf: token } = browser;
    await browser.open('/register');
    expect(browser.csrf).toBe(token);
    expect(browser.answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined]);
  });
});
