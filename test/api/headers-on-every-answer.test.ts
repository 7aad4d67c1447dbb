import { call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser } from '../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://accounts.example.com' });
});

afterAll(async () => {
  await foyer.stop();
});

const common = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': expect.stringContaining('max-age=31536000') as string,
};

describe('Every answer of the API', () => {
  it('is never stored, and nothing that a browser could run [ASVS 3.2.1, 4.1.1]', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const token = await tokenOf(foyer, 'ada@example.com');
    const answers = [
      await call(foyer, 'users/me', { token }),
      await call(foyer, 'users/me', { token, method: 'HEAD' }),
      await call(foyer, 'users/me', {}),
      await call(foyer, 'users/me/export', { token }),
      await call(foyer, 'openapi.json'),
      await call(foyer, 'nothing'),
      await call(foyer, 'auth/register', { method: 'OPTIONS' }),
      await call(foyer, 'auth/register', { body: '{' }),
    ];
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        ...common,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
      });
      expect(headers.get('content-type') ?? 'application/json').toMatch(/^application\/(?:problem\+)?json/);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('sets a cookie only where a browser needs it', async () => {
    const { headers } = await call(foyer, 'auth/csrf');
    expect(headers.get('set-cookie')).toMatch(/^__Host-foyer_csrf=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('The page of the API', () => {
  it('loads its own files only, and sends requests to this site only', async () => {
    const page = await fetch(`${foyer.url}/api/docs`);
    const policy = page.headers.get('content-security-policy')?.split(';') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*/);
    expect(Object.fromEntries(page.headers)).toMatchObject(common);
    const text = await page.text();
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const { status, headers } = await fetch(foyer.url + file);
      expect([file, status, headers.get('content-type')]).toEqual([
        file,
        200,
        expect.stringMatching(/javascript|css/) as string,
      ]);
    }
    for (const file of ['package.json', 'index.html', '..%2Fpackage.json', 'swagger-ui.js'])
      expect((await fetch(`${foyer.url}/api/docs/${file}`)).status).toBe(404);
  });
});
