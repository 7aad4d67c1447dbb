import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isLegacy, legacyHead, workOfHead } from './stored-hash.js';
import type { Work } from './work.js';

/** The hashes of other programs that accounts still have: each is replaced at its first log-in. */
@Injectable()
export class LegacyHashes {
  constructor(private readonly reader: DataSource) {}

  /**
   * All kinds of work that an account may need. Read each time, after the account: a few steps in an index, next to a hash
   * of 15 ms. What an import adds meanwhile is found at once, and what is gone costs nobody time.
   */
  async left(): Promise<Work[]> {
    const rows = await this.reader.query<{ head: string }[]>(worksLeft);
    return rows.map(({ head }) => workOfHead(head));
  }
}

/** From one to the next in the index, however many accounts have it. */
const worksLeft = `
  WITH RECURSIVE works (head) AS (
    SELECT (SELECT ${legacyHead} FROM users WHERE ${isLegacy} ORDER BY ${legacyHead} LIMIT 1)
    UNION ALL
    SELECT (SELECT ${legacyHead} FROM users WHERE ${isLegacy} AND ${legacyHead} > works.head
             ORDER BY ${legacyHead} LIMIT 1)
      FROM works WHERE works.head IS NOT NULL)
  SELECT head FROM works WHERE head IS NOT NULL`;
