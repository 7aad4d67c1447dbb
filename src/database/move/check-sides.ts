import { ConfigError } from '../../common/config-error.js';
import { compareSchema } from '../schema-version.js';
import type { Side, Table } from './side.js';

/** @throws ConfigError unless the schema is exactly that of this version. */
export function requireThisSchema({ applied }: Side, name: string): void {
  const { missing, unknown } = compareSchema(applied);
  if (applied.length === 0) throw new ConfigError(`${name} is no database of Foyer.`);
  if (unknown.length > 0)
    throw new ConfigError(`${name} was written by a newer version of Foyer, with ${unknown.join(', ')}: use that one.`);
  if (missing.length > 0)
    throw new ConfigError(
      `${name} was written by an older version of Foyer, without ${missing.join(', ')}: apply them first, with “migrate”.`,
    );
}

/**
 * @throws ConfigError that names what only one side has, which no migration made.
 * @throws Error for a type that `move` does not know yet.
 */
export function requireSameTables(from: Side, to: Side): void {
  const [here, there] = [columnsOf(from.tables), columnsOf(to.tables)];
  const only = (name: string, own: readonly string[], others: readonly string[]): string[] =>
    own.filter((column) => !others.includes(column)).map((column) => `${column} only in ${name}`);
  const [difference] = [...only('FROM', here, there), ...only('TO', there, here)];
  if (difference !== undefined) throw new ConfigError(`FROM and TO have other tables or columns: ${difference}.`);
  const unknown = here.find((column) => !/ \((?:text|integer)\)$/.test(column));
  if (unknown !== undefined) throw new Error(`A move does not know the type of ${unknown}.`);
}

function columnsOf(tables: readonly Table[]): string[] {
  return tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name} (${column.type})`));
}

/** @throws ConfigError when any table has a row. */
export async function requireEmpty(to: Side): Promise<void> {
  for (const table of to.tables) {
    if ((await to.count(table)) > 0)
      throw new ConfigError(`TO is not empty: the table ${table.name} has rows. Name a new database.`);
  }
}

/** Each after those that its rows refer to. @throws Error when they refer to each other. */
export function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const names = ordered.map(({ name }) => name);
    const next = tables.find(
      ({ name, parents }) => !names.includes(name) && parents.every((one) => names.includes(one)),
    );
    if (!next) throw new Error('A move does not know in which order to fill tables that refer to each other.');
    ordered.push(next);
  }
  return ordered;
}
