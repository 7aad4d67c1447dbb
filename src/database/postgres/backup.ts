import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
import type { ShowProgress } from '../../common/progress.js';
import { seconds } from '../../common/time.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { policy } from '../../policy.js';
import type { Backup } from '../backups.js';
import { complete, createPart, reasonOf, requireFree } from '../part-file.js';
import { checkDump } from './dump-checks.js';
import { runProgram } from './programs.js';

/**
 * Lets pg_dump write the database as it is now into a new file that only its owner can read, reads all of it, and only
 * then gives it its name. Servers may go on writing.
 * @throws ConfigError when the file exists, cannot be written, or pg_dump fails.
 */
export async function backUp(place: PostgresPlace, to: string, show: ShowProgress): Promise<Backup> {
  const file = resolve(to);
  requireFree(file);
  const unfinished = createPart(file);
  try {
    const checked = await complete(unfinished, file, async (part) => {
      await watching(part, show, () => runProgram('pg_dump', [...options, `--file=${part}`], place));
      return checkDump(part, show);
    });
    return { file, bytes: statSync(file).size, ...checked };
  } catch (error) {
    throw new ConfigError(`There is no backup: ${reasonOf(error)}`, { cause: error });
  }
}

/** pg_dump does not say how much is left: the file grows as long as it does. */
async function watching(part: string, show: ShowProgress, work: () => Promise<void>): Promise<void> {
  const look = (): void => {
    const { size = 0 } = statSync(part, { throwIfNoEntry: false }) ?? {};
    show('Copying the database', size / 1_000_000, 'MB');
  };
  const timer = setInterval(look, seconds(0.5));
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

const options = [
  '--format=custom',
  // Whoever restores it owns it.
  '--no-owner',
  '--no-privileges',
  // Nobody is there to type one.
  '--no-password',
  `--lock-wait-timeout=${policy.database.migrationPatience}`,
];
