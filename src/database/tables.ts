import type { DataSource } from 'typeorm';
import type { Duration } from '../common/time.js';

/** The classes of all tables; they live with the modules that own them. */
export type Entities = (new () => object)[];

/** Rows are deleted once the time in `column` is `keptFor` ago. The column needs an index. */
export interface Retention<Column extends string = string> {
  readonly column: Column;
  /** Without it they are deleted as soon as the time has passed. */
  readonly keptFor?: Duration;
  /** Their foreign keys delete rows of other tables too: these go last, and so many in one transaction. */
  readonly cascades?: { readonly atOnce: number };
  /** A time more than twice this ahead was written while the clock was wrong. It is set to this far ahead. */
  readonly atMostAhead?: Duration;
}

/** What the export shows of a table. Columns are named one by one, so that a new one is no leak. */
export interface ExportSection<Column extends string = string> {
  /** The key in the exported file. */
  readonly section: string;
  /** Sections are in the order of these numbers. */
  readonly position: number;
  /** The column with the id of the account. */
  readonly owner: Column;
  readonly columns: readonly Column[];
  /** A section without it is a single object: the account itself. */
  readonly sortedBy?: Column;
}

/** How many rows each account may have; the retention job deletes the others. The owner's column needs an index. */
export interface AccountBound<Column extends string = string> {
  readonly owner: Column;
  /** Rows with the highest values in this column stay. */
  readonly newestBy: Column;
  readonly atMost: number;
}

/** What a feature says about one of its tables. */
export interface TableDeclaration<Column extends string = string> {
  readonly entity: Entities[number];
  /** When rows are deleted, or why never by their age, such as 'with its account'. */
  readonly retention: readonly Retention<Column>[] | string;
  /** For a table in which somebody, with the account or without, can add rows faster than they are deleted. */
  readonly perAccount?: AccountBound<Column>;
  /** What the export shows, or why nothing. A table with rows about an account needs a section. */
  readonly export: ExportSection<Column> | string;
}

/** Columns are named as in the class, so the compiler knows them. Goes into `DatabaseModule.forFeature`. */
export function declareTable<Row extends object>(
  entity: new () => Row,
  declaration: Omit<TableDeclaration<keyof Row & string>, 'entity'>,
): TableDeclaration {
  return { entity, ...declaration };
}

type WithEntity<T> = T & Pick<TableDeclaration, 'entity'>;

/** The tables that the modules of one application have declared. */
export class Tables {
  constructor(readonly declared: readonly TableDeclaration[]) {}

  get entities(): Entities {
    return this.declared.map(({ entity }) => entity);
  }

  /** Those that cascade come last: what they would delete elsewhere is then mostly gone, in batches of its own. */
  get retention(): readonly WithEntity<Retention>[] {
    const rules = this.declared.flatMap(({ entity, retention }) =>
      typeof retention === 'string' ? [] : retention.map((rule) => ({ entity, ...rule })),
    );
    return [...rules.filter(({ cascades }) => !cascades), ...rules.filter(({ cascades }) => cascades)];
  }

  get bounded(): readonly WithEntity<AccountBound>[] {
    return this.declared.flatMap(({ entity, perAccount }) => (perAccount ? [{ entity, ...perAccount }] : []));
  }

  get exported(): readonly WithEntity<ExportSection>[] {
    return this.declared
      .flatMap(({ entity, export: section }) => (typeof section === 'string' ? [] : { entity, ...section }))
      .sort((a, b) => a.position - b.position);
  }
}

/** The names in SQL of what belongs to a table. */
export interface SqlNames {
  readonly table: string;
  /** The columns of the primary key, with commas between them. */
  readonly key: string;
  /** By the name of its property. @throws Error for an unknown one. */
  readonly column: (property: string) => string;
}

export function sqlNames(connection: DataSource, entity: Entities[number]): SqlNames {
  const metadata = connection.getMetadata(entity);
  const column = (property: string): string => {
    const found = metadata.findColumnWithPropertyName(property);
    if (!found) throw new Error(`${metadata.name} has no column ${property}.`);
    return found.databaseName;
  };
  const key = metadata.primaryColumns.map(({ databaseName }) => databaseName).join(', ');
  return { table: metadata.tableName, key, column };
}
