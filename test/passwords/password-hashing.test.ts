import { Algorithm, hash as argon2 } from '@node-rs/argon2';
import { loadConfig } from '../../src/config/config.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { policy } from '../../src/policy.js';
import { somebody } from '../support/askers.js';
import { withLeft } from '../support/legacy.js';

const passwords = new Passwords(loadConfig({ SECRET: 'a secret for tests that is long enough' }), withLeft());
const same = async (chosen: string, typed: string): Promise<boolean> =>
  passwords.matches(typed, await passwords.hash(chosen, somebody), somebody);

describe('A password', () => {
  it('matches itself and nothing else', async () => {
    expect(await same('violet-tugboat-ankle-97', 'violet-tugboat-ankle-97')).toBe(true);
    expect(await same('violet-tugboat-ankle-97', 'Violet-tugboat-ankle-97')).toBe(false);
    expect(await same('violet-tugboat-ankle-97', '')).toBe(false);
  });

  it('is the same on every keyboard', async () => {
    expect(await same('\u00c5ngstr\u00f6m-tugboat', 'A\u030angstro\u0308m-tugboat')).toBe(true);
    expect(await same('\u212bngstr\u00f6m-tugboat', '\u00c5ngstr\u00f6m-tugboat')).toBe(true);
    expect(await same('e\ufb03cient-tugboat', 'efficient-tugboat')).toBe(true);
    expect(await same('\uff54\uff55\uff47boat-ankle', 'tugboat-ankle')).toBe(true);
  });

  it('is never trimmed [ASVS 6.2.8]', async () => {
    expect(await same(' violet tugboat ', 'violet tugboat')).toBe(false);
    expect(await same(' violet tugboat ', ' violet tugboat ')).toBe(true);
  });

  it('is never truncated [ASVS 6.2.8]', async () => {
    const long = 'kT9#xv2L'.repeat(policy.passwords.maxLength / 8);
    expect(await same(long, long)).toBe(true);
    expect(await same(long, long.slice(0, -1))).toBe(false);
    expect(await same(`${long}a`, `${long}b`)).toBe(false);
    expect(await same('tug\0boat', 'tug\0barge')).toBe(false);
  });

  it('is stored as argon2id with the cost of the policy and a new salt each time [ASVS 11.4.2]', async () => {
    const [one, other] = [
      await passwords.hash('violet-tugboat', somebody),
      await passwords.hash('violet-tugboat', somebody),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });
});

describe('Without a user', () => {
  it('no password matches', async () => {
    expect(await passwords.matches('', undefined, somebody)).toBe(false);
    expect(await passwords.matches('undefined', undefined, somebody)).toBe(false);
  });

  it('checking takes as much work as with one', async () => {
    const hash = await passwords.hash('violet-tugboat-ankle-97', somebody);
    const forUser = await cpuOf(() => passwords.matches('copper lantern drizzle', hash, somebody));
    const forNobody = await cpuOf(() => passwords.matches('copper lantern drizzle', undefined, somebody));
    // CPU time of twenty checks each. Cheaper parameters or no check at all would be far outside.
    expect(forNobody / forUser).toBeGreaterThan(0.6);
    expect(forNobody / forUser).toBeLessThan(1.7);
  });
});

async function cpuOf(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < 20; count++) await act();
  return process.cpuUsage(before).user + process.cpuUsage(before).system;
}

describe('A stored hash', () => {
  const { memoryCost, timeCost, parallelism } = policy.hashing;
  const today = { memoryCost, timeCost, parallelism };
  it.each([
    ['less memory', { ...today, memoryCost: 8 * 1024 }],
    ['fewer passes', { ...today, timeCost: 1 }],
    ['more lanes', { ...today, parallelism: 2 }],
    ['another algorithm', { ...today, algorithm: 1 satisfies Algorithm.Argon2i }],
  ])('with %s still matches and needs a rehash', async (_, parameters) => {
    const old = await argon2('violet-tugboat-ankle-97', parameters);
    expect(await passwords.matches('violet-tugboat-ankle-97', old, somebody)).toBe(true);
    expect(await passwords.matches('copper lantern drizzle', old, somebody)).toBe(false);
    expect(passwords.needsRehash(old)).toBe(true);
  });

  it('with today’s parameters needs no rehash', async () => {
    expect(passwords.needsRehash(await passwords.hash('violet-tugboat-ankle-97', somebody))).toBe(false);
    expect(passwords.needsRehash(await argon2('violet-tugboat-ankle-97', today))).toBe(false);
  });
});
