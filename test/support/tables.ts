import { tableNames } from './test-database.js';

/** The application of a test, or a server. */
interface Asked {
  rows(sql: string): Promise<object[]>;
}

/** Every row of every table. */
export async function allTablesOf(asked: Asked): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {};
  for (const { name } of (await asked.rows(tableNames)) as { name: string }[]) {
    tables[name] = await asked.rows(`SELECT * FROM "${name}" ORDER BY 1, 2`);
  }
  return tables;
}

/**
 * The same, for comparing before and after. Without `limits`, which also counts attempts that change nothing; the
 * limits have their own tests. Without the counts of what happens on the site: they are written when a minute is over.
 */
export async function tablesOf(asked: Asked): Promise<Record<string, object[]>> {
  const { limits: _counted, hourly_counts: _happened, ...tables } = await allTablesOf(asked);
  return tables;
}

/** The rows that contain one of these words, also within a longer text; without tables that have none. */
export async function rowsMentioning(asked: Asked, ...words: string[]): Promise<Record<string, object[]>> {
  const mentions = (value: unknown): boolean =>
    typeof value === 'string' && words.some((word) => value.toLowerCase().includes(word.toLowerCase()));
  const found = Object.entries(await allTablesOf(asked)).map(
    ([table, rows]) => [table, rows.filter((row) => Object.values(row).some(mentions))] as const,
  );
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}
