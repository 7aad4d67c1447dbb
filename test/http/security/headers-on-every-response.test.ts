import { load } from 'cheerio';
import type { Response } from 'supertest';
import { hours } from '../../../src/common/time.js';
import { isOfForwardAuth } from '../../../src/forward-auth/surface.js';
import { askForAddress, askForReset } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { addPasskey, byScript } from '../../support/passkeys.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { routesOf } from '../../support/routes.js';
import { exchange } from '../../support/wire.js';

let foyer: TestApplication;
/** Every kind of response, by request. */
let pages: Map<string, Response>;
let redirects: Map<string, Response>;
let files: Map<string, Response>;
/** Neither pages nor files: the account export and the probes. */
let others: Map<string, Response>;

beforeAll(async () => {
  foyer = await startApplication();
  ({ pages, redirects, files, others } = await answersOf(foyer));
});

afterAll(async () => {
  await foyer.stop();
});

async function answersOf(
  application: TestApplication,
): Promise<{
  pages: Map<string, Response>;
  redirects: Map<string, Response>;
  files: Map<string, Response>;
  others: Map<string, Response>;
}> {
  const usedLink = await becomeUser(application, 'ada@example.com');
  const ada = await logIn(application, 'ada@example.com');
  const bob = await register(application, 'bob@example.com');
  const { link, notMe } = await application.mailbox.lastTo('bob@example.com');
  const eve = await memberOf(application, 'eve@example.com');
  await addPasskey(eve);
  const passkey = (await eve.open('/account/passkeys')).html('ul.entries a').attr('href') ?? '';
  await askForAddress(eve, 'eve@example.org');
  const { link: newAddress } = await application.mailbox.lastAbout('eve@example.org', 'Confirm');
  const { link: undo } = await application.mailbox.lastAbout('eve@example.com', 'Email change requested');
  await askForReset(application, 'eve@example.com');
  const { link: reset } = await application.mailbox.lastAbout('eve@example.com', 'Reset your');
  const passwordReset = await application.browser().open(reset);
  const visitor = application.browser();
  await visitor.open('/login');
  const reader = await application.browser().open('/login');
  const german = new URLSearchParams({ _csrf: reader.csrf, language: 'de' }).toString();
  const post = (fields: Record<string, string>): string =>
    new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString();
  const to = (browser: Browser, method: string, path: string, ...rest: [string?, Record<string, string>?]) =>
    browser.send(method, new URL(path, application.config.baseUrl).pathname, ...rest);

  return {
    pages: await named({
      'the welcome': to(visitor, 'GET', '/'),
      'the welcome, at the first visit': to(application.browser(), 'GET', '/'),
      'the form to register': to(visitor, 'GET', '/register'),
      'the form to log in': to(visitor, 'GET', '/login'),
      'where the link went': to(bob, 'GET', '/register/sent'),
      'where the link went, elsewhere': to(visitor, 'GET', '/register/sent'),
      'waiting for approval': to(visitor, 'GET', '/register/waiting'),
      'a link in another browser': to(visitor, 'GET', link),
      'a link when logged in': to(ada, 'GET', link),
      'a link that was used': to(visitor, 'GET', usedLink),
      'a link that is unknown': to(visitor, 'GET', '/activate/unknown'),
      'the account': to(ada, 'GET', '/account'),
      'the form to change the password': to(ada, 'GET', '/account/password'),
      'the form to change the address': to(ada, 'GET', '/account/email'),
      'the new address, for its owner': to(eve, 'GET', newAddress),
      'the new address, elsewhere': to(visitor, 'GET', newAddress),
      'a new address that is unknown': to(visitor, 'GET', '/account/email/confirm/unknown'),
      'the way back to the old address': to(visitor, 'GET', undo),
      'a way back that is unknown': to(visitor, 'GET', '/undo/unknown'),
      'the form for a name': to(ada, 'GET', '/account/profile'),
      'where one is logged in': to(ada, 'GET', '/account/sessions'),
      'connected sites': to(ada, 'GET', '/account/sites'),
      'a question of a site that is over': to(ada, 'GET', '/consent/x'),
      'a log-out for a site, where there are none': to(ada, 'GET', '/logout/site'),
      'the tokens of the account': to(ada, 'GET', '/account/tokens'),
      'the form for a token': to(ada, 'GET', '/account/tokens/new'),
      'the passkeys of the account': to(eve, 'GET', '/account/passkeys'),
      'the form to rename a passkey': to(eve, 'GET', passkey),
      'what happened to the account': to(ada, 'GET', '/account/activity'),
      'the form to delete the account': to(ada, 'GET', '/account/delete'),
      'the question for the password': to(ada, 'GET', '/confirm'),
      'the form to ask for a new password': to(visitor, 'GET', '/password/forgot'),
      'where the link for a new password went': to(visitor, 'GET', '/password/forgot/sent'),
      'the form to choose a new password': to(passwordReset, 'GET', '/password/reset'),
      'a link for a new password that is unknown': to(visitor, 'GET', '/password/reset/unknown'),
      'the question whether it was not me': to(visitor, 'GET', notMe),
      'a form that is wrong': to(visitor, 'POST', '/register', post({ email: 'wrong', password: 'wrong' })),
      'a log-in that is wrong': to(visitor, 'POST', '/login', post({ email: 'a@example.com', password: 'no' })),
      'a form without a token': to(visitor, 'POST', '/login', 'email=a'),
      'a button without a token': to(ada, 'POST', '/logout', ''),
      'a body that is no form': to(visitor, 'POST', '/login', '{}', { 'Content-Type': 'application/json' }),
      'a body that is too large': to(visitor, 'POST', '/login', 'a'.repeat(90_000)),
      'a field that occurs twice': to(visitor, 'POST', '/login', `${post({})}&email=a&email=b`),
      'a path that is unknown': to(visitor, 'GET', '/unknown'),
      'a path that is unknown, when logged in': to(ada, 'GET', '/unknown'),
      'a path that is broken': to(visitor, 'GET', '/%zz'),
      'a method that is not used': to(visitor, 'PUT', '/login'),
      'a part of a file that is not there': to(visitor, 'GET', '/assets/foyer.css', undefined, {
        Range: 'bytes=9999999-',
      }),
      'a file of a version that is not there': to(visitor, 'GET', '/assets/foyer.css', undefined, {
        'If-Match': '"unknown"',
      }),
      'the applications': to(ada, 'GET', '/apps'),
      'an application that is unknown': to(ada, 'GET', '/authz/enter'),
    }),
    redirects: await named({
      'a guarded page': to(visitor, 'GET', '/account'),
      'where to change the password': to(visitor, 'GET', '/.well-known/change-password'),
      'the log-in page when logged in': to(ada, 'GET', '/login'),
      'a registration': to(visitor, 'POST', '/register', post({ email: 'cyd@example.com', password: goodPassword })),
      'a log-in': to(visitor, 'POST', '/login', post({ email: 'ada@example.com', password: goodPassword })),
      'a link in the registration browser': to(bob, 'GET', link),
      'a link for a new password': to(visitor, 'GET', reset),
      'a choice of language': to(reader, 'POST', '/language', german),
    }),
    files: await named({
      'text/css; charset=utf-8': to(visitor, 'GET', '/assets/foyer.css'),
      'text/css;  charset=utf-8': to(visitor, 'GET', '/assets/arch.css'),
      'text/javascript; charset=utf-8': to(visitor, 'GET', '/assets/foyer.js'),
      'text/javascript;  charset=utf-8': to(visitor, 'GET', '/assets/password-rules.js'),
      'text/javascript;   charset=utf-8': to(visitor, 'GET', '/assets/email-hint.js'),
      'text/javascript;    charset=utf-8': to(visitor, 'GET', '/assets/countdown.js'),
      'text/javascript;     charset=utf-8': to(visitor, 'GET', '/assets/new-password.js'),
      'text/javascript;      charset=utf-8': to(visitor, 'GET', '/assets/passkeys.js'),
      'image/svg+xml; charset=utf-8': to(visitor, 'GET', '/assets/mark.svg'),
    }),
    others: await named({
      'application/json; charset=utf-8': to(ada, 'GET', '/account/export'),
      'application/json;  charset=utf-8': to(visitor, 'GET', '/.well-known/passkey-endpoints'),
      'application/json;   charset=utf-8': to(application.browser(), 'GET', '/login/passkey', undefined, byScript),
      'application/json;    charset=utf-8': to(ada, 'GET', '/account/passkeys/options', undefined, byScript),
      'application/json;     charset=utf-8': to(ada, 'GET', '/confirm/passkey', undefined, byScript),
      'text/plain; charset=utf-8': to(visitor, 'GET', '/healthz'),
      'text/plain;  charset=utf-8': to(visitor, 'GET', '/readyz'),
    }),
  };
}

