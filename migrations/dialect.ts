import type { QueryRunner } from 'typeorm';

/**
 * Creates or changes a table, in SQLite's words. PostgreSQL gets BIGINT for INTEGER, since times are milliseconds, and
 * no STRICT, which it always is.
 */
export async function ddl(runner: QueryRunner, sql: string): Promise<void> {
  await runner.query(isSqlite(runner) ? sql : sql.replaceAll(/\bINTEGER\b/g, 'BIGINT').replace(/\)\s*STRICT$/, ')'));
}

/** For rows that no database of PostgreSQL has: it came later than this migration. */
export async function onSqlite(runner: QueryRunner, sql: string): Promise<void> {
  if (isSqlite(runner)) await runner.query(sql);
}

function isSqlite({ dataSource }: QueryRunner): boolean {
  return dataSource.options.type === 'better-sqlite3';
}
