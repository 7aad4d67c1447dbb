import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { idOf } from '../support/applications.js';
import { logIn, memberOf } from '../support/people.js';
import { claimsIn, RelyingParty } from '../support/relying-party.js';

let foyer: TestApplication;
let shop: RelyingParty;
let server: Server;
let told: string[] = [];
let status = 200;

beforeAll(async () => {
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      told.push(new URLSearchParams(body).get('logout_token') ?? '');
      res.writeHead(status, { Location: '/elsewhere' }).end();
    });
  }).listen(0, '127.0.0.1');
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  const { port } = server.address() as AddressInfo;
  shop = await RelyingParty.add(foyer, { backchannelLogoutUri: `http://127.0.0.1:${port}/backchannel` });
});

afterAll(async () => {
  await foyer.stop();
  server.close();
});

beforeEach(() => {
  told = [];
  status = 200;
});

async function tokensTold(count: number): Promise<Record<string, unknown>[]> {
  for (let tries = 0; told.length < count && tries < 100; tries += 1) await wait(50);
  return told.map(claimsIn);
}

describe('A site with an address for it', () => {
  it('is told within seconds which of its sessions has ended, when somebody logs out here', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const { id_token: idToken } = await shop.logIn(ada);
    await ada.open('/account');
    await ada.press('Log out');
    const [token, ...others] = await tokensTold(1);
    expect(others).toEqual([]);
    expect(token).toMatchObject({
      iss: 'https://foyer.example.com',
      aud: shop.id,
      sub: await idOf(foyer, 'ada@example.com'),
      sid: claimsIn(idToken).sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(token).not.toHaveProperty('nonce');
    await wait(100);
    expect(await foyer.rows('SELECT 1 FROM client_sessions')).toEqual([]);
  });

  it('is told of each session that a new password ends, and not of the one that stays', async () => {
    const here = await memberOf(foyer, 'bob@example.com');
    const there = await logIn(foyer, 'bob@example.com');
    await shop.logIn(here);
    const { id_token: idToken } = await shop.logIn(there);
    await here.open('/account/password');
    await here
      .fillIn('Current password', 'violet tugboat ankle')
      .fillIn('New password', 'another tugboat ankle')
      .press('Change password');
    const tokens = await tokensTold(1);
    await wait(1200);
    expect(tokens.map(({ sid }) => sid)).toEqual([claimsIn(idToken).sid]);
    expect(told).toHaveLength(1);
  });

  it('is told again if it answers with an error or a redirect, which is not followed, five times at most [ASVS 15.3.2]', async () => {
    status = 302;
    const eve = await memberOf(foyer, 'eve@example.com');
    await shop.logIn(eve);
    await eve.open('/account');
    await eve.press('Log out');
    for (const attempt of [1, 2, 3, 4, 5]) {
      expect(await tokensTold(attempt)).toHaveLength(attempt);
      foyer.clock.advance(seconds(30 * 2 ** attempt));
    }
    await wait(1500);
    expect(told).toHaveLength(5);
    expect(await foyer.rows(`SELECT 1 FROM client_sessions WHERE session_hash IS NULL`)).toEqual([]);
  });
});