async function named(answers: Record<string, Promise<Response>>): Promise<Map<string, Response>> {
  return new Map(
    await Promise.all(
      Object.entries(answers).map(async ([name, answer]) => [name, await answer] as [string, Response]),
    ),
  );
}

const header = (answers: Map<string, Response>, name: string): Record<string, string | undefined> =>
  Object.fromEntries(
    [...answers].map(([to, { headers }]) => [to, (headers as Record<string, string | undefined>)[name]]),
  );
const all = <T>(answers: Map<string, Response>, value: T): Record<string, T> =>
  Object.fromEntries([...answers.keys()].map((to) => [to, value]));

describe('Every response', () => {
  it('has the expected status', () => {
    expect([...pages.values()].map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 200, 200, 200, 200, 200, 404, 200, 404, 200, 200, 200, 410,
      404, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 200, 422, 422, 403, 403, 415, 413, 400, 404, 404, 400,
      405, 416, 412, 200, 400,
    ]);
    expect([...redirects.values()].map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 303, 303]);
    expect([...files.values()].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200]);
    expect([...others.values()].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200]);
  });

  it.each([
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    [
      'permissions-policy',
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
    ],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-powered-by', undefined],
    ['server', undefined],
    ['access-control-allow-origin', undefined],
    // It has no effect over http.
    ['strict-transport-security', undefined],
  ])('has the same %s [ASVS 3.2.1, 3.4.2, 3.4.3, 3.4.4, 3.4.5, 3.4.6, 3.4.8, 3.5.8, 13.4.6]', (name, value) => {
    for (const answers of [pages, redirects, files, others]) expect(header(answers, name)).toEqual(all(answers, value));
  });

  it('lets a page load only files of this site, and a file nothing, even with a script in it [ASVS 3.4.3, 3.4.6]', () => {
    const page =
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'";
    for (const answers of [pages, redirects, others])
      expect(header(answers, 'content-security-policy')).toEqual(all(answers, page));
    const file = "default-src 'none';style-src 'unsafe-inline';sandbox;frame-ancestors 'none'";
    // No worker starts in a sandbox.
    const script = "default-src 'none';frame-ancestors 'none'";
    expect(header(files, 'content-security-policy')).toEqual({
      ...all(files, file),
      'text/javascript; charset=utf-8': script,
      'text/javascript;  charset=utf-8': script,
      'text/javascript;   charset=utf-8': script,
      'text/javascript;    charset=utf-8': script,
      'text/javascript;     charset=utf-8': script,
      'text/javascript;      charset=utf-8': script,
    });
  });

  it('tells browsers to stay on https, if BASE_URL uses it [ASVS 3.4.1]', async () => {
    const secure = await startApplication({ BASE_URL: 'https://foyer.example' });
    const answers = await answersOf(secure);
    const { headers } = await exchange(secure.url, 'no request\r\n\r\n');
    await secure.stop();
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    for (const some of [answers.pages, answers.redirects, answers.files, answers.others]) {
      expect(header(some, 'strict-transport-security')).toEqual(all(some, 'max-age=31536000; includeSubDomains'));
    }
  });
});

