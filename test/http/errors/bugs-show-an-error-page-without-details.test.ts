import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { entriesOf, expectPlainEnd } from '../../support/log-lines.js';
import { until } from '../../support/mail-room.js';
import { goodPassword } from '../../support/people.js';
import { inProduction, Server } from '../../support/server.js';
import { tablesOf } from '../../support/tables.js';

/** Must not appear in any log. */
const marker = 'Marker7f3a';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
});

const requestId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe('A bug', () => {
  it('shows a page with a request id, which is logged without anything that was typed [ASVS 2.3.3, 13.4.2, 16.3.4, 16.5.1]', async () => {
    const visitor = await server.browser().open('/register');
    await server.change('ALTER TABLE outbox RENAME TO lost');
    const before = await tablesOf(server);

    await visitor
      .fillIn('Email', `${marker}@example.com`)
      .fillIn('Password', `violet tugboat ${marker}`)
      .press('Create account', { 'User-Agent': marker, Referer: `http://localhost/${marker}` });

    expect(visitor.status).toBe(500);
    expect(visitor.response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(visitor.page).toContain('The error is on our side');
    expect(visitor.page).not.toMatch(/outbox|SQLITE|node_modules|\.js/i);
    const [id = 'none'] = requestId.exec(visitor.page) ?? [];
    expect(visitor.response.headers['x-request-id']).toBe(id);

    await until(() => server.stderr.includes(id));
    // The mail worker may have logged the missing table before.
    const [, firstOfStack] = server.stderr.slice(server.stderr.indexOf(`ERROR bug request=${id}\n`)).split('\n');
    expect(firstOfStack).toMatch(/no such table|relation .* does not exist/);
    expect(server.log).not.toContain(marker);
    expect(server.log).not.toContain('tugboat');
    expect(await tablesOf(server)).toEqual(before);

    await server.change('ALTER TABLE lost RENAME TO outbox');
  });

  it('ends with its cause [ASVS 16.5.4]', async () => {
    const visitor = await server.browser().open('/register');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.url).toBe('/register/sent');
    expect((await server.mailbox.lastTo('ada@example.com')).link).toContain('/activate/');
  });

  it('logs no cookies [ASVS 16.2.5]', async () => {
    const visitor = await server.browser().open('/login');
    visitor.cookies.set('foyer_registration', marker.padEnd(43, 'x'));
    visitor.cookies.set('foyer_session', `s:${marker}.${marker}`);
    await server.change('ALTER TABLE registrations RENAME TO lost');
    await visitor.open(`/register/sent?${marker}`);
    const [id = 'none'] = requestId.exec(visitor.page) ?? [];
    expect(visitor.status).toBe(500);
    await until(() => server.stderr.includes(id));
    expect(server.log).not.toContain(marker);
    await server.change('ALTER TABLE lost RENAME TO registrations');
  });
});

describe('An unknown page', () => {
  it('gets a 404 page with a link, and one log line without its path', async () => {
    await server.end();
    await server.startAgain();
    const { stderr } = server;
    const visitor = await server.browser().open(`/${marker}`);
    expect(visitor.status).toBe(404);
    expect(visitor.page).toContain('Page not found');
    expect(visitor.page).not.toMatch(requestId);
    expect(visitor.html('main a').attr('href')).toBe('/');
    const ended = await server.end();
    expectPlainEnd(ended, server.url);
    expect(ended.stdout).toMatch(/request method=GET route=unknown status=404 /);
    expect(server.stderr).toBe(stderr);
  });
});

describe("An operator's template that fails", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'foyer-custom-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const put = (view: string): void => {
    const file = join(folder, 'views', `${view}.hbs`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '<h1>Welcome</h1>{{> doormat}}');
  };

  it('is a bug like any other, and affects only its page', async () => {
    put('home');
    const custom = await Server.start({ CUSTOM_DIR: folder });
    try {
      const visitor = await custom.browser().open('/');
      expect(visitor.status).toBe(500);
      expect(visitor.page).toContain('The error is on our side');
      expect(visitor.page).not.toMatch(/Welcome|doormat/);
      const [id = 'none'] = requestId.exec(visitor.page) ?? [];
      await until(() => custom.stderr.includes(`ERROR bug request=${id}\n`));
      // Two pages were rendered, with one token.
      const cookies = [visitor.response.headers['set-cookie'] ?? []].flat();
      expect(cookies.filter((cookie) => cookie.startsWith('foyer_csrf='))).toHaveLength(1);
      expect((await visitor.open('/login')).status).toBe(200);
    } finally {
      await custom.remove();
    }
  });

  it.each([
    ['in production', inProduction],
    ['elsewhere', {}],
  ])(
    'and breaks the error page too, gets an error page without templates: %s [ASVS 16.5.1]',
    async (_, environment: Record<string, string>) => {
      put('layouts/main');
      const custom = await Server.start({ ...environment, CUSTOM_DIR: folder });
      try {
        const visitor = await custom.browser().open('/');
        expect(visitor.status).toBe(500);
        expect(visitor.html('h1').text()).toContain('The error is on our side');
        expect(visitor.page).not.toMatch(/doormat|node_modules|\.js/);
        const { headers } = visitor.response;
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
        expect(visitor.page).toContain(headers['x-request-id']);
        expect((await custom.end()).code).toBe(0);
        const failures = environment === inProduction ? entriesOf(custom.stderr) : [];
        expect(failures.filter(({ event }) => event !== 'bug')).toEqual([]);
      } finally {
        await custom.remove();
      }
    },
  );
});
