import { minutes } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, logIn } from '../../support/people.js';
import { browserFrom } from '../../support/tries.js';

/** What proxies write into X-Forwarded-For, and the address that it is. */
const notations: [string, string][] = [
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:54321', '203.0.113.9'],
  ['"203.0.113.9:54321"', '203.0.113.9'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:54321', '2001:db8::1'],
  ['"[2001:db8::1]"', '2001:db8::1'],
  ['"[2001:db8::1]:54321"', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%eth0]:54321', 'fe80::1'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['[::ffff:203.0.113.9]:54321', '203.0.113.9'],
  ['198.51.100.1,203.0.113.9', '203.0.113.9'],
  ['198.51.100.1:80 ,\t203.0.113.9:54321  ', '203.0.113.9'],
  ['198.51.100.1, 203.0.113.9, ', '203.0.113.9'],
  [', ,203.0.113.9,,', '203.0.113.9'],
];

/** What names nobody: then it is the proxy that wrote it. */
const nobody = ['unknown', '_hidden', 'unix:', '203.0.113.9:', '203.0.113.900', '[203.0.113.9', 'localhost', ', ,', ''];

let foyer: TestApplication;

/** The address that Foyer keeps for a log-in with this header. */
async function addressFor(forwarded: string): Promise<unknown> {
  await logIn(foyer, 'ada@example.com', { browser: browserFrom(foyer, forwarded) });
  const [session] = await foyer.rows('SELECT ip FROM sessions ORDER BY created_at DESC LIMIT 1');
  return session?.ip;
}

async function startWith(TRUST_PROXY: string): Promise<void> {
  foyer = await startApplication({ TRUST_PROXY });
  await becomeUser(foyer, 'ada@example.com');
}

describe.each(['1', '127.0.0.0/8', 'loopback', '192.0.2.1, 127.0.0.1'])('With TRUST_PROXY=%s', (trust) => {
  beforeAll(() => startWith(trust));
  afterAll(() => foyer.stop());

  // One account may log in 30 times in ten minutes.
  beforeEach(() => {
    foyer.clock.advance(minutes(10));
  });

  it('an address is the same in every notation', async () => {
    for (const [forwarded, address] of notations)
      expect([forwarded, await addressFor(forwarded)]).toEqual([forwarded, address]);
  });

  it('what is no address counts as the proxy', async () => {
    for (const forwarded of nobody) {
      expect([forwarded, await addressFor(forwarded)]).toEqual([forwarded, '127.0.0.1']);
      // Not as what a client may have sent before it.
      const after = `198.51.100.1, ${forwarded || 'unknown'}`;
      if (!forwarded.includes(',')) expect([after, await addressFor(after)]).toEqual([after, '127.0.0.1']);
    }
  });
});

describe('The client is the first that is no proxy', () => {
  afterEach(() => foyer.stop());

  const chain = '198.51.100.1, 203.0.113.9, 10.1.2.3:80';

  it.each([
    ['0', '127.0.0.1'],
    ['1', '10.1.2.3'],
    ['2', '203.0.113.9'],
    ['3', '198.51.100.1'],
    ['10', '198.51.100.1'],
    ['127.0.0.1', '10.1.2.3'],
    ['loopback,10.0.0.0/8', '203.0.113.9'],
    ['loopback,uniquelocal', '203.0.113.9'],
    ['loopback,10.0.0.0/8,203.0.113.0/24', '198.51.100.1'],
    // The peer itself is none.
    ['10.0.0.0/8', '127.0.0.1'],
    ['::1', '127.0.0.1'],
  ])('with TRUST_PROXY=%s: %s', async (trust, address) => {
    await startWith(trust);
    expect(await addressFor(chain)).toBe(address);
  });

  it('and an empty entry in between still counts as one', async () => {
    await startWith('2');
    // The outer proxy did not say whom it saw: what stands before is the client's own invention.
    expect(await addressFor('198.51.100.1, , 10.1.2.3')).toBe('10.1.2.3');
  });
});
