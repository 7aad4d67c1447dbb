import { ConfigError } from '../../common/config-error.js';
import type { DatabasePlace } from '../../config/database-place.js';
import { inOrder, requireEmpty, requireSameTables, requireThisSchema } from './check-sides.js';
import { copyTable, NulCount } from './copy-table.js';
import { makeTables, newMark, openSide, requireOtherFile, withNewFile } from './open-side.js';
import type { Progress } from './progress.js';
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
export async function move(from: DatabasePlace, to: DatabasePlace, progress: Progress): Promise<Moved> {
  await requireOtherFile(from, to);
  const mark = newMark();
  const source = await aboutSide('FROM', () => openSide(from, 'source', mark));
  try {
    requireThisSchema(source, 'FROM');
    return await aboutSide('TO', () =>
      withNewFile(to, async (place) => {
        const target = await openTarget(place, mark);
        try {
          return await fill(source, target, progress);
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

async function fill(source: Side, target: Target, progress: Progress): Promise<Moved> {
  requireSameTables(source, target);
  const replaced = new NulCount();
  // Of the target, which has the foreign keys that must hold.
  const tables = inOrder(target.tables);
  const totals = new Map<string, number>();
  for (const table of tables) {
    totals.set(table.name, await source.count(table));
    await copyTable(table, source, target, replaced, progress.of('Copied', table.name, totals.get(table.name) ?? 0));
  }
  const sums: [string, Sum][] = [];
  for (const table of tables) sums.push([table.name, await compare(table, source, target, progress)]);
  await target.commit();
  const rows = sums.reduce((sum, [, table]) => sum + table.rows, 0);
  return { tables: Object.fromEntries(sums), rows, replaced: replaced.byColumn };
}

/** Reads both again, all of it. @throws ConfigError when they differ. */
async function compare(table: Table, source: Side, target: Target, progress: Progress): Promise<Sum> {
  const of = async (side: Side, name: string): Promise<Sum> => {
    const sum = new TableSum(table);
    const line = progress.of(`Read again in ${name}`, table.name, await side.count(table));
    for await (const rows of side.batches(table)) {
      for (const row of rows) sum.add(row.map((value) => (typeof value === 'string' ? target.asStored(value) : value)));
      line.add(rows.length);
    }
    return sum.result;
  };
  const [wanted, found] = [await of(source, 'FROM'), await of(target, 'TO')];
  if (wanted.rows === found.rows && wanted.checksum === found.checksum) return wanted;
  const figures = `FROM has ${wanted.rows} rows (${wanted.checksum}), TO ${found.rows} (${found.checksum})`;
  throw new ConfigError(`The table ${table.name} was not copied as it is: ${figures}. Is there a trigger?`);
}
