/** The values of one row, in the order of the table's columns. Whole numbers are `bigint`, so that none is rounded. */
export type Row = readonly Value[];
export type Value = string | bigint | null;

export interface Column {
  readonly name: string;
  /** `text` or `integer`. Any other is one that no migration has used. */
  readonly type: string;
}

/** As the catalog of a database has it, so that a new table needs nothing here. */
export interface Table {
  readonly name: string;
  /** By name, which is the same order in every database. */
  readonly columns: readonly Column[];
  /** The tables that its foreign keys refer to. */
  readonly parents: readonly string[];
}

/** One of the two databases of a move: one connection with one transaction, which keeps everybody else from writing. */
export interface Side {
  /** All tables of Foyer, by name. */
  readonly tables: readonly Table[];
  /** The names of its migrations. */
  readonly applied: readonly string[];
  count(table: Table): Promise<number>;
  /** Never a whole table at once. One statement at a time. */
  batches(table: Table): AsyncIterable<readonly Row[]>;
  /** Undoes what was not committed. */
  close(): Promise<void>;
}

export interface Target extends Side {
  /** What this database makes of a text. */
  asStored(text: string): string;
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  /** After it the side can only be closed. */
  commit(): Promise<void>;
}

export type Role = 'source' | 'target';

/** The table of TypeORM, which each database fills by itself. */
export const ofMigrations = 'migrations';

/** A line of a catalog. */
export interface CatalogLine {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

export function tablesOf(lines: readonly CatalogLine[], references: readonly (readonly [string, string])[]): Table[] {
  const names = [...new Set(lines.map(({ table }) => table))].filter((name) => name !== ofMigrations).sort();
  return names.map((name) => ({
    name,
    columns: lines
      .filter(({ table }) => table === name)
      .map(({ column, type }) => ({ name: column, type: typeOf(type) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    parents: references.filter(([child]) => child === name).map(([, parent]) => parent),
  }));
}

/** SQLite's INTEGER is PostgreSQL's BIGINT. */
function typeOf(type: string): string {
  return type.toLowerCase().replace(/^bigint$/, 'integer');
}

/** Names can be words of SQL, such as `key`. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function columnList({ columns }: Table): string {
  return columns.map(({ name }) => quoted(name)).join(', ');
}
