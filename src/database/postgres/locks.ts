import { createHash } from 'node:crypto';

/** The number of the advisory lock for a subject, for SQL. Two subjects that happen to share one only wait for each other. */
export function lockOf(subject: string): string {
  return createHash('sha256').update(`foyer ${subject}`).digest().readBigInt64BE().toString();
}

/** In one order everywhere, so that of two transactions none waits for what the other has. */
export function locksOf(subjects: readonly string[]): string[] {
  return [...new Set(subjects.map(lockOf))].sort();
}
