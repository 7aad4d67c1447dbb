import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import type { Icon } from './icon.entity.js';

export type NewIcon = Pick<Icon, 'hash' | 'type' | 'content'>;

/** Its address never shows another image. */
export function iconPath(hash: string): string {
  return `/apps/icons/${hash}`;
}

/** Small images of applications. In the database, so that every process and every backup has them. */
@Injectable()
export class Icons {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(hash: string): Promise<NewIcon | undefined> {
    const sql = 'SELECT hash, type, content FROM icons WHERE hash = ?';
    const [found] = await this.database.reader.query<NewIcon[]>(sql, [hash]);
    return found;
  }

  /** Before the row that refers to it. */
  async add(db: EntityManager, { hash, type, content }: NewIcon): Promise<void> {
    const sql = 'INSERT INTO icons (hash, type, content, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    await db.query(sql, [hash, type, content, this.clock.now()]);
  }

  /** After a row that referred to one is gone, or was not added. */
  async removeUnused(db: EntityManager): Promise<void> {
    await db.query(
      `DELETE FROM icons WHERE NOT EXISTS (SELECT 1 FROM applications WHERE icon_hash = icons.hash)
          AND NOT EXISTS (SELECT 1 FROM clients WHERE icon_hash = icons.hash)`,
    );
  }
}
