import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { loadConfig } from '../../src/config/config.js';
import { Overloaded } from '../../src/common/bounded-queue.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { policy } from '../../src/policy.js';

const config = loadConfig({ SECRET: 'a secret for tests that is long enough', UV_THREADPOOL_SIZE: '4' });
const room = policy.hashing.atOnce(availableParallelism(), config.poolThreads) + policy.hashing.waiting;

describe('Hashing under load', () => {
  it('leaves a thread of the pool free for every pool size and number of cores', () => {
    for (const cores of [1, 2, 64]) {
      for (let threads = 2; threads <= 128; threads++) {
        expect(policy.hashing.atOnce(cores, threads)).toBeGreaterThanOrEqual(1);
        expect(policy.hashing.atOnce(cores, threads)).toBeLessThan(threads);
      }
    }
  });

  it('does not block file reads while 60 passwords wait [ASVS 15.2.2, 15.4.4]', async () => {
    const passwords = new Passwords(config);
    let hashed = 0;
    const hashing = Array.from({ length: 60 }, async () => {
      await passwords.hash('violet-tugboat-ankle-97');
      hashed += 1;
    });
    // Each read takes several turns in the pool, where unbounded hashes would all be ahead of it.
    for (let read = 0; read < 3; read++) await readFile('package.json');
    expect(hashed).toBeLessThan(30);
    await Promise.all(hashing);
    expect(hashed).toBe(60);
  });

  it.each([
    ['hashing', (passwords: Passwords) => passwords.hash('violet-tugboat-ankle-97')],
    ['checking without a user', (passwords: Passwords) => passwords.matches('violet-tugboat-ankle-97', undefined)],
  ])('refuses %s at once when the queue is full, and reports that beforehand', async (_, act) => {
    const passwords = new Passwords(config);
    const all: Promise<unknown>[] = [];
    for (let count = 0; count < room; count++) {
      expect(passwords.full).toBe(false);
      all.push(act(passwords));
    }
    expect(passwords.full).toBe(true);
    expect(passwords.retryAfter).toBe(policy.hashing.retryAfter);
    await expect(act(passwords)).rejects.toBeInstanceOf(Overloaded);
    await Promise.all(all);
    expect(passwords.full).toBe(false);
  });

  it('continues after an unreadable hash', async () => {
    const passwords = new Passwords(config);
    for (let count = 0; count < room; count++) {
      await expect(passwords.matches('violet-tugboat-ankle-97', 'damaged')).rejects.toThrow();
    }
    expect(await passwords.matches('violet-tugboat-ankle-97', undefined)).toBe(false);
  });
});