describe('Every page', () => {
  it('is HTML and never cached [ASVS 4.1.1, 14.3.2]', () => {
    expect(header(pages, 'content-type')).toEqual(all(pages, 'text/html; charset=utf-8'));
    expect(header(pages, 'cache-control')).toEqual(all(pages, 'no-store'));
    expect(header(redirects, 'cache-control')).toEqual(all(redirects, 'no-store'));
    expect(header(others, 'cache-control')).toEqual(all(others, 'no-store'));
    expect(header(pages, 'etag')).toEqual(all(pages, undefined));
    expect(header(pages, 'last-modified')).toEqual(all(pages, undefined));
  });

  const scripts = ['foyer', 'email-hint', 'new-password', 'countdown', 'passkeys'];

  it('has no inline script or style, and loads nothing from other sites [ASVS 3.6.1, 14.2.3]', () => {
    for (const [to, { text }] of pages) {
      const $ = load(text);
      const attributes = $('*')
        .toArray()
        .flatMap((element) => Object.entries($(element).attr() ?? {}));
      expect([to, $('main h1').length]).toEqual([to, 1]);
      expect([
        to,
        $(
          `script:not(${scripts.map((name) => `[src="/assets/${name}.js"]`).join()}), style, iframe, object, embed, base, meta[http-equiv]`,
        ).length,
      ]).toEqual([to, 0]);
      expect([to, attributes.filter(([name]) => name === 'style' || name.startsWith('on'))]).toEqual([to, []]);
      expect([
        to,
        attributes.filter(
          ([name, value]) =>
            ['href', 'src', 'action', 'srcset', 'formaction'].includes(name) && !/^(\/(?!\/)|#)/.test(value),
        ),
      ]).toEqual([to, []]);
    }
  });

  it('is covered by this test', () => {
    // What proxies ask has no page: see test/forward-auth/. Those for admins are asked in test/admin/.
    expect(routesOf(foyer, 'get').filter((path) => !isOfForwardAuth(path) && !/^\/admin(?=\/|$)/.test(path))).toEqual([
      '/',
      '/.well-known/change-password',
      '/.well-known/passkey-endpoints',
      '/.well-known/security.txt',
      '/account',
      '/account/activity',
      '/account/delete',
      '/account/email',
      '/account/email/confirm/:token',
      '/account/export',
      '/account/identities',
      '/account/identities/waiting',
      '/account/passkeys',
      '/account/passkeys/:id',
      '/account/passkeys/options',
      '/account/password',
      '/account/profile',
      '/account/recovery-codes',
      '/account/restore',
      '/account/security',
      '/account/sessions',
      '/account/sites',
      '/account/tokens',
      '/account/tokens/new',
      '/account/totp',
      '/activate/:token',
      '/apps',
      '/apps/icons/:hash',
      '/authz/enter',
      '/confirm',
      '/confirm/passkey',
      '/consent/:uid',
      '/healthz',
      '/login',
      '/login/code',
      '/login/code/passkey',
      '/login/identity',
      '/login/passkey',
      '/login/recovery',
      '/login/recovery/:token',
      '/login/with/:provider/callback',
      '/logout/site',
      '/metrics',
      '/not-me/:token',
      '/password/forgot',
      '/password/forgot/sent',
      '/password/reset',
      '/password/reset/:token',
      '/readyz',
      '/register',
      '/register/sent',
      '/register/waiting',
      '/undo/:token',
    ]);
  });
});

describe('A cookie', () => {
  const names = ['csrf', 'registration', 'session', 'device', 'reset', 'notice', 'language', 'email'];

  it('is for this host, hidden from scripts, and Secure over https [ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4]', async () => {
    const plain = [...pages.values(), ...redirects.values()].flatMap(cookiesOf);
    expect(new Set(plain.map((cookie) => cookie.split('=')[0]))).toEqual(new Set(names.map((name) => `foyer_${name}`)));
    for (const cookie of plain) {
      expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax$/);
      expect(cookie).not.toMatch(/Domain=|Secure/);
    }

    const secure = await startApplication({ BASE_URL: 'https://foyer.example' });
    const answers = await answersOf(secure);
    await secure.stop();
    const secured = [...answers.pages.values(), ...answers.redirects.values()].flatMap(cookiesOf);
    expect(new Set(secured.map((cookie) => cookie.split('=')[0]))).toEqual(
      new Set(names.map((name) => `__Host-foyer_${name}`)),
    );
    for (const cookie of secured) {
      expect(cookie).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
      expect(cookie).not.toContain('Domain=');
    }
  });

  it('is small enough for every browser to keep [ASVS 3.3.5]', () => {
    for (const cookie of [...pages.values(), ...redirects.values()].flatMap(cookiesOf))
      expect(cookie.split(';')[0]?.length).toBeLessThanOrEqual(4096);
  });

  it('of a registration expires with its link', async () => {
    const visitor = foyer.browser();
    await visitor.open('/register');
    await visitor.fillIn('Email', 'fay@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.answers.flatMap(cookiesOf)[0]).toContain(`Max-Age=${hours(24) / 1000}`);
  });

  it('is never set by a file', () => {
    for (const answers of [files, others]) expect(header(answers, 'set-cookie')).toEqual(all(answers, undefined));
  });
});

function cookiesOf({ headers }: Response): string[] {
  return ((headers as Record<string, unknown>)['set-cookie'] as string[] | undefined) ?? [];
}

describe('A file', () => {
  it('has the right content type [ASVS 4.1.1]', () => {
    for (const [type, { headers }] of [...files, ...others]) {
      expect((headers as Record<string, string>)['content-type']).toBe(type.replace(/ +/, ' ').trim());
    }
  });
});
