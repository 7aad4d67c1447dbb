import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Timestamp } from '../../common/time.js';

type Row = Readonly<Record<string, unknown>>;

/** Everything stored about a user, except secrets and their hashes. Columns are listed, so a new one cannot leak. */
@Injectable()
export class Export {
  constructor(private readonly reader: DataSource) {}

  async about(userId: string): Promise<Record<string, Row | Row[] | undefined>> {
    const read = async (sql: string): Promise<Row[]> => {
      const rows = await this.reader.query<Row[]>(sql, [userId]);
      return rows.map(withIsoTimestamps);
    };
    const [account] = await read(
      'SELECT id, email, language, activated_at, created_at, updated_at, delete_after FROM users WHERE id = ?',
    );
    return {
      account,
      registrations: await read(
        'SELECT email, language, created_at, expires_at, used_at, disowned_at FROM registrations WHERE user_id = ? ORDER BY created_at',
      ),
      sessions: await read(
        'SELECT ip, user_agent, created_at, seen_at, expires_at FROM sessions WHERE user_id = ? ORDER BY created_at',
      ),
      devices: await read(
        'SELECT first_seen_at, last_seen_at FROM devices WHERE user_id = ? ORDER BY first_seen_at',
      ),
      links: await read(
        'SELECT purpose, email, created_at, expires_at, used_at FROM links WHERE user_id = ? ORDER BY created_at',
      ),
      events: await read('SELECT type, at, ip, user_agent, detail FROM events WHERE user_id = ? ORDER BY at'),
      mails: await read(
        `SELECT kind, recipient, language, created_at, sent_at, failed_at FROM outbox
          WHERE user_id = ? ORDER BY created_at`,
      ),
    };
  }
}

/** Writes each timestamp as "2026-11-23T16:04:05.000Z". */
function withIsoTimestamps(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      /(?:^at|_at|_after)$/.test(name) && value !== null
        ? [name, new Date(value as Timestamp).toISOString()]
        : [name, value],
    ),
  );
}
