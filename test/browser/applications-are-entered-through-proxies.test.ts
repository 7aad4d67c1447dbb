import { type Browser as Chromium, type BrowserContext, chromium, type Page } from 'playwright-core';
import { changePassword } from '../support/acts.js';
import { startAuthProxy } from '../support/auth-proxy.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import type { Proxy, ProxyKind } from '../support/proxy.js';
import { SampleSite } from '../support/sample-site.js';
import { noteCookie } from '../support/secrets-used.js';
import { freePort, runToEnd, Server } from '../support/server.js';
import { exchange } from '../support/wire.js';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** On one domain, and on two that have nothing in common. */
const places: [kind: ProxyKind, host: string, foyerHost: string][] = [
  ['nginx', 'app.localhost', 'foyer.localhost'],
  ['nginx', 'app.example.net', 'accounts.example.com'],
  ['caddy', 'app.localhost', 'foyer.localhost'],
  ['caddy', 'app.example.net', 'accounts.example.com'],
];

describe.each(places)('An application behind %s at %s, in Chromium, with Foyer at %s', (kind, host, foyerHost) => {
  let foyer: Server;
  let application: SampleSite;
  let proxy: Proxy;
  let browser: Chromium;
  let origin: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    application = await SampleSite.start();
    foyer = await Server.prepare();
    const ports = { foyer: foyer.port, application: application.port, proxy: await freePort(), host };
    origin = `http://${host}:${ports.proxy}`;
    foyer.environment.BASE_URL = `http://${foyerHost}:${foyer.port}`;
    await foyer.startAgain();
    await register(origin);
    proxy = await startAuthProxy(kind, ports);
    browser = await chromium.launch({
      executablePath: program,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--host-resolver-rules=MAP *.example.com 127.0.0.1, MAP *.example.net 127.0.0.1',
        // As over https: without it, Chromium tells sites less than it does there.
        `--unsafely-treat-insecure-origin-as-secure=${origin},${foyer.environment.BASE_URL}`,
      ],
    });
  });

  afterEach(async () => {
    for (const context of contexts.splice(0)) {
      for (const { name, value } of await context.cookies()) noteCookie(name, value);
      await context.close();
    }
  });

  afterAll(async () => {
    await browser.close();
    await proxy.stop();
    await application.stop();
    await foyer.remove();
  });

  async function register(address: string): Promise<void> {
    const words = ['apps', 'add', '--name', 'Wiki', '--origin', address];
    const added = await runToEnd('src/cli.js', words, foyer.folder, foyer.environment);
    expect(added).toMatchObject({ code: 0, stderr: '' });
  }

  async function newPage(): Promise<Page> {
    const context = await browser.newContext();
    contexts.push(context);
    return context.newPage();
  }

  async function logInOn(page: Page, email: string): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  /** Somebody who has come in by the form. */
  async function entered(email: string): Promise<Page> {
    await memberOf(foyer, email);
    const page = await newPage();
    await page.goto(`${origin}/start`);
    await logInOn(page, email);
    await page.waitForURL(`${origin}/start`);
    return page;
  }

  const whoIsOn = async (page: Page): Promise<string> => page.locator('#who').innerText();

  it('is opened by logging in, and shows the page that was asked for', async () => {
    await memberOf(foyer, 'ada@example.com');
    const page = await newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/pages/1?edit=%26yes&a=b`);
    expect(new URL(page.url()).pathname).toBe('/login');
    await logInOn(page, 'ada@example.com');
    await page.waitForURL(`${origin}/pages/1?edit=%26yes&a=b`);
    expect(await whoIsOn(page)).toBe('ada@example.com');
    expect(complaints).toEqual([]);
    // The ticket is not left in the address or the history.
    expect(JSON.stringify(application.received)).not.toContain('ticket=');
    const second = await page.context().newPage();
    await second.goto(`${origin}/pages/2`);
    expect(second.url()).toBe(`${origin}/pages/2`);
  });

  it('gives scripts of its pages a plain 401, and people still come back to their page', async () => {
    const page = await entered('bea@example.com');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    const { status, redirected } = await page.evaluate(async () => {
      const answer = await fetch('/api/items');
      return { status: answer.status, redirected: answer.redirected };
    });
    expect({ status, redirected }).toEqual({ status: 401, redirected: false });
    await page.context().addCookies(cookies.filter(({ name }) => name === 'foyer_session'));
    await page.goto(`${origin}/pages/3`);
    expect(page.url()).toBe(`${origin}/pages/3`);
  });

  it('is closed with the next request after the log-out', async () => {
    const page = await entered('cyd@example.com');
    const here = await page.context().newPage();
    await here.goto(foyer.environment.BASE_URL ?? '');
    await here.getByRole('button', { name: 'Log out' }).click();
    await here.waitForURL(/\/login$/);
    expect(await page.evaluate(async () => (await fetch('/again')).status)).toBe(401);
    await page.goto(`${origin}/again`);
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  it('is closed when the session is ended on another device, or the password changes', async () => {
    const page = await entered('dan@example.com');
    const elsewhere = await logIn(foyer, 'dan@example.com');
    await elsewhere.open('/account/sessions');
    await elsewhere.press('Log out all other devices');
    expect(await page.evaluate(async () => (await fetch('/again')).status)).toBe(401);
    const other = await entered('dora@example.com');
    await changePassword(await logIn(foyer, 'dora@example.com'));
    expect(await other.evaluate(async () => (await fetch('/again')).status)).toBe(401);
  });

  it('never gets forged headers, and its own pass untouched [ASVS 4.1.3]', async () => {
    const page = await entered('eve@example.com');
    await page
      .context()
      .setExtraHTTPHeaders({
        'Remote-User': 'admin',
        'Remote-Email': 'admin@example.com',
        'Remote-Name': 'Admin',
        'Remote-Groups': 'admins',
        Remote_User: 'admin',
        'X-Original-URL': 'http://other.localhost/',
        'X-Original-Method': 'HEAD',
        'X-Forwarded-Host': 'other.localhost',
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Uri': '/other',
        Authorization: 'Bearer of-the-application',
      });
    await page.goto(`${origin}/forged`);
    const { headers = {} } = application.received.find(({ url }) => url === '/forged') ?? {};
    expect(headers['remote-email']).toBe('eve@example.com');
    expect(headers.authorization).toBe('Bearer of-the-application');
    const others = Object.entries(headers).filter(([name]) => /^(?:remote|http.remote)/i.test(name));
    expect(JSON.stringify(others)).not.toContain('admin');
  });

  it('is checked for itself, whatever port a client names', async () => {
    const { port, host: withPort } = new URL(origin);
    const head = `Host: ${host}:8443\r\nAccept: text/html\r\nConnection: close`;
    const answer = await exchange(`http://127.0.0.1:${port}`, `GET /port HTTP/1.1\r\n${head}\r\n\r\n`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain(`rd=${encodeURIComponent(`http://${withPort}/port`)}`);
  });

  it('gets forms with their bodies, and its own 401 stays its own', async () => {
    const page = await entered('fay@example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(`${origin}/save`);
    expect(application.received).toContainEqual(
      expect.objectContaining({ method: 'POST', url: '/save', body: 'text=hello' }),
    );
    const big = await page.evaluate(async () => {
      const answer = await fetch('/big', { method: 'POST', body: 'x'.repeat(300_000) });
      return answer.status;
    });
    expect(big).toBe(200);
    expect(application.received.find(({ url }) => url === '/big')?.body).toHaveLength(300_000);
    const own = await page.evaluate(async () => (await fetch('/own-401')).text());
    expect(own).toBe('own');
  });

  it('says that a form was cut off, and leads back to its page', async () => {
    const page = await entered('gil@example.com');
    await page.context().clearCookies({ name: /^foyer_pass/ });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('didn’t arrive').waitFor();
    const before = application.received.length;
    await page.getByRole('link', { name: 'Continue to Wiki' }).click();
    await page.waitForURL(`${origin}/start`);
    // The browser may ask for an icon, too.
    expect(application.received.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('does not go round in circles while cookies are blocked', async () => {
    await memberOf(foyer, 'hal@example.com');
    const port = await freePort();
    await register(`http://${host}:${port}`);
    // As if the browser had refused them.
    const without = await startAuthProxy(
      kind,
      { foyer: foyer.port, application: application.port, proxy: port, host },
      (block) =>
        kind === 'nginx'
          ? `proxy_hide_header Set-Cookie;\n${block}`
          : block.replace(/(reverse_proxy \/\.foyer\/pass \S+)/, '$1 {\n header_down -Set-Cookie\n }'),
    );
    const page = await newPage();
    await page.goto(`http://${host}:${port}/blocked`);
    await logInOn(page, 'hal@example.com');
    await page.getByText('Allow cookies').waitFor({ timeout: 10_000 });
    await without.stop();
    expect(application.received.filter(({ url }) => url === '/blocked')).toEqual([]);
  });
});
