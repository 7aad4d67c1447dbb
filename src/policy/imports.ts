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
} as const;
