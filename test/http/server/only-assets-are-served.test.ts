import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/common/package-root.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { exchange, type WireAnswer } from '../../support/wire.js';

let foyer: TestApplication;
/** Inside the assets folder, but must not be served. */
const hidden = join(root, 'public', 'assets', '.hidden');

beforeAll(async () => {
  foyer = await startApplication();
  mkdirSync(hidden, { recursive: true });
  writeFileSync(join(hidden, 'file.txt'), 'hidden');
});

afterAll(async () => {
  rmSync(hidden, { recursive: true });
  await foyer.stop();
});

/** Requests the path as it is; a browser would normalize it. */
const get = (path: string, ...headers: string[]): Promise<WireAnswer> =>
  exchange(
    foyer.url,
    `${[`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
  );

describe('A request for a file', () => {
  it.each([
    ['/assets/foyer.css', 'text/css; charset=utf-8'],
    ['/assets/arch.css', 'text/css; charset=utf-8'],
    ['/assets/foyer.js', 'text/javascript; charset=utf-8'],
    ['/assets/password-rules.js', 'text/javascript; charset=utf-8'],
    ['/assets/site.css', 'text/css; charset=utf-8'],
    ['/assets/email-hint.js', 'text/javascript; charset=utf-8'],
    ['/assets/countdown.js', 'text/javascript; charset=utf-8'],
    ['/assets/new-password.js', 'text/javascript; charset=utf-8'],
    ['/assets/mark.svg', 'image/svg+xml; charset=utf-8'],
    ['/favicon.ico', 'image/vnd.microsoft.icon'],
    ['/apple-touch-icon.png', 'image/png'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
  ])('gets %s as %s, without a cookie, and a 304 if it is cached', async (path, type) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.has('set-cookie')).toBe(false);
    const again = await get(path, `If-None-Match: ${answer.headers.get('etag') ?? ''}`);
    expect(again.status).toBe(304);
    expect(again.headers.has('set-cookie')).toBe(false);
  });

  it.each([
    '/assets',
    '/assets/',
    '/assets/unknown.css',
    '/assets/foyer.css/',
    '/assets/foyer.js/',
    '/assets/foyer.js/package.json',
    '/assets/foyer.js/..',
    '/public',
    '/public/assets/foyer.css',
    '/assets/.hidden',
    '/assets/.hidden/file.txt',
    '/assets/../assets/.hidden/file.txt',
    '/assets/%2ehidden/file.txt',
    '/.git/HEAD',
    '/.git/config',
    '/.env',
    '/.env.example',
    '/package.json',
    '/package-lock.json',
    '/README.md',
    '/src/main.ts',
    '/dist/src/main.js',
    '/views/home.hbs',
    '/migrations/index.ts',
    '/data',
    '/data/',
    '/data/foyer.sqlite',
    '/data/foyer.sqlite-wal',
    '/data/secret',
    '/node_modules/express/package.json',
    '/../package.json',
    '/assets/../../package.json',
    '/assets/../../../../../../../../etc/passwd',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/..\\..\\package.json',
    '/assets/....//....//package.json',
    '/assets/%252e%252e/%252e%252e/package.json',
    '/assets/foyer.css%00.html',
    '/assets/foyer.js%2f..%2f..%2fpackage.json',
    '//etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
  ])('finds nothing at %s [ASVS 13.4.1, 13.4.3, 13.4.7]', async (path) => {
    const first = await get(path);
    // Doubled slashes lead to the path without them, and that leads nowhere.
    const answer = first.status === 303 ? await get(first.headers.get('location') ?? '') : first;
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('Page not found');
  });

  it('is refused with other methods', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await foyer.browser().send(method, '/assets/foyer.css');
      expect(answer.status).toBe(method === 'POST' ? 404 : 405);
    }
  });
});
