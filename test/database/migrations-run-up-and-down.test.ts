import { jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { openWriter } from '../../src/database/sqlite/connections.js';
import { migrate } from '../../src/database/migrate.js';
import { startApplication } from '../support/application.js';
import { register } from '../support/people.js';
import { races } from '../support/rounds.js';
import { type Ended, runToEnd } from '../support/server.js';

let folder: string;
let writer: DataSource;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-migrations-'));
  writer = await openWriter(join(folder, 'foyer.sqlite'));
});

afterEach(async () => {
  await writer.destroy();
  await rm(folder, { recursive: true });
});

/** All of the schema but the table in which TypeORM counts. */
async function schema(): Promise<unknown[]> {
  return writer.query(
    `SELECT type, name, tbl_name, sql FROM sqlite_master
      WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'migrations' ORDER BY type, name`,
  );
}

const names = migrations.map(({ name }) => name);

describe('The migrations', () => {
  it('are applied once, oldest first', async () => {
    expect(await migrate(writer)).toEqual(names);
    expect(names).toEqual([...names].sort((a, b) => Number(a.slice(-13)) - Number(b.slice(-13))));
    const before = await schema();
    expect(before.length).toBeGreaterThan(0);
    expect(await migrate(writer)).toEqual([]);
    expect(await schema()).toEqual(before);
  });

  it('can be taken back one by one, each to where it began, and applied again', async () => {
    const after: unknown[][] = [];
    for (const migration of migrations) {
      after.push(await schema());
      const runner = writer.createQueryRunner();
      await new migration().up(runner);
    }
    const complete = await schema();
    for (const migration of [...migrations].reverse()) {
      await new migration().down(writer.createQueryRunner());
      expect(await schema()).toEqual(after.pop());
    }
    expect(await schema()).toEqual([]);
    await migrate(writer);
    expect(await schema()).toEqual(complete);
  });

  it('can be taken back when there are people, mails and sessions', async () => {
    const foyer = await startApplication({ DATABASE_URL: `sqlite:${join(folder, 'foyer.sqlite')}` });
    await register(foyer, 'ada@example.com');
    await foyer.allMailSent();
    await foyer.stop();
    for (let left = names.length; left > 0; left -= 1) await writer.undoLastMigration();
    expect(await schema()).toEqual([]);
    expect(await migrate(writer)).toEqual(names);
  });

  it.each(races())('are applied once when two processes start at once, round %i', async () => {
    const another = await openWriter(join(folder, 'foyer.sqlite'));
    const applied = await Promise.all([migrate(writer), migrate(another)]);
    await another.destroy();
    expect(applied.sort((a, b) => b.length - a.length)).toEqual([names, []]);
  });

  it('leave nothing half done when one fails', async () => {
    await writer.query('CREATE TABLE outbox (id TEXT)');
    const before = await schema();
    // TypeORM prints what failed, too.
    const print = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await expect(migrate(writer)).rejects.toThrow('already exists');
    print.mockRestore();
    expect(await schema()).toEqual(before);
  });
});

describe('The schema', () => {
  it('has the columns that the classes have, and no others', async () => {
    const foyer = await startApplication();
    const reader = foyer.app.get(DataSource);
    const told = reader.entityMetadatas.map(({ tableName, columns }) => ({
      tableName,
      columns: columns
        .map(({ databaseName, isNullable, isPrimary, type }) => ({ databaseName, isNullable, isPrimary, type }))
        .sort(byName),
    }));
    const kept = await Promise.all(
      told.map(async ({ tableName }) => ({
        tableName,
        columns: (
          await foyer.rows<{ name: string; notnull: number; pk: number; type: string }>(
            `SELECT name, "notnull", pk, type FROM pragma_table_info('${tableName}')`,
          )
        )
          .map(({ name, notnull, pk, type }) => ({
            databaseName: name,
            isNullable: notnull === 0 && pk === 0,
            isPrimary: pk > 0,
            type: type.toLowerCase(),
          }))
          .sort(byName),
      })),
    );
    const tables = await foyer.rows<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    );
    await foyer.stop();
    expect(told).toEqual(kept);
    expect(tables.map(({ name }) => name).sort()).toEqual(told.map(({ tableName }) => tableName).sort());
  });
});

describe('From the command line', () => {
  const run = (...verb: string[]): Promise<Ended> =>
    runToEnd('src/cli.js', ['migrate', ...verb], folder, { DATABASE_URL: 'sqlite:foyer.sqlite' });

  /** Refused while anything else has the database open. */
  const undo = async (): Promise<Ended> => {
    await writer.destroy();
    const ended = await run('undo');
    await writer.initialize();
    return ended;
  };

  it('they are applied, already applied, reverted, and none is left to revert', async () => {
    const last = names.at(-1) ?? '';
    expect(await run()).toMatchObject({ code: 0, stdout: `Applied: ${names.join(', ')}\n`, stderr: '' });
    const complete = await schema();
    expect(await run()).toMatchObject({ code: 0, stdout: 'The schema is up to date.\n', stderr: '' });
    expect(await schema()).toEqual(complete);
    expect(await undo()).toMatchObject({ code: 0, stdout: `Reverted: ${last}\n`, stderr: '' });
    for (let left = names.length - 1; left > 0; left -= 1) await undo();
    expect(await schema()).toEqual([]);
    expect(await undo()).toMatchObject({ code: 0, stdout: 'There is nothing to revert.\n', stderr: '' });
    expect(await run()).toMatchObject({ code: 0 });
    expect(await schema()).toEqual(complete);
    // A dozen processes, one after the other.
  }, 120_000);

  it('are not taken back where there is no database, and none is made for that', async () => {
    const elsewhere = join(folder, 'elsewhere.sqlite');
    const ended = await runToEnd('src/cli.js', ['migrate', 'undo'], folder, { DATABASE_URL: `sqlite:${elsewhere}` });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe(`There is no database at ${elsewhere}: DATABASE_URL says where it is.
`);
    expect(existsSync(elsewhere)).toBe(false);
  });
});

const byName = (a: { databaseName: string }, b: { databaseName: string }): number =>
  a.databaseName.localeCompare(b.databaseName);
