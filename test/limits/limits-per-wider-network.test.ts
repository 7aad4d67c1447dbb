import { randomUUID } from 'node:crypto';
import { networkOf, widerNetworksOf, widestNetworkOf } from '../../src/common/ip-network.js';
import { RateLimits } from '../../src/limits/rate-limits.js';
import { days } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** Each starts without attempts. */
beforeEach(() => {
  foyer.clock.advance(days(1));
});

type Act = (limits: RateLimits, ip: string) => Promise<void>;

const acts: Readonly<Record<string, readonly [limit: number, act: Act]>> = {
  registrations: [policy.limits.asking.count, (limits, ip) => limits.consume(limits.request('registrations', ip))],
  resends: [policy.limits.asking.count, (limits, ip) => limits.consume(limits.request('resends', ip))],
  resets: [policy.limits.asking.count, (limits, ip) => limits.consume(limits.request('resets', ip))],
  'changes of address': [
    policy.limits.asking.count,
    (limits, ip) => limits.consume(limits.changeOfAddress(`account of ${ip}`, ip)),
  ],
  'unknown links': [policy.limits.failures.count, (limits, ip) => limits.consume(limits.unknownLink(ip))],
  'wrong passwords': [
    policy.limits.failures.count,
    (limits, ip) => limits.consume(limits.login(`${randomUUID()}@example.com`, ip)),
  ],
};

/** How many of these are accepted. */
async function accepted(act: Act, count: number, ipOf: (index: number) => string): Promise<number> {
  let done = 0;
  for (let index = 0; index < count; index += 1)
    await act(foyer.app.get(RateLimits, { strict: false }), ipOf(index)).then(
      () => (done += 1),
      () => undefined,
    );
  return done;
}

const blocks: Readonly<Record<keyof typeof policy.limits.wider, (index: number) => string>> = {
  '/56': (index) => `2001:db8:1:${(0x100 + (index % 256)).toString(16)}::${index.toString(16)}`,
  '/48': (index) => `2001:db8:2:${index.toString(16)}00::1`,
  '/24': (index) => `198.51.100.${index % 256}`,
};

const neighbors: Readonly<Record<keyof typeof policy.limits.wider, string>> = {
  '/56': '2001:db8:1:200::1',
  '/48': '2001:db8:3::1',
  '/24': '198.51.101.1',
};

describe.each(Object.entries(acts))('The limit of %s', (_, [limit, act]) => {
  it.each(Object.entries(policy.limits.wider))(
    'holds for a whole %s: %i times that of one network',
    async (prefix, times) => {
      const ipOf = blocks[prefix as keyof typeof blocks];
      // Never more than a few from one narrow network.
      expect(await accepted(act, limit * times + 5, ipOf)).toBe(limit * times);
      // A network beside it is not affected.
      expect(await accepted(act, 1, () => neighbors[prefix as keyof typeof neighbors])).toBe(1);
    },
  );
});

describe('The wider networks of an address', () => {
  it.each([
    ['2001:db8:1:2ff::9', ['2001:db8:1:200::/56', '2001:db8:1::/48']],
    ['2001:DB8:1:2FF:0:0:0:9%eth0', ['2001:db8:1:200::/56', '2001:db8:1::/48']],
    ['2001:db8::1', ['2001:db8:0:0::/56', '2001:db8:0::/48']],
    ['198.51.100.9', ['198.51.100.0/24']],
    ['::ffff:198.51.100.9', ['198.51.100.0/24']],
    ['::ffff:c633:6409', ['198.51.100.0/24']],
    ['unknown', []],
    ['', []],
  ])('%s are %j', (ip, networks) => {
    expect(widerNetworksOf(ip).map(({ network }) => network)).toEqual(networks);
    expect(widestNetworkOf(ip)).toBe(networks.at(-1) ?? ip);
    expect(networks).not.toContain(networkOf(ip));
  });
});

describe('NETWORK_LIMIT_FACTOR', () => {
  it('scales the limits of wider networks as well', async () => {
    const scaled = await startApplication({ NETWORK_LIMIT_FACTOR: '0.1' });
    try {
      const limits = scaled.app.get(RateLimits, { strict: false });
      const { count } = policy.limits.asking;
      for (let index = 0; index < count * 0.1 * policy.limits.wider['/24']; index += 1)
        await limits.consume(limits.request('resets', blocks['/24'](index)));
      await expect(limits.consume(limits.request('resets', blocks['/24'](250)))).rejects.toThrow();
    } finally {
      await scaled.stop();
    }
  });
});
