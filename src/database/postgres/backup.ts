import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
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
export async function backUp(place: PostgresPlace, to: string): Promise<Backup> {
  const file = resolve(to);
  requireFree(file);
  const unfinished = createPart(file);
  try {
    const checked = await complete(unfinished, file, async (part) => {
      await runProgram('pg_dump', [...options, `--file=${part}`], place);
      return checkDump(part);
    });
    return { file, bytes: statSync(file).size, ...checked };
  } catch (error) {
    throw new ConfigError(`There is no backup: ${reasonOf(error)}`, { cause: error });
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
