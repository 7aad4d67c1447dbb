import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { loadConfig } from '../../src/config/config.js';
import { Overloaded } from '../../src/common/bounded-queue.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { policy } from '../../src/policy.js';
import { another, somebody } from '../support/askers.js';
import { withLeft } from '../support/legacy.js';

const config = loadConfig({ SECRET: 'a secret for tests that is long enough', UV_THREADPOOL_SIZE: '4' });
const room = policy.hashing.atOnce(availableParallelism(), config.poolThreads, 1) + policy.hashing.waiting;

describe('Hashing under load', () => {
  it('shares the cores with the other processes of the machine, and goes on with one', () => {
    expect([1, 2, 3, 4, 8].map((processes) => policy.hashing.atOnce(8, 16, processes))).toEqual([8, 4, 2, 2, 1]);
    expect(policy.hashing.atOnce(2, 4, 64)).toBe(1);
  });

  it('leaves a thread of the pool free for every pool size and number of cores', () => {
    for (const cores of [1, 2, 64]) {
      for (let threads = 2; threads <= 128; threads++) {
        expect(policy.hashing.atOnce(cores, threads, 1)).toBeGreaterThanOrEqual(1);
        expect(policy.hashing.atOnce(cores, threads, 1)).toBeLessThan(threads);
      }
    }
  });

  it('does not block file reads while 60 passwords wait [ASVS 15.2.2, 15.4.4]', async () => {
    const passwords = new Passwords(config, withLeft());
    let hashed = 0;
    const hashing = Array.from({ length: 60 }, async () => {
      await passwords.hash('violet-tugboat-ankle-97', another());
      hashed += 1;
    });
    // Each read takes several turns in the pool, where unbounded hashes would all be ahead of it.
    for (let read = 0; read < 3; read++) await readFile('package.json');
    expect(hashed).toBeLessThan(30);
    await Promise.all(hashing);
    expect(hashed).toBe(60);
  });

  it.each([
    ['hashing', (passwords: Passwords) => passwords.hash('violet-tugboat-ankle-97', another())],
    [
      'checking without a user',
      (passwords: Passwords) => passwords.matches('violet-tugboat-ankle-97', undefined, another()),
    ],
  ])('refuses %s at once when the queue is full, and reports that beforehand', async (_, act) => {
    const passwords = new Passwords(config, withLeft());
    const all: Promise<unknown>[] = [];
    for (let count = 0; count < room; count++) {
      expect(passwords.isFullFor(somebody.ip)).toBe(false);
      all.push(act(passwords));
    }
    expect(passwords.isFullFor(somebody.ip)).toBe(true);
    expect(passwords.retryAfter).toBe(policy.hashing.retryAfter);
    await expect(act(passwords)).rejects.toBeInstanceOf(Overloaded);
    await Promise.all(all);
    expect(passwords.isFullFor(somebody.ip)).toBe(false);
  });

  it('continues after an unreadable hash', async () => {
    const passwords = new Passwords(config, withLeft());
    for (let count = 0; count < room; count++) {
      await expect(passwords.matches('violet-tugboat-ankle-97', 'damaged', another())).rejects.toThrow();
    }
    expect(await passwords.matches('violet-tugboat-ankle-97', undefined, another())).toBe(false);
  });

  it('refuses one account, or one network, that waits for its share already, and nobody else', async () => {
    const passwords = new Passwords(config, withLeft());
    const { waitingPerSubject, waiting } = policy.hashing;
    const perNetwork = policy.limits.placesPerNetwork(waiting, 1);
    const running = room - waiting;
    const all: Promise<unknown>[] = [];
    const send = (of: string, ip: string): Promise<unknown> => {
      const hash = passwords.hash('violet-tugboat-ankle-97', { of, ip });
      all.push(hash.catch(() => undefined));
      return hash;
    };
    for (let count = 0; count < running; count++) void send('first', `192.0.2.${count}`);
    for (let count = 0; count < waitingPerSubject; count++) void send('account ada', `198.51.100.${count}`);
    // From any network, and wherever the others came from.
    await expect(send('account ada', '203.0.113.1')).rejects.toBeInstanceOf(Overloaded);
    // Each from another /64 of one /48.
    for (let count = 0; count < perNetwork; count++) void send(`account ${count}`, `2001:db8:1:${count}::1`);
    await expect(send('account bea', '2001:db8:1:ffff::2')).rejects.toBeInstanceOf(Overloaded);
    expect(passwords.isFullFor('2001:db8:1::3')).toBe(true);
    expect(passwords.isFullFor('2001:db8:2::1')).toBe(false);
    await expect(send('account bea', '2001:db8:2::1')).resolves.toBeDefined();
    await Promise.all(all);
    expect(passwords.isFullFor('2001:db8:1::3')).toBe(false);
  });

  it('gives a network its share times NETWORK_LIMIT_FACTOR, from one place to the whole queue', () => {
    const { placesPerNetwork } = policy.limits;
    expect([0.001, 0.5, 1, 2, 4, 1000].map((factor) => placesPerNetwork(100, factor))).toEqual([
      1, 13, 25, 50, 100, 100,
    ]);
  });
});
