import { setImmediate as turn } from 'node:timers/promises';
import type { Keyring } from '../common/keyring.js';
import type { Database } from '../database/database.js';
import { noPassword } from '../passwords/passwords.js';
import { policy } from '../policy.js';
import { Unusable } from './imported-hash.js';
import { type Person, personOf, type Reading } from './person.js';
import type { ImportProgress } from './import-progress.js';
import type { Report } from './report.js';
import type { Row } from './rows.js';
import { SeenAddresses } from './seen-addresses.js';
import { needsArgon2, storedForm } from './stored-form.js';
import type { WorkLimits } from './work-limits.js';
import { addressesTaken, keyOf, type ReadyPerson, writePeople } from './write-people.js';

export interface Import {
  readonly database: Database;
  readonly reading: Reading;
  readonly keyring: Keyring;
  readonly limits: WorkLimits;
  readonly report: Report;
  readonly progress: ImportProgress;
  /** Reads and reports everything, and writes nothing. */
  readonly isDry: boolean;
}

/**
 * Imports people a few hundred at once, each time in a transaction. An address that has an account is skipped, so the same
 * file again goes on where it stopped.
 */
export async function importUsers(rows: AsyncIterable<Row>, to: Import): Promise<void> {
  const seen = new SeenAddresses();
  let batch: Person[] = [];
  let before = Promise.resolve();
  try {
    for await (const row of rows) {
      const person = acceptedPerson(row, seen, to);
      if (person) batch.push(person);
      if (!isFull(batch, to) && !to.report.isLong) continue;
      // The next batch is read while this one is written.
      await before;
      before = importBatch(batch, to);
      // Also when reading fails first; the one above throws.
      before.catch(() => undefined);
      batch = [];
    }
  } finally {
    await before;
  }
  await importBatch(batch, to);
}

function isFull(people: readonly Person[], { isDry }: Import): boolean {
  const { batch, hashedBatch } = policy.imports;
  if (people.length >= batch) return true;
  return (
    !isDry &&
    people.length >= hashedBatch &&
    people.filter(({ hash }) => hash && needsArgon2(hash)).length >= hashedBatch
  );
}

/** Undefined if it is reported and done with. */
function acceptedPerson(row: Row, seen: SeenAddresses, { reading, limits, report }: Import): Person | undefined {
  const { number } = row;
  try {
    if (row.problem !== undefined) throw new Unusable(row.problem);
    const person = personOf(number, row.fields, reading);
    const before = seen.add(keyOf(person), number);
    if (before !== undefined) report.add('duplicate', number, `its address is also on line ${before}`);
    else {
      if (person.hash) limits.admit(person.hash.work);
      return person;
    }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    report.add('refused', number, error.message);
  }
  return undefined;
}

async function importBatch(
  people: readonly Person[],
  { database, reading, keyring, report, progress, isDry }: Import,
): Promise<void> {
  const taken = await addressesTaken(database, people);
  const free = people.filter((person) => !taken.has(keyOf(person)));
  // Before the transaction, and only for those that need it.
  const added = isDry
    ? new Set(free.map(keyOf))
    : await writePeople(database, await Promise.all(free.map(ready)), keyring, reading.now);
  for (const person of people) {
    const { line, isVerified, notes } = person;
    if (added.has(keyOf(person))) report.add(isVerified ? 'imported' : 'unverified', line, ...notes);
    else report.add('exists', line, 'its address has an account, or was imported before');
  }
  if (report.hasNews) progress.interrupt();
  report.write();
  progress.show(report.counts);
  // Also where nothing else waits, as with SQLite: timers and signals want their turn.
  await turn();
}

async function ready(person: Person): Promise<ReadyPerson> {
  return { ...person, passwordHash: person.hash ? await storedForm(person.hash) : noPassword };
}
