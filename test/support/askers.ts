import type { HashedFor } from '../../src/passwords/passwords.js';

/** Somebody who asks for a hash. */
export const somebody: HashedFor = { of: 'somebody', ip: '192.0.2.1' };

let count = 0;

/** Each time somebody else, from another network, so that no share of a queue is used up. */
export function another(): HashedFor {
  count += 1;
  return { of: `account ${count}`, ip: `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}` };
}
