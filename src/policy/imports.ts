import { days } from '../common/time.js';

/** How users are imported. */
export const imports = {
  /** Bytes. A hash has a few hundred. */
  lineLength: 64 * 1024,
  /** A record of CSV can have line breaks within quotes: a display name, at most. */
  linesOfRecord: 10,
  /** People in one transaction: some 30 ms, so that a running server hardly waits. */
  batch: 1000,
  /** Of them, those for whom argon2 is computed: about a second on two cores. */
  hashedBatch: 100,
  /** How long somebody whose address was not verified has to prove it. People who come once a year are among them. */
  unprovedFor: days(400),
} as const;
