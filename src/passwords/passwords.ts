import { Injectable } from '@nestjs/common';
import { hash, hashSync, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { Config } from '../config/config.js';
import { BoundedQueue } from '../common/bounded-queue.js';
import { policy } from '../policy.js';
import { randomToken } from '../common/keyring.js';
import type { Duration } from '../common/time.js';
import { normalized } from './normalized.js';

const { memoryCost, timeCost, parallelism } = policy.hashing;
/** OWASP Password Storage Cheat Sheet; argon2id is the library's default. */
const cost = { memoryCost, timeCost, parallelism };

/**
 * Hashes and verifies passwords, a few at once and a bounded number queued, because each takes a thread of libuv's pool
 * and 19 MiB while it runs.
 */
@Injectable()
export class Passwords {
  private readonly queue: BoundedQueue;
  /** Compared when there is no user. No password matches it, because it is the hash of a discarded random value. */
  private readonly dummyHash = hashSync(randomToken(), cost);

  constructor(config: Config) {
    const { atOnce, waiting, retryAfter } = policy.hashing;
    this.queue = new BoundedQueue({ atOnce: atOnce(availableParallelism(), config.poolThreads), waiting, retryAfter });
  }

  /** True when the next hash would throw, so that a request can be refused before it costs anything. */
  get full(): boolean {
    return this.queue.full;
  }

  get retryAfter(): Duration {
    return this.queue.retryAfter;
  }

  /** Returns a PHC string with salt and parameters. @throws Overloaded when the queue is full. */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(normalized(password), cost));
  }

  /** Without a hash the result is false, after the same time as with one. @throws Overloaded when the queue is full. */
  async matches(password: string, hash: string | undefined): Promise<boolean> {
    const matches = await this.queue.run(() => verify(hash ?? this.dummyHash, normalized(password)));
    return matches && hash !== undefined;
  }

  /** True when the hash has other parameters than today's. A log-in can then replace it. */
  needsRehash(hash: string): boolean {
    return parametersOf(hash) !== parametersOf(this.dummyHash);
  }
}

/** `$argon2id$v=19$m=19456,t=2,p=1` of `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
function parametersOf(hash: string): string {
  return hash.split('$').slice(0, 4).join('$');
}
