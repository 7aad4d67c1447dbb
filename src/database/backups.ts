import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../common/config-error.js';
import { compareSchema, refuseNewerSchema } from './schema-version.js';

/** What an operator wants to know about a copy. */
export interface CheckedCopy {
  readonly accounts: number;
  /** The name of its last migration. */
  readonly schema: string;
}

export interface Backup extends CheckedCopy {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Returns the last migration. An older schema is fine: the next start brings it up to date.
 * @param names of the applied migrations, oldest first.
 * @throws ConfigError when they are not Foyer's, or of a newer version.
 */
export function requireOurs(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined || compareSchema(names).unknown.length === names.length)
    throw new ConfigError('It is no database of Foyer.');
  refuseNewerSchema(names);
  return last;
}

export function requireFile(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) throw new ConfigError(`There is no file ${resolve(path)}.`);
}
