import { becomeUser, logIn, register } from './support/people.js';
import { Server, withoutAnyTrace } from './support/server.js';
import { exchange, type WireAnswer } from './support/wire.js';

/** What may be found nowhere afterwards. */
const marker = 'Marker7f3a';

let server: Server;
let activation: string;
let adasCookies: string;

beforeAll(async () => {
  server = await Server.start();
  await becomeUser(server, 'ada@example.com');
  adasCookies = [...(await logIn(server, 'ada@example.com')).cookies]
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  await register(server, 'bob@example.com');
  activation = new URL((await server.mailbox.lastTo('bob@example.com')).link).pathname;
  await server.allMailSent();
});

afterAll(async () => {
  await server.remove();
});

const request = (line: string, ...headers: string[]): Promise<WireAnswer> =>
  exchange(
    server.url,
    // Bytes as they are, not as UTF-8.
    Buffer.from(`${[`${line} HTTP/1.1`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`, 'latin1'),
  );
const get = (target: string, ...headers: string[]): Promise<WireAnswer> =>
  request(`GET ${target}`, 'Host: localhost', ...headers);

function expectPage(answer: WireAnswer, status: number, words: RegExp): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.text).toMatch(words);
  expectNoInsides(answer);
}

function expectNoInsides(answer: WireAnswer): void {
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).not.toMatch(/node_modules|\.js:\d+|URIError|ENOENT|Failed to/);
}

const nothingHere = /There is no such page|This link does not work/;

describe('An odd address', () => {
  it.each([
    ['that nobody made', `/${marker}`],
    ['that is deep', `/${`${marker}/`.repeat(500)}`],
    ['that is long', `/${marker.repeat(1000)}`],
    ['that begins with two slashes', `//${marker}.example/login`],
    ['that goes up', `/${marker}/../../../../etc/passwd`],
    ['of a link that is no token', `/activate/${marker}`],
    ['of a link that is too long', `/activate/${marker.repeat(100)}`],
    ['of a link with a NUL', `/activate/${marker}%00`],
    ['of a link with a line end', `/activate/${marker}%0d%0aSet-Cookie:%20a=b`],
    ['of a link with markup', `/activate/%3Cscript%3E${marker}`],
  ])('%s is answered with a 404 page', async (_, path) => {
    await withoutAnyTrace(server, async () => {
      const answer = await get(path);
      expectPage(answer, 404, nothingHere);
      expect(answer.text).not.toContain('<script');
      expect(answer.headers.get('set-cookie')).toMatch(/^foyer_csrf=/);
    });
  });

  it.each([
    ['a percent sign before no digits', '%zz'],
    ['a percent sign at the end', '%'],
    ['a byte that UTF-8 never has', '%ff'],
    ['half a character', '%c3'],
    ['a lone surrogate', '%ed%a0%80'],
  ])('with %s is answered with a page that says so', async (_, odd) => {
    await withoutAnyTrace(server, async () => {
      for (const path of ['/activate/', '/', '/assets/', '/login/']) {
        const answer = await get(`${path}${marker}${odd}`);
        expectPage(answer, 400, /Its address is not encoded correctly\./);
        expect(answer.text).not.toContain(marker);
      }
    });
  });

  it.each([
    ['a query that is long', `/login?next=/${marker.repeat(1000)}`],
    ['next twice', `/login?next=/${marker}&next=/${marker}`],
    ['next as a[b]', `/login?next[a]=/${marker}`],
    ['next with a broken percent sign', `/login?next=/${marker}%zz`],
    ['next with a byte that UTF-8 never has', `/login?next=/${marker}%ff`],
    ['next with a NUL and a line end', `/login?next=/%00%0d%0a${marker}`],
    ['__proto__', `/login?__proto__=${marker}&__proto__[next]=/${marker}&constructor=${marker}`],
    ['a thousand parameters', `/login?${`${marker}=1&`.repeat(1000)}`],
    ['an absolute target', `http://${marker}.example/login`],
  ])('is answered as if nothing were odd: %s', async (_, target) => {
    await withoutAnyTrace(server, async () => {
      expectPage(await get(target), 200, /<h1>Log in<\/h1>/);
    });
  });

  it('is refused before anything looks at it when it is longer than any address', async () => {
    await withoutAnyTrace(server, async () => {
      const answer = await get(`/${marker.repeat(10_000)}`);
      expectPage(answer, 431, /too (long|large)/);
    });
  });
});

