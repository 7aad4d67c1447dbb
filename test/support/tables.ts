/** Something that can be asked in SQL: the application of a test, or a server. */
interface Asked {
  rows(sql: string): Promise<object[]>;
}

/** Every row of every table. */
export async function allTablesOf(asked: Asked): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {};
  for (const { name } of (await asked.rows(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )) as { name: string }[]) {
    tables[name] = await asked.rows(`SELECT * FROM "${name}" ORDER BY rowid`);
  }
  return tables;
}

/**
 * The same, to be compared: what is equal before and after has changed nothing. Without `limits`, which counts that
 * something was tried also where that changes nothing; the limits have tests of their own.
 */
export async function tablesOf(asked: Asked): Promise<Record<string, object[]>> {
  const { limits: _counted, ...tables } = await allTablesOf(asked);
  return tables;
}

/** The rows in which one of these words stands, also as part of a longer text; tables without any are left out. */
export async function rowsMentioning(asked: Asked, ...words: string[]): Promise<Record<string, object[]>> {
  const mentions = (value: unknown): boolean =>
    typeof value === 'string' && words.some((word) => value.toLowerCase().includes(word.toLowerCase()));
  const found = Object.entries(await allTablesOf(asked)).map(
    ([table, rows]) => [table, rows.filter((row) => Object.values(row).some(mentions))] as const,
  );
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}
