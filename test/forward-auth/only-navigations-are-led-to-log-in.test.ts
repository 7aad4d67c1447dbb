import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, AtApplication, fetched, navigation, pathOf } from '../support/applications.js';
import { memberOf } from '../support/people.js';

const wiki = 'https://wiki.example.com';

let foyer: TestApplication;
let visitor: AtApplication;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  await addApplication(foyer, wiki);
  visitor = new AtApplication(foyer, wiki, foyer.browser());
});

afterAll(async () => {
  await foyer.stop();
});

const bare = { 'Sec-Fetch-Mode': undefined, 'Sec-Fetch-Dest': undefined, 'Sec-Fetch-Site': undefined };

describe('A request without a pass', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['fetch', fetched],
    ['an image', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }],
    ['a script', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
    ['a frame', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
    ['a web socket', { 'Sec-Fetch-Mode': 'websocket', 'Sec-Fetch-Dest': 'empty' }],
    ['a prefetch', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['a prefetch of an older browser', { 'X-Moz': 'prefetch' }],
    ['XMLHttpRequest of a library', { 'X-Requested-With': 'XMLHttpRequest' }],
    ['HEAD', { 'X-Forwarded-Method': 'HEAD' }],
    ['OPTIONS', { 'X-Forwarded-Method': 'OPTIONS' }],
    ['PUT', { 'X-Forwarded-Method': 'PUT' }],
    ['a program', { ...bare, Accept: '*/*' }],
    ['a program for JSON', { ...bare, Accept: 'application/json' }],
  ])('gets a plain 401 as %s, and leaves nothing behind', async (_, headers) => {
    const before = await foyer.rows('SELECT * FROM tickets');
    const answer = await visitor.check('/script.js', headers);
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 401, text: 'Log in first.\n' });
    for (const name of ['location', 'x-foyer-login', 'set-cookie', 'remote-user', 'www-authenticate'])
      expect([name, answer.headers[name]]).toEqual([name, undefined]);
    expect(await foyer.rows('SELECT * FROM tickets')).toEqual(before);
  });

  it('is led to log in as a page of an old browser', async () => {
    const { status } = await visitor.check('/', { ...bare, Accept: 'text/html,application/xhtml+xml;q=0.9' });
    expect(status).toBe(302);
  });

  it('says for nginx, which takes no redirect, where to log in: only for pages', async () => {
    const ask = async (headers: Record<string, string>) =>
      visitor.there.send('GET', '/authz/nginx', undefined, { 'X-Original-URL': `${wiki}/a?b=c`, ...headers });
    const answer = await ask(navigation);
    expect(answer.status).toBe(401);
    expect(answer.headers['x-foyer-login']).toBe(
      `https://foyer.example.com/authz/enter?rd=${encodeURIComponent(`${wiki}/a?b=c`)}`,
    );
    expect((await ask(fetched)).headers['x-foyer-login']).toBeUndefined();
    expect((await ask({ ...navigation, 'X-Original-Method': 'HEAD' })).headers['x-foyer-login']).toBeUndefined();
  });

  it('says on the way that a form did not arrive, and leads back to its page', async () => {
    const ada = new AtApplication(foyer, wiki, await memberOf(foyer, 'ada@example.com'));
    const { headers } = await ada.check('/save', { 'X-Forwarded-Method': 'POST', Referer: `${wiki}/edit?page=1` });
    await ada.here.open(pathOf(headers.location));
    expect(ada.here.page).toContain('didn’t arrive');
    expect(ada.here.response.headers.refresh).toBeUndefined();
    const rd = new URL(ada.here.html('main a.button').attr('href') ?? '').searchParams.get('rd');
    expect(rd).toBe(`${wiki}/edit?page=1`);
    for (const Referer of [undefined, 'https://evil.example/', `${wiki}@evil.example/`, `${wiki}.evil.example/`]) {
      const other = await ada.check('/save', { 'X-Forwarded-Method': 'POST', Referer });
      expect(new URL(other.headers.location ?? '').searchParams.get('rd')).toBe(`${wiki}/`);
    }
  });

  it('comes back to the front page from an address that is too long', async () => {
    const { headers } = await visitor.check(`/${'%C3%A9'.repeat(400)}`);
    expect(new URL(headers.location ?? '').searchParams.get('rd')).toBe(`${wiki}/`);
    await visitor.here.open(pathOf(headers.location));
    expect(decodeURIComponent(visitor.here.url)).toContain('/authz/enter?rd=');
  });
});
