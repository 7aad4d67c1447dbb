import { sha256 } from '../../src/common/keyring.js';
import { Clients } from '../../src/oidc/clients.js';
import { adminAt } from '../support/admin-forms.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { groupsOf } from '../support/applications.js';
import type { Browser } from '../support/browser.js';
import { noteSecrets } from '../support/secrets-used.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  admin = await adminAt(foyer, 'admin@example.com', '/admin/clients');
  await groupsOf(foyer).add('staff');
});

afterAll(async () => {
  await foyer.stop();
});

const callback = 'https://shop.example.com/callback';

type Typed = Readonly<Record<string, string>>;

/** Fills in the form at `path` and sends it. */
async function send(path: string, button: string, typed: Typed): Promise<void> {
  await admin.open(path);
  for (const [label, value] of Object.entries(typed)) admin.fillIn(label, value);
  await admin.press(button);
}

const addClient = async (typed: Typed = {}): Promise<void> =>
  send('/admin/clients/add', 'Add client', { Name: 'Shop', 'Redirect URIs': callback, ...typed });

const addApplication = async (typed: Typed = {}): Promise<void> =>
  send('/admin/applications/add', 'Add application', { Name: 'Wiki', Address: 'https://wiki.example.com', ...typed });

const shownSecret = (): string => {
  const secret = admin.html('main textarea').text();
  noteSecrets(secret);
  return secret;
};

const find = async (id: string) => foyer.app.get(Clients, { strict: false }).find(id);

describe('An admin', () => {
  it('registers a client, whose secret is shown once and stored nowhere', async () => {
    await addClient({
      'Client ID': 'shop',
      'Redirect URIs': `${callback}  https://shop.example.com/other`,
      'Home page': 'https://shop.example.com/',
      Group: 'staff',
      'Signature algorithm': 'RS256',
      'User IDs': 'Different from those in other clients',
    });
    const secret = shownSecret();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(admin.response.headers['cache-control']).toBe('no-store');
    const client = await find('shop');
    expect(client).toMatchObject({
      name: 'Shop',
      groupName: 'staff',
      idTokenAlg: 'RS256',
      pairwise: true,
      trusted: false,
    });
    expect(client?.redirectUris).toEqual([callback, 'https://shop.example.com/other']);
    expect(client?.secretHash).toBe(sha256(secret));
    expect(JSON.stringify(await foyer.rows('SELECT * FROM clients'))).not.toContain(secret);
    for (const path of ['/admin/clients', '/admin/clients/id/shop', '/admin/clients/id/shop/change']) {
      await admin.open(path);
      expect([path, admin.status, admin.response.text.includes(secret)]).toEqual([path, 200, false]);
      expect(admin.response.text).not.toContain(client?.secretHash);
    }
  });

  it('changes it, without its secret and what cannot change', async () => {
    const before = await find('shop');
    await send('/admin/clients/id/shop/change', 'Save', { Name: 'Market', Group: '', 'Home page': '' });
    expect([admin.url, admin.page.includes('Client changed.')]).toEqual(['/admin/clients/id/shop', true]);
    expect(await find('shop')).toEqual({ ...before, name: 'Market', groupName: null, homeUrl: null });
  });

  it('gets a new secret, after which the old one does not work', async () => {
    await addClient({ 'Client ID': 'renewed' });
    const old = shownSecret();
    await admin.open('/admin/clients/id/renewed');
    await admin.press('Create new secret');
    const client = await find('renewed');
    expect([old, shownSecret()].map((secret) => client?.secretHash === sha256(secret))).toEqual([false, true]);
  });

  it('registers a public client, which has none and gets none', async () => {
    await addClient({
      'Client ID': 'app',
      Kind: 'Public, for an app or a browser',
      'Redirect URIs': 'com.example.app:/back',
    });
    expect(admin.page).toContain('This client is public.');
    expect(admin.html('main textarea').length).toBe(0);
    await admin.open('/admin/clients/id/app');
    expect(admin.page).not.toContain('Create new secret');
    await admin.post('/admin/clients/id/app/secret', { _csrf: admin.csrf });
    expect([admin.status, (await find('app'))?.secretHash]).toEqual([404, null]);
  });

  it.each([
    'http://127.0.0.1:9200/_all/_close',
    'http://localhost:2375/containers/prune',
    'https://10.0.0.5/',
    'https://[::ffff:169.254.169.254]/latest',
    'http://2130706433/',
    ' http://[::1]/ ',
  ])('does not make the server post into its own network: %s [ASVS 15.3.2]', async (uri) => {
    await addClient({ 'Client ID': 'inside', 'Back-channel logout URI': uri });
    expect(admin.status).toBe(422);
    expect(admin.page).toContain('An address in your own network can only be set by command');
    expect(await find('inside')).toBeUndefined();
    await send('/admin/clients/id/shop/change', 'Save', { 'Back-channel logout URI': uri });
    expect(admin.status).toBe(422);
    expect((await find('shop'))?.backchannelLogoutUri).toBeNull();
  });

  it('removes it', async () => {
    await admin.open('/admin/clients/id/app');
    await admin.press('Remove');
    expect([admin.url, admin.page.includes('Client removed.'), await find('app')]).toEqual([
      ...['/admin/clients', true, undefined],
    ]);
    for (const path of ['/admin/clients/id/app', '/admin/clients/id/app/change']) {
      await admin.open(path);
      expect([path, admin.status]).toEqual([path, 404]);
    }
  });

  it.each<[label: string, value: string, words: string, others?: Typed]>([
    ['Name', ' ', 'visible characters'],
    ['Redirect URIs', ' ', 'at least one'],
    ['Redirect URIs', 'shop.example.com', 'whole URL'],
    ['Redirect URIs', `${callback} http://shop.example.com/`, 'must start with https:'],
    ['Redirect URIs', 'https://*.example.com/', 'Wildcards'],
    ['Redirect URIs', 'https://shop.example.com/#', 'fragment'],
    ['Redirect URIs', 'https://shop.example.com/a/../b', 'Write it like this: https://shop.example.com/b'],
    ['Redirect URIs', 'javascript:alert(1)', 'whole URL'],
    ['Redirect URIs', 'com.example.app:/back', 'public clients'],
    ['Home page', 'javascript:alert(1)', 'whole URL'],
    ['Back-channel logout URI', 'http://shop.example.com/', 'must start with https:'],
    ['Redirect URIs after logout', 'x', 'whole URL'],
    ['Group', 'nobody', 'no such group'],
    ['Client ID', 'a b', 'letters, digits'],
    ['Client ID', '..', 'letters, digits'],
    ['Client ID', 'shop', 'already a client'],
  ])('is told at the field %s what is wrong with %j', async (label, value, words) => {
    await addClient({ [label]: value });
    expect(admin.status).toBe(422);
    const id = admin
      .html('label')
      .filter((_, one) => admin.html(one).text() === label)
      .attr('for');
    expect(admin.html(`#${id}-error`).text()).toContain(words);
    expect(admin.valueOf(label)).toBe(value);
  });

  it('sees names as they are, and they do nothing', async () => {
    await addClient({ 'Client ID': 'evil', Name: '<img src=x onerror=alert(1)>' });
    shownSecret();
    for (const path of ['/admin/clients', '/admin/clients/id/evil', '/admin/clients/id/evil/change']) {
      await admin.open(path);
      expect([path, admin.html('main img').length]).toEqual([path, 0]);
      expect(admin.response.text).toContain('&lt;img src');
    }
  });
});

