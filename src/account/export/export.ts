import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Timestamp } from '../../common/time.js';

type Row = Readonly<Record<string, unknown>>;

/** Everything stored about a person, except secrets and their hashes. The columns are named: a new one is no leak. */
@Injectable()
export class Export {
  constructor(private readonly reader: DataSource) {}

  async about(userId: string): Promise<Record<string, Row | Row[] | undefined>> {
    const ask = async (sql: string): Promise<Row[]> => {
      const rows = await this.reader.query<Row[]>(sql, [userId]);
      return rows.map(withReadableMoments);
    };
    const [account] = await ask(
      'SELECT id, email, language, activated_at, created_at, updated_at, delete_after FROM users WHERE id = ?',
    );
    return {
      account,
      registrations: await ask(
        'SELECT email, language, created_at, expires_at, used_at, disowned_at FROM registrations WHERE user_id = ? ORDER BY created_at',
      ),
      sessions: await ask(
        'SELECT ip, user_agent, created_at, seen_at, expires_at FROM sessions WHERE user_id = ? ORDER BY created_at',
      ),
      devices: await ask(
        'SELECT first_seen_at, last_seen_at FROM devices WHERE user_id = ? ORDER BY first_seen_at',
      ),
      links: await ask(
        'SELECT purpose, email, created_at, expires_at, used_at FROM links WHERE user_id = ? ORDER BY created_at',
      ),
      events: await ask('SELECT type, at, ip, user_agent, detail FROM events WHERE user_id = ? ORDER BY at'),
      mails: await ask(
        `SELECT kind, recipient, language, created_at, sent_at, failed_at FROM outbox
          WHERE user_id = ? ORDER BY created_at`,
      ),
    };
  }
}

/** "2026-11-23T16:04:05.000Z" for every moment. */
function withReadableMoments(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      /(?:^at|_at|_after)$/.test(name) && value !== null
        ? [name, new Date(value as Timestamp).toISOString()]
        : [name, value],
    ),
  );
}
