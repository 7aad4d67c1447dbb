import { Injectable } from '@nestjs/common';
import { hash, hashSync, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { Config } from '../config/config.js';
import { BoundedQueue } from '../common/bounded-queue.js';
import { policy } from '../policy.js';
import { randomToken } from '../common/keyring.js';
import type { Duration } from '../common/time.js';
import { normalized } from './normalised.js';

const { memoryCost, timeCost, parallelism } = policy.hashing;
/** OWASP Password Storage Cheat Sheet; argon2id is the library's default. */
const cost = { memoryCost, timeCost, parallelism };

/**
 * Hashing and checking of passwords, a few at once and a bounded number waiting: both take a thread of libuv's pool
 * and 19 MiB for as long as they last.
 */
@Injectable()
export class Passwords {
  private readonly queue: BoundedQueue;
  /** What nobody's password is compared with. No password matches it: it was random and is forgotten. */
  private readonly nobodysHash = hashSync(randomToken(), cost);

  constructor(config: Config) {
    const { atOnce, waiting, retryAfter } = policy.hashing;
    this.queue = new BoundedQueue({
      atOnce: atOnce(availableParallelism(), config.poolThreads),
      waiting,
      retryAfter,
    });
  }

  /** True when the next hash would be refused, so that a request can be refused before it costs anything. */
  get full(): boolean {
    return this.queue.full;
  }

  get retryAfter(): Duration {
    return this.queue.retryAfter;
  }

  /**
   * A PHC string with its salt and parameters.
   * @throws Overloaded when too many are waiting.
   */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(normalized(password), cost));
  }

  /**
   * `undefined` stands for nobody: never right, and it takes as long as for somebody.
   * @throws Overloaded when too many are waiting.
   */
  async matches(password: string, hash: string | undefined): Promise<boolean> {
    const right = await this.queue.run(() => verify(hash ?? this.nobodysHash, normalized(password)));
    return right && hash !== undefined;
  }

  /** True when the hash was made with other parameters than today's: at a log-in it can be made anew. */
  needsRehash(hash: string): boolean {
    return parametersOf(hash) !== parametersOf(this.nobodysHash);
  }
}

/** `$argon2id$v=19$m=19456,t=2,p=1` of `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
function parametersOf(hash: string): string {
  return hash.split('$').slice(0, 4).join('$');
}