describe('An admin', () => {
  const pathOf = (origin: string): string => `/admin/applications/at/${Buffer.from(origin).toString('base64url')}`;

  it('registers an application behind a proxy, changes and removes it', async () => {
    await addApplication({ Group: 'staff' });
    expect([admin.url, admin.page.includes('Application added.')]).toEqual(['/admin/clients', true]);
    expect(admin.html('main .rows').text()).toContain('https://wiki.example.com');
    const path = pathOf('https://wiki.example.com');
    await admin.open(path);
    expect(admin.page).toContain('Group staff');
    await send(`${path}/change`, 'Save', { Name: 'Handbook', Group: '' });
    expect(await foyer.rows('SELECT origin, name, group_name FROM applications')).toEqual([
      { origin: 'https://wiki.example.com', name: 'Handbook', group_name: null },
    ]);
    await admin.open(path);
    await admin.press('Remove');
    expect(await foyer.rows('SELECT 1 FROM applications')).toEqual([]);
    await admin.open(path);
    expect(admin.status).toBe(404);
  });

  it.each([
    ['Name', '', 'visible characters'],
    ['Address', 'wiki', 'Enter the address'],
    ['Address', 'https://wiki.example.com/path', 'Enter the address'],
    ['Address', 'http://localhost:81', 'another host'],
    ['Group', 'nobody', 'no such group'],
    ['Group', 'staff', 'on the same host'],
  ])('is told at the field %s what is wrong with %j', async (label, value, words) => {
    await addApplication({ Address: 'https://taken.example.com' });
    await addApplication({ Address: 'https://taken.example.com:8443', [label]: value });
    expect(admin.status).toBe(422);
    expect(admin.html('main .error').text()).toContain(words);
  });

  it('changes neither to a group that another application on the host does not have', async () => {
    await addApplication({ Address: 'https://taken.example.com:8443' });
    await send(`${pathOf('https://taken.example.com:8443')}/change`, 'Save', { Group: 'staff' });
    expect([admin.status, admin.page.includes('on the same host')]).toEqual([422, true]);
  });

  it('registers none twice', async () => {
    await addApplication({ Address: 'https://taken.example.com' });
    expect([admin.status, admin.page.includes('already an application')]).toEqual([422, true]);
  });
});
