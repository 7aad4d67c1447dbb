import { load } from 'cheerio';
import { Clock } from '../../src/common/time.js';
import { sha256 } from '../../src/common/keyring.js';
import { Database } from '../../src/database/database.js';
import { Icons, type NewIcon } from '../../src/icons/icons.js';
import { type Client, Clients } from '../../src/oidc/clients.js';
import { type Actor, operatorOf } from '../../src/users/actor.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { applicationsOf, groupsOf, idOf } from '../support/applications.js';
import type { Browser } from '../support/browser.js';
import { memberOf } from '../support/people.js';

let foyer: TestApplication;
let ada: Browser;

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "run"</script></svg>';
const icon: NewIcon = { hash: sha256(svg), type: 'image/svg+xml', content: Buffer.from(svg).toString('base64') };

beforeAll(async () => {
  foyer = await startApplication();
  ada = await memberOf(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

const operator = (): Actor => operatorOf(foyer.app.get(Database));

const clients = (): Clients =>
  new Clients(foyer.app.get(Database), new Clock(), new Icons(foyer.app.get(Database), new Clock()));

const client = (id: string, others: Partial<Client> = {}): Client => ({
  ...{ id, name: id, secretHash: null, redirectUris: [], postLogoutRedirectUris: [], backchannelLogoutUri: null },
  ...{ homeUrl: `https://${id}.example.com/start`, iconHash: null, groupName: null, idTokenAlg: 'ES256' as const },
  ...{ trusted: false, pairwise: false, createdAt: 0, ...others },
});

describe('The list of applications', () => {
  it('has those behind a proxy and those with OpenID Connect, by name, with their icons', async () => {
    await ada.open('/apps');
    expect(ada.page).toContain('There are no applications for your account yet.');
    await applicationsOf(foyer).add(operator(), { origin: 'https://wiki.example.com', name: 'Wiki', groupName: null });
    await applicationsOf(foyer).add(
      operator(),
      { origin: 'https://board.example.com', name: 'Board', groupName: null },
      icon,
    );
    await clients().add(operator(), client('shop', { name: 'Shop' }), icon);
    await clients().add(operator(), client('without-home', { homeUrl: null }));
    await ada.open('/apps');
    const $ = load(ada.response.text);
    const links = $('.rows a').toArray();
    expect(links.map((link) => $(link).attr('href'))).toEqual([
      'https://board.example.com',
      'https://shop.example.com/start',
      'https://wiki.example.com',
    ]);
    expect(links.map((link) => $(link).find('img').attr('src'))).toEqual([
      `/apps/icons/${icon.hash}`,
      `/apps/icons/${icon.hash}`,
      undefined,
    ]);
    expect($('.rows a span[aria-hidden]').text()).toBe('W');
  });

  it('has only what this person may enter', async () => {
    await groupsOf(foyer).add('staff');
    await clients().add(operator(), client('office', { groupName: 'staff' }));
    await ada.open('/apps');
    expect(ada.page).not.toContain('office.example.com');
    await groupsOf(foyer).addMember('staff', await idOf(foyer, 'ada@example.com'));
    await ada.open('/apps');
    expect(ada.page).toContain('office.example.com');
  });
});

describe('An icon', () => {
  const path = `/apps/icons/${icon.hash}`;

  it('is sent as what it is, and could do nothing if it was opened on its own [ASVS 3.2.1, 3.4.3]', async () => {
    const answer = await ada.send('GET', path);
    expect(answer.status).toBe(200);
    expect(String(answer.body)).toBe(svg);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';style-src 'unsafe-inline';sandbox;frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  it('is for people who are logged in', async () => {
    const { status, headers } = await foyer.browser().send('GET', path);
    expect([status, headers.location]).toEqual([303, `/login?next=${encodeURIComponent(path)}`]);
  });

  it.each(['unknown', '..%2f..%2fsecret', '%00', "'"])('is found by its whole name only, not by %s', async (hash) => {
    expect((await ada.send('GET', `/apps/icons/${hash}`)).status).toBe(404);
  });

  it('goes with the last application that has it', async () => {
    await clients().remove(operator(), 'shop');
    expect((await ada.send('GET', path)).status).toBe(200);
    await applicationsOf(foyer).remove(operator(), 'https://board.example.com');
    expect((await ada.send('GET', path)).status).toBe(404);
  });
});
