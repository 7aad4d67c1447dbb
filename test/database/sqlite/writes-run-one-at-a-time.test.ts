import { jest } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import BetterSqlite3 from 'better-sqlite3';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../src/database/database.js';
import { openDatabase } from '../../../src/database/open.js';
import { Overloaded } from '../../../src/common/bounded-queue.js';
import { StorageFailed } from '../../../src/domain/errors.js';
import { Log } from '../../../src/logging/log.js';
import { policy } from '../../../src/policy.js';
import { races } from '../../support/rounds.js';

let folder: string;
let file: string;
let database: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-'));
  file = join(folder, 'foyer.sqlite');
  database = await openDatabase({ engine: 'sqlite', file }, [], new Log(false), () => undefined);
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function addMail(db: EntityManager, id: string): Promise<void> {
  // A moment for others before and after: what would let transactions mix if nothing kept them apart.
  await Promise.resolve();
  await db.query(
    `INSERT INTO outbox (id, kind, recipient, payload, next_attempt_at, created_at) VALUES (?, 'noop', '', '{}', 0, 0)`,
    [id],
  );
  await Promise.resolve();
}

async function mails(): Promise<string[]> {
  const rows = await database.reader.query<{ id: string }[]>('SELECT id FROM outbox ORDER BY rowid');
  return rows.map(({ id }) => id);
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `mail ${index}`);