describe('An odd header', () => {
  it.each([
    ['a Host of another site', `Host: ${marker}.example`],
    ['a Host with markup', `Host: "><script>${marker}</script>`],
    ['a Host with a line that is no host', `Host: ${marker}@evil.example:99999/path?query`],
    ['an empty Host', 'Host:'],
    ['two Hosts', `Host: localhost\r\nHost: ${marker}.example`],
    [
      'a forwarded Host',
      `Host: localhost\r\nX-Forwarded-Host: ${marker}.example\r\nX-Forwarded-Proto: ${marker}`,
    ],
    ['a forwarded address', `Host: localhost\r\nX-Forwarded-For: ${marker}\r\nForwarded: for=${marker}`],
    [
      'another method inside',
      `Host: localhost\r\nX-HTTP-Method-Override: DELETE\r\nX-Method-Override: ${marker}`,
    ],
    ['another address inside', `Host: localhost\r\nX-Original-URL: /${marker}\r\nX-Rewrite-URL: /account`],
    ['a language with markup', `Host: localhost\r\nAccept-Language: <script>${marker}`],
    ['a kind of answer that we have not', `Host: localhost\r\nAccept: application/${marker}`],
    ['letters beyond ASCII', `Host: localhost\r\nUser-Agent: ${marker}\xe9\xff`],
    ['a hundred headers', `Host: localhost\r\n${`X-${marker}: 1\r\n`.repeat(90)}X: 1`],
    ['a range', 'Host: localhost\r\nRange: bytes=0-5'],
  ])('changes nothing about the answer: %s [ASVS 4.1.3]', async (_, header) => {
    await withoutAnyTrace(server, async () => {
      const answer = await request('GET /login', header);
      expectPage(answer, 200, /<h1>Log in<\/h1>/);
      expect(answer.text).not.toContain(marker);
      expect([...answer.headers].join()).not.toContain(marker);
      const guarded = await request('GET /account', header);
      expect(guarded.status).toBe(303);
      expect(guarded.headers.get('location')).toBe('/login?next=%2Faccount');
    });
  });

  it.each([
    ['a hundred cookies', Array.from({ length: 100 }, (_, index) => `${marker}${index}=1`).join('; ')],
    ['a cookie of 10 kB', `a=${marker.repeat(1000)}`],
    ['our cookies with anything in them', ourCookies(marker)],
    ['our cookies with a signature that is none', ourCookies(`s:${marker}.${marker}`)],
    ['our cookies with JSON', ourCookies(`j:{"viewer":"${marker}"}`)],
    ['our cookies with a broken percent sign', ourCookies(`${marker}%zz%ff`)],
    ['our cookies with a NUL', ourCookies(`${marker}%00`)],
    ['our cookies empty', ourCookies('')],
    ['our cookies twice', `${ourCookies(marker)}; ${ourCookies(`${marker}2`)}`],
    ['cookies named __proto__', `__proto__=${marker}; constructor=${marker}; toString=${marker}`],
    ['nothing but separators', ';;;=;=;,,'],
  ])('opens nothing and breaks nothing: %s', async (_, cookies) => {
    await withoutAnyTrace(server, async () => {
      const header = `Cookie: ${cookies}`;
      for (const path of ['/', '/login', '/register', '/register/sent', activation]) {
        const answer = await get(path, header);
        expectPage(answer, 200, /<h1>/);
        expect(answer.text).not.toContain(marker);
      }
      expect((await get('/account', header)).headers.get('location')).toBe('/login?next=%2Faccount');
    });
  });

  it('does not stand in the way of those beside it: a cookie of 10 kB and a hundred small ones', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `a${index}=1`).join('; ');
    const answer = await get('/account', `Cookie: big=${'x'.repeat(10_000)}; ${many}; ${adasCookies}`);
    expectPage(answer, 200, /ada@example\.com/);
  });

  it('is refused when it is larger than all that browsers send', async () => {
    await withoutAnyTrace(server, async () => {
      expectPage(await get('/login', `Cookie: a=${marker.repeat(5000)}`), 431, /too (long|large)/);
    });
  });
});

describe('What is not HTTP', () => {
  it.each([
    ['a word', `${marker}\r\n\r\n`],
    ['a method that nobody knows', `${marker.toUpperCase()} / HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a version that nobody knows', `GET /${marker} HTTP/9.9\r\nHost: localhost\r\n\r\n`],
    ['a header without a colon', `GET / HTTP/1.1\r\nHost: localhost\r\n${marker}\r\n\r\n`],
    ['a header with a NUL', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${marker}\0\r\n\r\n`],
    ['a raw NUL in the address', `GET /${marker}\0 HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['the beginning of TLS', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3])],
  ])('is refused without a word about it elsewhere: %s', async (_, bytes) => {
    await withoutAnyTrace(server, async () => {
      const answer = await exchange(server.url, bytes);
      expectPage(answer, 400, /could not be read/);
      expect(answer.text).not.toContain(marker);
    });
  });

  it('is refused by Node itself: no Host', async () => {
    await withoutAnyTrace(server, async () => {
      const answer = await request(`GET /${marker}`);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain(marker);
    });
  });

  it('does not keep others from being served', async () => {
    expectPage(await get('/login'), 200, /<h1>Log in<\/h1>/);
  });

  it('has left not a word in any log', async () => {
    const { code, stdout, stderr } = await server.end();
    expect([code, stdout, stderr]).toEqual([0, `Foyer is ready: ${server.url}\n`, '']);
  });
});

function ourCookies(value: string): string {
  return ['session', 'csrf', 'registration', 'notice'].map((name) => `foyer_${name}=${value}`).join('; ');
}
