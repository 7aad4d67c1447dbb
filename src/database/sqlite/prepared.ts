import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { PreparedRead } from '../engine.js';

/** Reads one row at every request, in a few microseconds: what TypeORM does around a statement takes twice as long. */
export function prepared<Row>(reader: DataSource, sql: string): PreparedRead<Row> {
  const { databaseConnection } = reader.driver as unknown as { databaseConnection: BetterSqlite3.Database };
  const statement = databaseConnection.prepare<(string | number)[], Row>(sql);
  return (parameters, done) => {
    let row: Row | undefined;
    try {
      row = statement.get(...parameters);
    } catch (error) {
      return done(error);
    }
    done(undefined, row);
  };
}
