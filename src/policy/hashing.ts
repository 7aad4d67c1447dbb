import { seconds } from '../common/time.js';

/** How passwords are hashed, and how many may wait for it. */
export const hashing = {
  /** In KiB. OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
  /**
   * One thread of libuv's pool stays free, so that file and DNS access does not wait behind passwords. No more hashes
   * than cores: more would only evict each other's 19 MiB from the CPU cache. Other processes have their share of them.
   */
  atOnce: (cores: number, poolThreads: number, processes: number): number =>
    Math.max(1, Math.min(Math.floor(cores / processes), poolThreads - 1)),
  /** Queued hashes: about one second of work on two cores. When the queue is full, the answer is 503. */
  waiting: 100,
  /** Of those, for one account or address: more than one person sends at once, yet a small part of the queue. */
  waitingPerSubject: 8,
  /**
   * The same while imported hashes of other programs are left, which make each longer by `legacyTime` milliseconds. Not
   * fewer than a few networks with a few each: what waits is then some seconds of work.
   */
  waitingWith: (legacyTime: number): number => Math.max(20, Math.floor((100 * 15) / (15 + legacyTime))),
  /** Hashes of other programs that can be imported. Everybody who logs in waits as long as the slowest of each kind takes. */
  legacy: {
    /** For one, on one core: bcrypt up to 14, two million rounds of PBKDF2. */
    time: seconds(1),
    /** In KiB, for each core. */
    memory: 128 * 1024,
    /** Schemes whose parameters cannot be compared: all are done at each log-in. */
    kinds: 4,
    /** With all parameters. Django raises its number of rounds with every release. */
    works: 32,
  },
  /**
   * With a full queue, a request waits a random time in this range for a place. Clients refused at once would retry
   * at once, and a hundred keep the process busy with refusals alone; clients refused together would retry together.
   */
  refusedAfter: { atLeast: seconds(0.2), atMost: seconds(0.6) },
  /** The `Retry-After` of a refusal. */
  retryAfter: seconds(5),
} as const;