describe('The write gate', () => {
  it.each(races())(
    'commits all of fifty writes that start at once, in the order in which they came, round %i [ASVS 15.4.1]',
    async () => {
      await Promise.all(names(50).map((id) => database.write([], (db) => addMail(db, id))));
      expect(await mails()).toEqual(names(50));
    },
  );

  it('undoes a write that fails, and nothing that others write meanwhile [ASVS 2.3.3]', async () => {
    const results = await Promise.allSettled(
      names(20).map((id, index) =>
        database.write([], async (db) => {
          await addMail(db, id);
          if (index % 2 === 1) throw new Error('on purpose');
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(
      names(20).map((_, index) => (index % 2 === 1 ? 'rejected' : 'fulfilled')),
    );
    expect(await mails()).toEqual(names(20).filter((_, index) => index % 2 === 0));
  });

  it('is as good as before after SQLite itself has undone a write, as it does when the disk is full', async () => {
    await database.write([], (db) => addMail(db, 'first'));
    const undoneBySqlite = database.write([], (db) => db.query('INSERT OR ROLLBACK INTO outbox SELECT * FROM outbox'));
    await expect(undoneBySqlite).rejects.toThrow(/UNIQUE/);
    const failing = database.write([], async (db) => {
      await addMail(db, 'undone');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await Promise.all(names(5).map((id) => database.write([], (db) => addMail(db, id))));
    const other = new BetterSqlite3(file, { readonly: true });
    expect(other.prepare('SELECT id FROM outbox').all()).toHaveLength(6);
    other.close();
  });

  it('says that the disk is full, and acknowledges nothing until there is room again [ASVS 16.5.3]', async () => {
    await database.write([], (db) => addMail(db, 'first'));
    const [{ pages }] = await database.write([], (db) =>
      db.query<[{ pages: number }]>('SELECT page_count AS pages FROM pragma_page_count'),
    );
    const limit = (count: number): Promise<unknown> =>
      database.write([], (db) => db.query(`PRAGMA max_page_count = ${count}`));
    await limit(pages);
    const large = database.write([], (db) => db.query(`UPDATE outbox SET payload = hex(zeroblob(100000))`));
    await expect(large).rejects.toThrow(StorageFailed);
    expect(database.writeFailure).toBe('SQLITE_FULL');
    // Changes nothing, so it needs no room.
    await limit(pages + 1000);
    expect(database.writeFailure).toBe('SQLITE_FULL');
    await database.write([], (db) => addMail(db, 'second'));
    expect(database.writeFailure).toBeUndefined();
    const other = new BetterSqlite3(file, { readonly: true });
    expect(other.prepare('SELECT id FROM outbox').all()).toEqual([{ id: 'first' }, { id: 'second' }]);
    other.close();
  });

  it('forgets after a minute that the disk was full: while it says so, nobody may be sent here to write', async () => {
    await database.write([], (db) => db.query('PRAGMA max_page_count = 1'));
    const large = database.write([], (db) => db.query('CREATE TABLE large AS SELECT zeroblob(100000)'));
    await expect(large).rejects.toThrow(StorageFailed);
    const now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now + policy.database.failureShownFor - 1000);
    expect(database.writeFailure).toBe('SQLITE_FULL');
    clock.mockReturnValue(now + policy.database.failureShownFor + 1000);
    expect(database.writeFailure).toBeUndefined();
    clock.mockRestore();
  });

  it('lets repositories begin transactions of their own inside, which then belong to this one', async () => {
    const failing = database.write([], async (db) => {
      await db.transaction((inner) => addMail(inner, 'inner'));
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await mails()).toEqual([]);
  });

  it('resolves only after the commit: another connection sees the row at once', async () => {
    const other = new BetterSqlite3(file);
    await database.write([], (db) => addMail(db, 'mail'));
    expect(other.prepare('SELECT id FROM outbox').all()).toEqual([{ id: 'mail' }]);
    other.close();
  });

  it('shows readers nothing before the commit', async () => {
    await database.write([], async (db) => {
      await addMail(db, 'mail');
      expect(await mails()).toEqual([]);
    });
    expect(await mails()).toEqual(['mail']);
  });

  it('throws at a write inside a write, instead of waiting for itself for ever [ASVS 15.4.3]', async () => {
    const nested = database.write([], () => database.write([], (db) => addMail(db, 'inner')));
    await expect(nested).rejects.toThrow('another write()');
    await database.write([], (db) => addMail(db, 'after'));
    expect(await mails()).toEqual(['after']);
  });

  it('throws at whatever else is waited for inside a write, since everybody waits with it', async () => {
    for (const waiting of [() => turn(), () => wait(50), () => hash('a password')]) {
      const tooLong = database.write([], async (db) => {
        await addMail(db, 'undone');
        await waiting();
      });
      await expect(tooLong).rejects.toThrow('more than SQL');
    }
    expect(await mails()).toEqual([]);
  });

  it('lets what goes on in a write that has failed write nothing more, alone or into that of somebody else', async () => {
    let goOn = (): void => undefined;
    const others = new Promise<void>((resolve) => (goOn = resolve));
    let left: Promise<void> | undefined;
    const failing = database.write([], async (db) => {
      left = others.then(() => addMail(db, 'left over'));
      await Promise.all([left, Promise.reject(new Error('on purpose'))]);
    });
    await expect(failing).rejects.toThrow('on purpose');
    await database.write([], async (db) => {
      goOn();
      await expect(left).rejects.toThrow('already released');
      await addMail(db, 'mail');
    });
    expect(await mails()).toEqual(['mail']);
  });

  it('undoes what a failed write had begun and not ended, however far that had come [ASVS 2.3.3]', async () => {
    for (let far = 0; far < 20; far += 1) {
      const failing = database.write([], async (db) => {
        const late = async (): Promise<void> => {
          for (let step = 0; step < far; step += 1) await Promise.resolve();
          await addMail(db, `after ${far} steps`);
        };
        await Promise.all([late(), Promise.reject(new Error('on purpose'))]);
      });
      await expect(failing).rejects.toThrow('on purpose');
    }
    await turn();
    expect(await mails()).toEqual([]);
  });

  it('refuses nobody else for a write that fails before it has begun to wait', async () => {
    const failing = database.write([], () => {
      throw new Error('on purpose');
    });
    const others = names(3).map((id) => database.write([], (db) => addMail(db, id)));
    await expect(failing).rejects.toThrow('on purpose');
    await Promise.all(others);
    expect(await mails()).toEqual(names(3));
  });

  it('refuses at once when too many writes wait, and goes on when they are done', async () => {
    const some = names(1 + policy.database.writesWaiting).map((id) => database.write([], (db) => addMail(db, id)));
    await expect(database.write([], (db) => addMail(db, 'surplus'))).rejects.toThrow(Overloaded);
    await Promise.all(some);
    await database.write([], (db) => addMail(db, 'later'));
    expect((await mails()).at(-1)).toBe('later');
    expect(await mails()).not.toContain('surplus');
  });

  it('cannot be gone round: the connection for reading refuses to write', async () => {
    await expect(database.reader.query('DELETE FROM outbox')).rejects.toThrow(/readonly/);
  });

  it('waits for another process that holds the file, and lets other work go on meanwhile', async () => {
    const other = new BetterSqlite3(file);
    other.exec('BEGIN IMMEDIATE');
    let done = false;
    const written = database.write([], (db) => addMail(db, 'mail')).then(() => (done = true));
    for (let index = 0; index < 20; index += 1) await turn();
    expect(done).toBe(false);
    expect(await mails()).toEqual([]);
    other.exec('COMMIT');
    other.close();
    await written;
    expect(await mails()).toEqual(['mail']);
  });

  it('uses WAL, full synchronisation and foreign keys on both connections', async () => {
    for (const ask of [
      (sql: string) => database.reader.query<unknown[]>(sql),
      (sql: string) => database.write([], (db) => db.query<unknown[]>(sql)),
    ]) {
      expect(await ask('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
      expect(await ask('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
      expect(await ask('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
      expect(await ask('PRAGMA busy_timeout')).toEqual([{ timeout: policy.database.busyTimeout }]);
    }
  });

  it('does not wait for the disk with what is only noted, and does again with what follows, whatever became of the note', async () => {
    const synced = (act: 'write' | 'writeRelaxed') =>
      database[act]([], async (db) => {
        const [row] = await db.query<{ synchronous: number }[]>('PRAGMA synchronous');
        return row?.synchronous;
      });
    expect(await synced('writeRelaxed')).toBe(1);
    expect(await synced('write')).toBe(2);
    await expect(database.writeRelaxed([], (db) => db.query('no SQL'))).rejects.toThrow('syntax error');
    expect(await synced('write')).toBe(2);
  });
});
