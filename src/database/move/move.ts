import { ConfigError } from '../../common/config-error.js';
import type { ShowProgress } from '../../common/progress.js';
import type { DatabasePlace } from '../../config/database-place.js';
import { inOrder, requireEmpty, requireSameTables, requireThisSchema } from './check-sides.js';
import { copyTable, NulCount } from './copy-table.js';
import { makeTables, newMark, openSide, requireOtherFile, withNewFile } from './open-side.js';
import { aboutSide, aboutFailure } from './sentences.js';
import type { Side, Table, Target } from './side.js';
import { type Sum, TableSum } from './table-sum.js';

export interface Moved {
  readonly tables: Readonly<Record<string, Sum>>;
  readonly rows: number;
  /** By column, how many texts had a NUL, which PostgreSQL cannot store. */
  readonly replaced: Readonly<Record<string, number>>;
}

/**
 * Copies all rows of one database into another one that has none, compares both, and only then commits. Nobody else can
 * write to either meanwhile.
 * @throws ConfigError, and then both are as they were, but that a database without tables may have empty ones.
 */
export async function move(from: DatabasePlace, to: DatabasePlace, show: ShowProgress): Promise<Moved> {
  await requireOtherFile(from, to);
  const mark = newMark();
  const source = await aboutSide('FROM', () => openSide(from, 'source', mark));
  try {
    requireThisSchema(source, 'FROM');
    return await aboutSide('TO', () =>
      withNewFile(to, async (place) => {
        const target = await openTarget(place, mark);
        try {
          return await fill(source, target, show);
        } finally {
          await target.close();
        }
      }),
    );
  } catch (error) {
    throw aboutFailure(error);
  } finally {
    await source.close();
  }
}

/** With tables, and without rows. */
async function openTarget(place: DatabasePlace, mark: bigint): Promise<Target> {
  const target = await openSide(place, 'target', mark);
  try {
    if (target.tables.length > 0 || target.applied.length > 0) {
      requireThisSchema(target, 'TO');
      await requireEmpty(target);
      return target;
    }
  } catch (error) {
    await target.close();
    throw error;
  }
  await target.close();
  await makeTables(place);
  return openTarget(place, mark);
}

async function fill(source: Side, target: Target, show: ShowProgress): Promise<Moved> {
  requireSameTables(source, target);
  const replaced = new NulCount();
  // Of the target, which has the foreign keys that must hold.
  const tables = inOrder(target.tables);
  const progress = new MoveProgress(await rowsIn(source, tables), show);
  for (const table of tables) await copyTable(table, source, target, replaced, progress.of(`Copying ${table.name}`));
  const sums: [string, Sum][] = [];
  for (const table of tables) sums.push([table.name, await compare(table, source, target, progress)]);
  await target.commit();
  const rows = sums.reduce((sum, [, table]) => sum + table.rows, 0);
  return { tables: Object.fromEntries(sums), rows, replaced: replaced.byColumn };
}

async function rowsIn(side: Side, tables: readonly Table[]): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await side.count(table);
  return rows;
}

/** Each row is copied, and read again on both sides. */
class MoveProgress {
  private done = 0;

  constructor(
    private readonly rows: number,
    private readonly show: ShowProgress,
  ) {}

  of(what: string): (rows: number) => void {
    return (rows) => {
      this.done += rows;
      this.show(what, this.done, 'rows', this.done / Math.max(1, 3 * this.rows));
    };
  }
}

/** Reads both again, all of it. @throws ConfigError when they differ. */
async function compare(table: Table, source: Side, target: Target, progress: MoveProgress): Promise<Sum> {
  const of = async (side: Side, name: string): Promise<Sum> => {
    const sum = new TableSum(table);
    const add = progress.of(`Reading ${table.name} again in ${name}`);
    for await (const rows of side.batches(table)) {
      for (const row of rows) sum.add(row.map((value) => (typeof value === 'string' ? target.asStored(value) : value)));
      add(rows.length);
    }
    return sum.result;
  };
  const [wanted, found] = [await of(source, 'FROM'), await of(target, 'TO')];
  if (wanted.rows === found.rows && wanted.checksum === found.checksum) return wanted;
  const figures = `FROM has ${wanted.rows} rows (${wanted.checksum}), TO ${found.rows} (${found.checksum})`;
  throw new ConfigError(`The table ${table.name} was not copied as it is: ${figures}. Is there a trigger?`);
}
