import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import type { Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import type { Snapshot, SnapshotRow } from '../../database/engine.js';
import { ofAccount } from '../../database/subjects.js';
import { sqlNames, Tables } from '../../database/tables.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';

type Row = SnapshotRow;
type Rows = ReturnType<Snapshot['rows']>;
type Section = Tables['exported'][number];

/** Everything stored about a user, except secrets and their hashes. */
@Injectable()
export class Export {
  constructor(
    private readonly database: Database,
    private readonly tables: Tables,
    private readonly events: Events,
    private readonly sessions: Sessions,
  ) {}

  /** Adds it to the activity. Without that nothing may leave. @throws SessionEnded */
  async record(principal: Principal, client: ClientInfo): Promise<void> {
    await this.sessions.write(principal, (db) => this.events.record(db, principal.userId, 'exported', client));
  }

  /**
   * A JSON object in parts of about 100 rows, all of one moment. Between them everybody else gets their turn.
   * @throws SessionEnded as soon as the session has ended: the rest is not for its browser any more.
   */
  async *partsFor(principal: Principal): AsyncGenerator<string, void, undefined> {
    yield* this.parts(principal.userId, () => this.sessions.requireLive(principal));
  }

  /** The same for an operator, who has no session. Recorded first, so that its owner sees it. */
  async *partsForOperator(userId: string, client: ClientInfo): AsyncGenerator<string, void, undefined> {
    await this.database.write([ofAccount(userId)], (db) => this.events.record(db, userId, 'exported', client));
    yield* this.parts(userId, () => Promise.resolve());
  }

  /** @param requireAllowed before each part leaves. */
  private async *parts(userId: string, requireAllowed: () => Promise<void>): AsyncGenerator<string, void, undefined> {
    const snapshot = await this.database.snapshot();
    try {
      let part = '';
      let rows = 0;
      for await (const text of this.textsOf(snapshot, userId)) {
        part += text;
        rows += 1;
        if (rows % policy.export.rowsAtOnce !== 0) continue;
        await requireAllowed();
        yield part;
        part = '';
        await turn();
      }
      await requireAllowed();
      yield part;
    } finally {
      await snapshot.close();
    }
  }

  /** As `JSON.stringify` would write all of it with an indentation of two, a row at a time. */
  private async *textsOf(snapshot: Snapshot, userId: string): AsyncGenerator<string, void, undefined> {
    let separator = '{\n';
    for (const section of this.tables.exported) {
      const rows = snapshot.rows(this.sqlOf(section), [userId]);
      yield `${separator}  ${JSON.stringify(section.section)}: `;
      yield* section.sortedBy === undefined ? objectOf(rows) : arrayOf(rows);
      separator = ',\n';
    }
    yield '\n}';
  }

  private sqlOf({ entity, owner, columns, sortedBy }: Section): string {
    const { table, key, column } = sqlNames(this.database.reader, entity);
    const order = sortedBy === undefined ? '' : ` ORDER BY ${column(sortedBy)}, ${key}`;
    return `SELECT ${columns.map(column).join(', ')} FROM ${table} WHERE ${column(owner)} = ?${order}`;
  }
}

async function* objectOf(rows: Rows): AsyncGenerator<string, void, undefined> {
  for await (const row of rows) return yield jsonOf(withIsoTimestamps(row), '  ');
  yield 'null';
}

async function* arrayOf(rows: Rows): AsyncGenerator<string, void, undefined> {
  let separator = '[\n';
  for await (const row of rows) {
    yield `${separator}    ${jsonOf(withIsoTimestamps(row), '    ')}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n  ]';
}

/** Text in JSON has no line breaks of its own, so each is one between two members. */
function jsonOf(value: Row, indentation: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indentation}`);
}

/** Writes each timestamp as "2026-11-23T16:04:05.000Z": the columns named `…_at` and `…_after`. */
function withIsoTimestamps(row: Row): Row {
  const readable = Object.entries(row).map(([name, value]) => {
    const isTimestamp = /(?:^at|_at|_after|_until)$/.test(name) && value !== null;
    return [name, isTimestamp ? new Date(value as Timestamp).toISOString() : value] as const;
  });
  return Object.fromEntries(readable);
}
