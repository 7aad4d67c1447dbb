import { minutes } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { logIn, memberOf } from '../support/people.js';
import { browserFrom, sendAtOnce, statusesOf, wrongPassword } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** Opens unknown links, each of which is a failure: 404 until the limit. */
async function openUnknownLinks(browser: Browser, count = 1): Promise<Record<number, number>> {
  const links = Array.from({ length: count }, () => browser.send('GET', '/undo/unknown'));
  return statusesOf(await Promise.all(links));
}

/** Sends wrong passwords, each for another address. */
async function spray(browser: Browser, count: number, first = 0): Promise<Record<number, number>> {
  await browser.open('/login');
  const fieldsOf = (index: number) => ({ email: `person${first + index}@example.com`, password: wrongPassword });
  return statusesOf(await sendAtOnce(browser, '/login', count, fieldsOf));
}

describe('One network', () => {
  it('can fail 30 times in ten minutes over any number of addresses, without delaying others [ASVS 6.3.1, 8.2.4]', async () => {
    expect(await spray(browserFrom(foyer, '198.51.100.1'), 40)).toEqual({ 422: 30, 429: 10 });
    expect(await spray(browserFrom(foyer, '198.51.100.2'), 10)).toEqual({ 422: 10 });

    const late = await browserFrom(foyer, '198.51.100.1').open('/login');
    foyer.clock.advance(minutes(4));
    await late.fillIn('Email', 'x@example.com').fillIn('Password', wrongPassword).press('Log in');
    expect(late.status).toBe(429);
    expect(late.response.headers['retry-after']).toBe(String(minutes(6) / 1000));
    expect(late.valueOf('Email')).toBe('x@example.com');
    foyer.clock.advance(minutes(6) - 1);
    expect(await spray(late, 1)).toEqual({ 429: 1 });
    foyer.clock.advance(1);
    expect(await spray(late, 31)).toEqual({ 422: 30, 429: 1 });
  });

  it('has a limit of its own for links: a foreign page can open unknown ones, and must keep nobody out', async () => {
    const browser = browserFrom(foyer, '198.51.100.3');
    expect(await openUnknownLinks(browser, 20)).toEqual({ 404: 20 });
    expect(await spray(browser, 15)).toEqual({ 422: 15 });
    expect(await openUnknownLinks(browser, 15)).toEqual({ 404: 10, 429: 5 });
    expect(await spray(browser, 5)).toEqual({ 422: 5 });
  });

  it('can log in more often than it can fail, because a successful log-in is not a failure', async () => {
    const people = ['ada@example.com', 'abe@example.com'];
    for (const email of people) await memberOf(foyer, email);
    for (let count = 0; count < 32; count += 1) {
      const email = people[count % 2] ?? '';
      const browser = await logIn(foyer, email, { browser: browserFrom(foyer, '198.51.100.4') });
      expect(browser.url).toBe('/account');
    }
  });

  it('cannot reset its failures with a successful log-in', async () => {
    await memberOf(foyer, 'cleo@example.com');
    const browser = browserFrom(foyer, '198.51.100.6');
    expect(await spray(browser, 15, 100)).toEqual({ 422: 15 });
    expect(await spray(browser, 14, 115)).toEqual({ 422: 14 });
    await logIn(foyer, 'cleo@example.com', { browser: browserFrom(foyer, '198.51.100.6') });
    expect(await spray(browser, 2, 130)).toEqual({ 422: 1, 429: 1 });
  });

  it('over its limit can still be used in known browsers', async () => {
    const bea = browserFrom(foyer, '198.51.100.5');
    await memberOf(foyer, 'bea@example.com');
    await logIn(foyer, 'bea@example.com', { browser: bea });
    await bea.press('Log out');
    for (const first of [200, 210, 220]) await spray(browserFrom(foyer, '198.51.100.5'), 10, first);
    expect((await logIn(foyer, 'bea@example.com', { browser: browserFrom(foyer, '198.51.100.5') })).status).toBe(429);
    await logIn(foyer, 'bea@example.com', { browser: bea });
    expect(bea.url).toBe('/account');
  });
});

