import { jest } from '@jest/globals';
import type { TestApplication } from './support/application.js';

/** How often the library was asked to hash and to compare. It still does the real work. */
const asked = { hash: 0, verify: 0 };

const argon2 = await import('@node-rs/argon2');
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  hash: (...parameters: Parameters<typeof argon2.hash>) => {
    asked.hash += 1;
    return argon2.hash(...parameters);
  },
  verify: (...parameters: Parameters<typeof argon2.verify>) => {
    asked.verify += 1;
    return argon2.verify(...parameters);
  },
}));
const { startApplication } = await import('./support/application.js');
const { becomeUser, register } = await import('./support/people.js');

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('Hashing, by which an answer could take longer for one address than for another', () => {
  it('happens once for every registration, whatever exists already, and never for a resend [ASVS 6.3.8]', async () => {
    await register(foyer, 'waiting@example.com');
    await becomeUser(foyer, 'member@example.com');

    for (const email of ['nobody@example.com', 'waiting@example.com', 'member@example.com']) {
      Object.assign(asked, { hash: 0, verify: 0 });
      const browser = await register(foyer, email);
      expect(asked).toEqual({ hash: 1, verify: 0 });
      await browser.press('Send it again');
      expect(asked).toEqual({ hash: 1, verify: 0 });
    }
  });
});
