import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { policy } from '../src/policy.js';
import { password } from './seed.js';

const { memoryCost, timeCost, parallelism } = policy.hashing;

/** Only verifies passwords, as many at once as there are cores. Returns verifications per second. */
export async function verificationRate(amount: number): Promise<number> {
  const hashed = await hash(password, { memoryCost, timeCost, parallelism });
  const begun = performance.now();
  let left = amount;
  const verifying = async (): Promise<void> => {
    while (left-- > 0) await verify(hashed, password);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, verifying));
  return amount / ((performance.now() - begun) / 1000);
}
