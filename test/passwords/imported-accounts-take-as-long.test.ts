import { jest } from '@jest/globals';
import { storedForm } from '../../src/import/stored-form.js';
import { readHash } from '../../src/import/hash-formats.js';
import { workOfText } from '../../src/passwords/legacy/work.js';
import { another } from '../support/askers.js';
import { oldPassword, textsOfHashes, withLeft } from '../support/legacy.js';

/** What was computed, by its cost. It is still computed. */
let done = { bcrypt: 0, argon2: 0 };

const argon2 = await import('@node-rs/argon2');
const bcrypt = await import('@node-rs/bcrypt');
const costOf = (memory = 0, passes = 0): number => memory * passes;

jest.unstable_mockModule('@node-rs/bcrypt', () => ({
  ...bcrypt,
  hash: (...parameters: Parameters<typeof bcrypt.hash>) => {
    done.bcrypt += 2 ** (parameters[1] ?? 0);
    return bcrypt.hash(...parameters);
  },
}));
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (...parameters: Parameters<typeof argon2.verify>) => {
    const [, memory, passes] = /m=(\d+),t=(\d+)/.exec(String(parameters[0])) ?? [];
    done.argon2 += costOf(Number(memory), Number(passes));
    return argon2.verify(...parameters);
  },
  hashRaw: (...parameters: Parameters<typeof argon2.hashRaw>) => {
    done.argon2 += costOf(parameters[1]?.memoryCost, parameters[1]?.timeCost);
    return argon2.hashRaw(...parameters);
  },
}));

const { loadConfig } = await import('../../src/config/config.js');
const { Passwords } = await import('../../src/passwords/passwords.js');
const config = loadConfig({ SECRET: 'a secret for tests that is long enough' });

const ofProgram = (name: string): string => textsOfHashes.find(([program]) => program === name)?.[1] ?? '';

/** A million of Django, and of it and others what is in the texts. */
const left = ['bcrypt,7', 'bcrypt,5', 'argon2id,1024,2,2,16'].map(workOfText);

describe('While imported hashes are left', () => {
  it('every log-in does the same work, whoever it is for [ASVS 6.3.8]', async () => {
    const passwords = new Passwords(config, withLeft(...left));
    const native = await passwords.hash(oldPassword, another());
    const cases: Record<string, string | undefined> = {
      'an unknown address': undefined,
      'an account without a password': '',
      'an account of here': native,
      'an imported one with today’s argon2': await storedForm(readHash(ofProgram("passlib argon2, today's cost"))),
      'an imported one with another argon2': await storedForm(readHash(ofProgram('passlib argon2'))),
      'an imported one with a cheap bcrypt': await storedForm(readHash(ofProgram('passlib bcrypt 2b'))),
      'an imported one with the slowest bcrypt': await storedForm({
        work: workOfText('bcrypt,7'),
        salt: Buffer.alloc(16),
        digest: Buffer.from('not the digest'),
      }),
    };
    const expected = { bcrypt: 2 ** 7, argon2: 19_456 * 2 + 1024 * 2 };
    for (const typed of [oldPassword, 'not the password', '']) {
      for (const [name, hash] of Object.entries(cases)) {
        done = { bcrypt: 0, argon2: 0 };
        await passwords.matches(typed, hash, another());
        expect({ name, typed, ...done }).toEqual({ name, typed, ...expected });
      }
    }
  });

  it('fewer wait, so that nobody waits much longer than without', async () => {
    const passwords = new Passwords(config, withLeft(workOfText('pbkdf2-sha256,100000,32')));
    await passwords.matches('', undefined, another());
    const all: Promise<unknown>[] = [];
    let accepted = 0;
    while (!passwords.isFullFor('192.0.2.1')) {
      all.push(passwords.matches('', undefined, another()));
      accepted += 1;
    }
    // About 50 ms each in place of 15.
    expect(accepted).toBeGreaterThanOrEqual(25);
    expect(accepted).toBeLessThan(40);
    await Promise.all(all);
  });
});

describe('When none is left', () => {
  it('a log-in costs one argon2, as before', async () => {
    const passwords = new Passwords(config, withLeft());
    for (const hash of [undefined, await passwords.hash(oldPassword, another())]) {
      done = { bcrypt: 0, argon2: 0 };
      await passwords.matches('not the password', hash, another());
      expect(done).toEqual({ bcrypt: 0, argon2: 19_456 * 2 });
    }
  });
});
