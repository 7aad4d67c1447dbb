import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { sqlNames, Tables } from '../../database/tables.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { Events } from '../../users/events.js';

type Row = Readonly<Record<string, unknown>>;
type Section = Tables['exported'][number];

/** Everything stored about a user, except secrets and their hashes. */
@Injectable()
export class Export {
  constructor(
    private readonly reader: DataSource,
    private readonly tables: Tables,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  /** Adds it to the activity. Without that nothing may leave. */
  async record({ userId }: Principal, client: ClientInfo): Promise<void> {
    await this.database.write((db) => this.events.record(db, userId, 'exported', client));
  }

  async about(userId: string): Promise<Record<string, Row | Row[] | undefined>> {
    const sections: [string, Row | Row[] | undefined][] = [];
    for (const section of this.tables.exported) {
      const rows = await this.reader.query<Row[]>(this.sqlOf(section), [userId]);
      const readable = rows.map(withIsoTimestamps);
      sections.push([section.section, section.sortedBy === undefined ? readable[0] : readable]);
    }
    return Object.fromEntries(sections);
  }

  private sqlOf({ entity, owner, columns, sortedBy }: Section): string {
    const { table, column } = sqlNames(this.reader, entity);
    const order = sortedBy === undefined ? '' : ` ORDER BY ${column(sortedBy)}`;
    return `SELECT ${columns.map(column).join(', ')} FROM ${table} WHERE ${column(owner)} = ?${order}`;
  }
}

/** Writes each timestamp as "2026-11-23T16:04:05.000Z": the columns named `…_at` and `…_after`. */
function withIsoTimestamps(row: Row): Row {
  const readable = Object.entries(row).map(([name, value]) => {
    const isTimestamp = /(?:^at|_at|_after)$/.test(name) && value !== null;
    return [name, isTimestamp ? new Date(value as Timestamp).toISOString() : value] as const;
  });
  return Object.fromEntries(readable);
}
