import { Injectable } from '@nestjs/common';
import { hash, hashSync, verify } from '@node-rs/argon2';
import { timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Config } from '../config/config.js';
import { BoundedQueue, type Share } from '../common/bounded-queue.js';
import { customerOf } from '../common/ip-network.js';
import { policy } from '../policy.js';
import { randomToken } from '../common/keyring.js';
import type { Duration } from '../common/time.js';
import { digestAmong } from './legacy/equal-work.js';
import { LegacyHashes } from './legacy/legacy-hashes.js';
import { type StoredHash, storedHash, textOfDigest } from './legacy/stored-hash.js';
import { longestOfKinds, timeOf } from './legacy/work.js';
import { normalized } from './normalized.js';

/** In place of a hash, for an account that has no password. */
export const noPassword = '';

/** The account or address that a hash is for, also where it has no account, and who asks: each has a share. */
export interface HashedFor {
  readonly of: string;
  readonly ip: string;
}

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

  /** Milliseconds that everybody's log-in takes longer, because imported hashes are left. */
  private legacyTime = 0;

  constructor(
    config: Config,
    private readonly legacyHashes: LegacyHashes,
  ) {
    const { atOnce, waitingWith, waitingPerSubject: perSubject, retryAfter } = policy.hashing;
    const waiting = (): number => waitingWith(this.legacyTime);
    this.queue = new BoundedQueue({
      atOnce: atOnce(availableParallelism(), config.poolThreads, config.processes),
      get waiting() {
        return waiting();
      },
      perSubject,
      get perNetwork() {
        return policy.limits.placesPerNetwork(waiting(), config.networkLimitFactor);
      },
      retryAfter,
    });
  }

  /** True when the next hash for this address would throw, so that a request can be refused before it costs anything. */
  isFullFor(ip: string): boolean {
    return this.queue.isFull({ network: customerOf(ip) });
  }

  /** True when a hash waits. Cheaper than `isFullFor`. */
  get isBusy(): boolean {
    return this.queue.isBusy;
  }

  /** How many hashes run, and how many wait. */
  get load(): BoundedQueue['load'] {
    return this.queue.load;
  }

  get retryAfter(): Duration {
    return this.queue.retryAfter;
  }

  /** Returns a PHC string with salt and parameters. @throws Overloaded when the queue, or this share of it, is full. */
  hash(password: string, by: HashedFor): Promise<string> {
    return this.queue.run(() => hash(normalized(password), cost), shareOf(by));
  }

  /** Without a hash the result is false, after the same time as with one. @throws Overloaded as `hash`. */
  async matches(password: string, hash: string | undefined, by: HashedFor): Promise<boolean> {
    const known = hash === noPassword ? undefined : hash;
    const stored = storedHash(known ?? this.dummyHash);
    const matches = await this.queue.run(() => this.verify(password, stored), shareOf(by));
    return matches && known !== undefined;
  }

  private async verify(password: string, { phc, work }: StoredHash): Promise<boolean> {
    const left = await this.legacyHashes.left();
    this.legacyTime = longestOfKinds(left).reduce((sum, kind) => sum + timeOf(kind), 0);
    const digest = await digestAmong(password, work, left);
    if (!work || !digest) return verify(phc, normalized(password));
    if (!work.scheme.startsWith('argon2')) return verify(phc, textOfDigest(work, digest));
    // The digest is that of argon2 with other parameters already: only as many are made as for everybody else.
    await verify(this.dummyHash, normalized(password));
    return timingSafeEqual(digest, Buffer.from(phc.split('$').at(-1) ?? '', 'base64'));
  }

  /** True when the hash has other parameters than today's. A log-in can then replace it. */
  needsRehash(hash: string): boolean {
    return parametersOf(hash) !== parametersOf(this.dummyHash);
  }
}

function shareOf({ of: subject, ip }: HashedFor): Share {
  return { subject, network: customerOf(ip) };
}

/** `$argon2id$v=19$m=19456,t=2,p=1` of `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
function parametersOf(hash: string): string {
  return hash.split('$').slice(0, 4).join('$');
}