describe('A network', () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', ['203.0.113.7'], ['203.0.113.8', '203.0.112.7']],
    [
      'an IPv4 address mapped to IPv6',
      '203.0.113.17',
      ['::ffff:203.0.113.17', '::FFFF:203.0.113.17', '::ffff:cb00:7111', '0:0:0:0:0:ffff:cb00:7111'],
      ['::ffff:203.0.113.18', '::ffff:cb00:7112'],
    ],
    [
      'the first half of an IPv6 address',
      '2001:db8:1:2::1',
      [
        '2001:db8:1:2::2',
        '2001:db8:1:2:ffff:ffff:ffff:ffff',
        '2001:0DB8:0001:0002:0000:0000:0000:0003',
        '2001:db8:1:2:0:1::',
      ],
      ['2001:db8:1:3::1', '2001:db8:1::2', '2001:db8:0:1:2::1'],
    ],
    [
      'the first half of an IPv6 address with zeros',
      '2001:db8::1',
      ['2001:db8:0:0:7::', '2001:db8:0::9'],
      ['2001:db8:0:1::1', '::1'],
    ],
  ])('is %s', async (_, ip, same, others) => {
    expect(await openUnknownLinks(browserFrom(foyer, ip), 31)).toEqual({ 404: 30, 429: 1 });
    for (const each of same)
      expect([each, await openUnknownLinks(browserFrom(foyer, each))]).toEqual([each, { 429: 1 }]);
    for (const each of others)
      expect([each, await openUnknownLinks(browserFrom(foyer, each))]).toEqual([each, { 404: 1 }]);
  });

  it('is the last entry of the trusted proxy, whatever the client sent before it [ASVS 4.1.3, 15.3.4]', async () => {
    for (let count = 0; count < 30; count += 1) {
      const client = browserFrom(foyer, `192.0.2.${count}, 203.0.113.99`);
      expect(await openUnknownLinks(client)).toEqual({ 404: 1 });
    }
    expect(await openUnknownLinks(browserFrom(foyer, '192.0.2.200, 203.0.113.99'))).toEqual({ 429: 1 });
    // Nobody is delayed because a client named their address.
    expect(await openUnknownLinks(browserFrom(foyer, '192.0.2.1'))).toEqual({ 404: 1 });
  });
});

describe('Without a trusted proxy', () => {
  it('X-Forwarded-For is ignored [ASVS 4.1.3, 15.3.4]', async () => {
    const alone = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
    try {
      for (let count = 0; count < 30; count += 1)
        expect(await openUnknownLinks(browserFrom(alone, `192.0.2.${count}`))).toEqual({ 404: 1 });
      expect(await openUnknownLinks(browserFrom(alone, '192.0.2.200'))).toEqual({ 429: 1 });
      expect(await openUnknownLinks(alone.browser())).toEqual({ 429: 1 });
    } finally {
      await alone.stop();
    }
  });
});

describe('NETWORK_LIMIT_FACTOR', () => {
  it.each([
    ['0.1', 3, 6],
    ['2', 60, 120],
  ])('%s allows %i failures in ten minutes and %i requests per hour', async (factor, failures, asks) => {
    const scaled = await startApplication({ NETWORK_LIMIT_FACTOR: factor });
    try {
      const visitor = await scaled.browser().open('/password/forgot');
      const fieldsOf = (index: number) => ({ email: `person${index}@example.com` });
      // Not all at once: the factor is also that of connections.
      const asked = await sendAtOnce(visitor, '/password/forgot', asks, fieldsOf);
      expect(statusesOf(asked)).toEqual({ 303: asks });
      expect(statusesOf(await sendAtOnce(visitor, '/password/forgot', 2, fieldsOf))).toEqual({ 429: 2 });
      expect(await openUnknownLinks(visitor, failures + 2)).toEqual({ 404: failures, 429: 2 });
      for (let person = 0; person < failures; person += 1) expect(await spray(visitor, 1, person)).toEqual({ 422: 1 });
      expect(await spray(visitor, 1, failures)).toEqual({ 429: 1 });
    } finally {
      await scaled.stop();
    }
  });
});
