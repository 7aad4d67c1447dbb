import type { Row, Side, Table, Target, Value } from './side.js';

/** How many texts the target cannot store as they are. */
export class NulCount {
  readonly byColumn: Record<string, number> = {};

  add(column: string): void {
    this.byColumn[column] = (this.byColumn[column] ?? 0) + 1;
  }
}

export async function copyTable(
  table: Table,
  source: Side,
  target: Target,
  replaced: NulCount,
  copied: (rows: number) => void,
): Promise<void> {
  const stored = (value: Value, at: number): Value => {
    if (typeof value !== 'string') return value;
    const text = target.asStored(value);
    if (text !== value) replaced.add(`${table.name}.${table.columns[at]?.name ?? ''}`);
    return text;
  };
  for await (const rows of source.batches(table)) {
    await target.insert(
      table,
      rows.map((row: Row) => row.map(stored)),
    );
    copied(rows.length);
  }
}
