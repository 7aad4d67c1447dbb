import { migrations } from '../../migrations/index.js';
import type { DataSource } from 'typeorm';
import { ConfigError } from '../common/config-error.js';

/** What the schema and this version of Foyer do not share. */
interface SchemaDifference {
  /** Migrations that are not applied yet. */
  readonly missing: readonly string[];
  /** Migrations of a newer version. */
  readonly unknown: readonly string[];
}

const known: readonly string[] = migrations.map(({ name }) => name);

export async function appliedMigrations(connection: DataSource): Promise<string[]> {
  const applied = await connection.query<{ name: string }[]>('SELECT name FROM migrations');
  return applied.map(({ name }) => name);
}

/** @param applied the names in the table `migrations`. */
export function compareSchema(applied: readonly string[]): SchemaDifference {
  return {
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** A newer schema may have columns that must be filled, or rules that this version would break. @throws ConfigError */
export function refuseNewerSchema(applied: readonly string[]): void {
  const { unknown } = compareSchema(applied);
  if (unknown.length === 0) return;
  throw new ConfigError(
    `The database was written by a newer version of Foyer: this one does not know ${unknown.join(', ')}. ` +
      'Start the newer version, or restore a backup from before the upgrade.',
  );
}
