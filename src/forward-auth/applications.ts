import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { Icons, type NewIcon } from '../icons/icons.js';
import type { Actor } from '../users/actor.js';
import type { Application } from './application.entity.js';

export type RegisteredApplication = Pick<Application, 'origin' | 'name' | 'groupName' | 'iconHash'>;

const columns = 'a.origin, a.name, a.group_name AS "groupName", a.icon_hash AS "iconHash"';

/** SQL for "this user may enter". */
const mayEnter = `(a.group_name IS NULL
  OR EXISTS (SELECT 1 FROM group_members m WHERE m.user_id = ? AND m.group_name = a.group_name))`;

/** The applications that ask Foyer who may pass. */
@Injectable()
export class Applications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly icons: Icons,
  ) {}

  async list(): Promise<RegisteredApplication[]> {
    return this.database.reader.query<RegisteredApplication[]>(
      `SELECT ${columns} FROM applications a ORDER BY a.name, a.origin`,
    );
  }

  /** Those that this user may enter. */
  async of(userId: string): Promise<RegisteredApplication[]> {
    const sql = `SELECT ${columns} FROM applications a WHERE ${mayEnter} ORDER BY a.name, a.origin`;
    return this.database.reader.query<RegisteredApplication[]>(sql, [userId]);
  }

  /** Compared as a whole: never by how it begins. */
  async find(origin: string): Promise<RegisteredApplication | undefined> {
    const sql = `SELECT ${columns} FROM applications a WHERE a.origin = ?`;
    const [found] = await this.database.reader.query<RegisteredApplication[]>(sql, [origin]);
    return found;
  }

  async mayEnter(userId: string, origin: string): Promise<boolean> {
    const sql = `SELECT 1 FROM applications a WHERE ${mayEnter} AND a.origin = ?`;
    return (await this.database.reader.query<unknown[]>(sql, [userId, origin])).length > 0;
  }

  /** False if there is one at this origin. The group has to exist. */
  async add(
    by: Actor,
    { origin, name, groupName }: Omit<RegisteredApplication, 'iconHash'>,
    icon?: NewIcon,
  ): Promise<boolean> {
    const sql = `INSERT INTO applications (origin, name, group_name, icon_hash, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING RETURNING 1`;
    const values = [origin, name, groupName, icon?.hash ?? null, this.clock.now()];
    return by.write([], async (db) => {
      if (icon) await this.icons.add(db, icon);
      const added = await db.query<unknown[]>(sql, values);
      await this.icons.removeUnused(db);
      return added.length > 0;
    });
  }

  /** Its name, and who may enter. False if there is none. The group has to exist. */
  async change(by: Actor, { origin, name, groupName }: Omit<RegisteredApplication, 'iconHash'>): Promise<boolean> {
    const sql = 'UPDATE applications SET name = ?, group_name = ? WHERE origin = ? RETURNING 1';
    return by.write([], async (db) => (await db.query<unknown[]>(sql, [name, groupName, origin])).length > 0);
  }

  /** False if there is none. Everybody in it is out with the next request. */
  async remove(by: Actor, origin: string): Promise<boolean> {
    const sql = 'DELETE FROM applications WHERE origin = ? RETURNING 1';
    return by.write([], async (db) => {
      const removed = await db.query<unknown[]>(sql, [origin]);
      await this.icons.removeUnused(db);
      return removed.length > 0;
    });
  }
}
