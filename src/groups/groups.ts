import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';

export interface ShownGroup {
  readonly name: string;
  readonly members: number;
}

export interface ShownMember {
  readonly email: string;
  readonly since: Timestamp;
}

/** Groups of people, for what not everybody may use. */
@Injectable()
export class Groups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ShownGroup[]> {
    return this.database.reader.query<ShownGroup[]>(
      `SELECT g.name, (SELECT COUNT(*) FROM group_members m WHERE m.group_name = g.name) AS members
         FROM groups g ORDER BY g.name`,
    );
  }

  async exists(name: string): Promise<boolean> {
    const found = await this.database.reader.query<unknown[]>('SELECT 1 FROM groups WHERE name = ?', [name]);
    return found.length > 0;
  }

  async membersOf(name: string): Promise<ShownMember[]> {
    return this.database.reader.query<ShownMember[]>(
      `SELECT u.email, m.created_at AS since FROM group_members m JOIN users u ON u.id = m.user_id
        WHERE m.group_name = ? ORDER BY u.email`,
      [name],
    );
  }

  /** False if there is one with this name. */
  async add(name: string): Promise<boolean> {
    const sql = 'INSERT INTO groups (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1';
    const added = await this.database.write([], (db) => db.query<unknown[]>(sql, [name, this.clock.now()]));
    return added.length > 0;
  }

  /** False if there is none, or an application or client is only for it: then everybody could enter that, or nobody. */
  async remove(name: string): Promise<boolean> {
    const sql = `DELETE FROM groups WHERE name = ?
       AND NOT EXISTS (SELECT 1 FROM applications WHERE group_name = ?)
       AND NOT EXISTS (SELECT 1 FROM clients WHERE group_name = ?) RETURNING 1`;
    const removed = await this.database.write([], (db) => db.query<unknown[]>(sql, [name, name, name]));
    return removed.length > 0;
  }

  /** False if they were in it. The group has to exist. */
  async addMember(name: string, userId: string): Promise<boolean> {
    const sql = `INSERT INTO group_members (group_name, user_id, created_at) VALUES (?, ?, ?)
       ON CONFLICT DO NOTHING RETURNING 1`;
    const added = await this.database.write([ofAccount(userId)], (db) =>
      db.query<unknown[]>(sql, [name, userId, this.clock.now()]),
    );
    return added.length > 0;
  }

  /** False if they were not in it. */
  async removeMember(name: string, userId: string): Promise<boolean> {
    const sql = 'DELETE FROM group_members WHERE group_name = ? AND user_id = ? RETURNING 1';
    const removed = await this.database.write([ofAccount(userId)], (db) => db.query<unknown[]>(sql, [name, userId]));
    return removed.length > 0;
  }
}

/** Names go into a header with commas between them. */
export function isGroupName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,62}$/.test(text);
}
