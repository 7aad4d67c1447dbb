import { jest } from '@jest/globals';

/** How often the library hashed and verified. It still does the real work. */
export const asked = { hash: 0, verify: 0 };

const argon2 = await import('@node-rs/argon2');

// For modules imported after this with `await import(…)`.
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
