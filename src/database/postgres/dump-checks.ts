import type { ShowProgress } from '../../common/progress.js';
import { type CheckedCopy, requireOurs } from '../backups.js';
import { runProgram } from './programs.js';

/**
 * Reads all of a dump, as a restore would.
 * @throws ConfigError when it is damaged, not Foyer's, or of a newer version.
 */
export async function checkDump(file: string, show: ShowProgress): Promise<CheckedCopy> {
  const dump = new DumpReader();
  // Without a database, it prints the SQL.
  const input = { file, passed: megabytesOf('Checking the copy', show) };
  await runProgram('pg_restore', ['--file=-'], undefined, (text) => dump.read(text), input);
  return { accounts: dump.accounts, schema: requireOurs(dump.migrations) };
}

export function megabytesOf(what: string, show: ShowProgress): (bytes: number, size: number) => void {
  return (bytes, size) => show(what, bytes / 1_000_000, 'MB', bytes / size);
}

/** Finds what it needs in SQL as pg_dump writes it: `COPY table (columns) FROM stdin;`, rows, and `\.` in a line. */
class DumpReader {
  accounts = 0;
  private readonly applied: (readonly [timestamp: number, name: string])[] = [];
  private unfinished = '';
  private copied: { readonly table: string; readonly columns: readonly string[] } | undefined;

  /** Oldest first. */
  get migrations(): string[] {
    return this.applied.sort(([a], [b]) => a - b).map(([, name]) => name);
  }

  /** Some of it: not always whole lines. Within a row, a line break is `\n`, so each is a line. */
  read(text: string): void {
    const lines = (this.unfinished + text).split('\n');
    this.unfinished = lines.pop() ?? '';
    for (const line of lines) this.readLine(line);
  }

  private readLine(line: string): void {
    if (!this.copied) this.copied = beginning(line);
    else if (line === '\\.') this.copied = undefined;
    else this.readRow(line, this.copied);
  }

  private readRow(line: string, { table, columns }: NonNullable<DumpReader['copied']>): void {
    if (table === 'users') this.accounts += 1;
    if (table !== 'migrations') return;
    const values = line.split('\t');
    const value = (column: string): string => values[columns.indexOf(column)] ?? '';
    this.applied.push([Number(value('timestamp')), value('name')]);
  }
}

function beginning(line: string): DumpReader['copied'] {
  const [, table, columns = ''] = /^COPY .+?\.(\w+) \((.*)\) FROM stdin;$/.exec(line) ?? [];
  return table === undefined ? undefined : { table, columns: columns.replaceAll('"', '').split(', ') };
}
