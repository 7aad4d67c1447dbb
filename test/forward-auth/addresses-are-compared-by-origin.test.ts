import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, AtApplication, fetched, navigation } from '../support/applications.js';
import { memberOf } from '../support/people.js';
import { exchange } from '../support/wire.js';

const wiki = 'https://wiki.example.com';

let foyer: TestApplication;
let ada: AtApplication;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  await addApplication(foyer, wiki);
  ada = new AtApplication(foyer, wiki, await memberOf(foyer, 'ada@example.com'));
  await ada.enter();
});

afterAll(async () => {
  await foyer.stop();
});

/** None of these is an address of the application. */
const strange = [
  'https://evil.example/',
  `${wiki}@evil.example/`,
  `${wiki}:443@evil.example/`,
  `${wiki}.evil.example/`,
  `${wiki}evil.example/`,
  `${wiki}:8443/`,
  'http://wiki.example.com/',
  'https://user@wiki.example.com/',
  'https://user:password@wiki.example.com/',
  'https://wiki.example.com./',
  'https://sub.wiki.example.com/',
  'https:/wiki.example.com/',
  'https:wiki.example.com/',
  '//wiki.example.com/',
  '//evil.example/',
  '/',
  '\\\\evil.example',
  'https:\\\\wiki.example.com/',
  'https://evil.example\\@wiki.example.com/',
  'https://evil.example#@wiki.example.com/',
  'https://evil.example?@wiki.example.com/',
  ' https://wiki.example.com/',
  'https://wiki.example.com%2eevil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  `blob:${wiki}/x`,
  '',
  'x',
];

describe('Whoever enters', () => {
  it.each(strange)('is never led to %j [ASVS 3.7.2]', async (rd) => {
    for (const more of ['', '&state=' + 'A'.repeat(43), '&remark=lost']) {
      const { status, headers } = await ada.here.send('GET', `/authz/enter?rd=${encodeURIComponent(rd)}${more}`);
      expect({ more, status, refresh: headers.refresh, location: headers.location }).toEqual({ more, status: 400 });
    }
    const { status, headers } = await ada.pass(`${wiki}/.foyer/pass?rd=${encodeURIComponent(rd)}`);
    expect({ status, location: headers.location }).toEqual({ status: 404 });
  });

  it.each(strange)('is not led there with a ticket, either: %j', async (rd) => {
    const url = new URL(await ada.ticketUrl());
    url.searchParams.set('rd', rd);
    const { status, headers } = await ada.pass(url.href);
    // There, it is refused.
    if (status === 303) expect(headers.location).toMatch(/^https:\/\/foyer\.example\.com\/authz\/enter\?/);
    else expect({ status, location: headers.location }).toEqual({ status: 404 });
    foyer.clock.advance(31_000);
  });

  it('is told before the log-in that the link leads nowhere', async () => {
    const { status, headers } = await foyer.browser().send('GET', '/authz/enter?rd=https%3A%2F%2Fevil.example');
    expect({ status, location: headers.location }).toEqual({ status: 400 });
    expect((await foyer.browser().send('GET', '/authz/enter')).status).toBe(400);
    expect((await foyer.browser().send('GET', `/authz/enter?rd=${wiki}&rd=https://evil.example`)).status).toBe(400);
  });

  it('comes to what only looks like another site, as a path of the application', async () => {
    const rd = `${wiki}//evil.example/%5C..%2f`;
    expect(await ada.enter('//evil.example/%5C..%2f')).toBe(rd);
  });
});

describe('A check', () => {
  const ask = async (url: string | undefined, headers: Record<string, string | undefined> = {}) =>
    (await ada.there.send('GET', '/authz/nginx', undefined, { 'X-Original-URL': url, ...navigation, ...headers }))
      .status;

  it('lets the whole application through, and nothing whose address only begins like it', async () => {
    for (const path of [
      '',
      '/',
      '/auth',
      '/authors/secret',
      '/.foyer/passport',
      '//x',
      '/../..',
      '/?https://evil.example',
    ])
      expect([path, await ask(wiki + path)]).toEqual([path, 200]);
    // A space in front is none of the header's value.
    for (const url of strange.filter((text) => !text.startsWith(' ')))
      expect([url, [400, 403].includes(await ask(url))]).toEqual([url, true]);
  });

  it('refuses what it does not know, whoever asks', async () => {
    const visitor = new AtApplication(foyer, 'https://unknown.example.com', foyer.browser());
    expect((await visitor.check()).status).toBe(403);
    expect((await visitor.check('/', fetched)).status).toBe(403);
  });

  it('refuses a header that came twice: a proxy sets it once', async () => {
    const cookie = [...ada.there.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ask = async (...urls: string[]): Promise<number> => {
      const lines = [
        'Host: localhost',
        'Connection: close',
        `Cookie: ${cookie}`,
        ...urls.map((url) => `X-Original-URL: ${url}`),
      ];
      return (await exchange(foyer.url, `GET /authz/nginx HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)).status;
    };
    expect(await ask(`${wiki}/`)).toBe(200);
    expect(await ask(`${wiki}/`, 'https://evil.example/')).toBe(400);
    expect(await ask(`${wiki}/`, `${wiki}/`)).toBe(400);
  });

  it('reads only the headers of its convention, once each', async () => {
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'wiki.example.com', 'X-Forwarded-Uri': '/' };
    expect(await ask(undefined, forwarded)).toBe(400);
    const other = { 'X-Original-URL': `${wiki}/` };
    for (const missing of Object.keys(forwarded)) {
      const { status } = await ada.check('/', { ...other, [missing]: undefined });
      expect({ missing, status }).toEqual({ missing, status: 400 });
    }
    for (const [name, value] of [
      ['X-Forwarded-Host', 'wiki.example.com, evil.example'],
      ['X-Forwarded-Host', 'wiki.example.com/'],
      ['X-Forwarded-Host', 'evil.example@wiki.example.com'],
      ['X-Forwarded-Proto', 'https://evil.example/?'],
      ['X-Forwarded-Proto', 'https, https'],
      ['X-Forwarded-Uri', '@evil.example'],
      ['X-Forwarded-Uri', '.evil.example'],
    ] as const)
      expect([value, [400, 403].includes((await ada.check('/', { [name]: value })).status)]).toEqual([value, true]);
  });
});
