import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { Export } from '../../src/account/export/export.js';
import { AppModule } from '../../src/app/app.module.js';
import { Clock, days, hours, type Timestamp } from '../../src/common/time.js';
import { type Config, loadConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { migrate } from '../../src/database/migrate.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { openWriter } from '../../src/database/open.js';
import { declareTable, type TableDeclaration, Tables } from '../../src/database/tables.js';
import type { Principal } from '../../src/domain/principal.js';
import { Log } from '../../src/logging/log.js';
import { User } from '../../src/users/user.entity.js';
import { noteSecrets } from '../support/secrets-used.js';

/** A feature that Foyer does not have. All that the application learns of its table is said here. */
@Entity('notes')
class Note {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text')
  secret!: string;

  @Column('text', { name: 'first_line' })
  firstLine!: string;

  @Column('integer', { name: 'written_at' })
  writtenAt!: Timestamp;
}

const notesTable = declareTable(Note, {
  retention: [{ column: 'writtenAt', keptFor: days(30) }],
  export: {
    section: 'notes',
    position: 35,
    owner: 'userId',
    columns: ['firstLine', 'writtenAt'],
    sortedBy: 'writtenAt',
  },
});

@Module({ imports: [DatabaseModule.forFeature(notesTable)] })
class NotesModule {}

/** Needs the table of its neighbor, and says so. */
@Module({ imports: [NotesModule, DatabaseModule.forFeature(notesTable)] })
class SharedNotesModule {}

@Module({})
class Application {}

let folder: string;
let config: Config;
let app: INestApplicationContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-tables-'));
  config = configFor('foyer.sqlite');
  await createNotes();
  app = await start(config, NotesModule, SharedNotesModule);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function configFor(file: string): Config {
  const read = loadConfig({
    DATABASE_URL: `sqlite:${join(folder, file)}`,
    SECRET: 'a secret that is long enough for a test',
  });
  noteSecrets(...read.secrets);
  return read;
}

/** As its migration would. */
async function createNotes(): Promise<void> {
  const writer = await openWriter(config.database);
  await migrate(writer);
  await writer.query(
    `CREATE TABLE notes (id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       secret TEXT NOT NULL, first_line TEXT NOT NULL, written_at INTEGER NOT NULL) STRICT`,
  );
  await writer.destroy();
}

async function start(using: Config, ...features: (new () => object)[]): Promise<INestApplicationContext> {
  const foyer = AppModule.with(using, new Clock(), new Log(using.production));
  return NestFactory.createApplicationContext(
    { module: Application, imports: [foyer, ...features] },
    { logger: false, abortOnError: false },
  );
}

const rows = <Row>(sql: string): Promise<Row[]> => app.get(DataSource).query<Row[]>(sql);

async function write(sql: string, ...parameters: unknown[]): Promise<void> {
  await app.get(Database).write([], (db) => db.query(sql, parameters));
}

async function addNote(id: string, user: string, writtenAt: Timestamp): Promise<void> {
  await write('INSERT INTO notes VALUES (?, ?, ?, ?, ?)', id, user, 'not for the file', `of ${user}`, writtenAt);
}

async function exportOf(userId: string): Promise<Record<string, unknown>> {
  const now = Date.now();
  await write(
    `INSERT INTO sessions (id_hash, user_id, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
     VALUES ('hash', ?, 0, '{}', '', '', ?, ?, ?)`,
    ...[userId, now, now, now + hours(1)],
  );
  let text = '';
  const principal = { userId, session: { hash: 'hash' } } as Principal;
  for await (const part of app.get(Export).partsFor(principal)) text += part;
  return JSON.parse(text) as Record<string, unknown>;
}

const ofFoyer = [
  'account',
  'registrations',
  'sessions',
  'accessTokens',
  'devices',
  'identities',
  'authenticatorApps',
  'recoveryCodes',
  'passkeys',
  'pendingLogins',
  'keyedRequests',
  'groups',
  'enteredApplications',
  'invites',
  'tickets',
  'connectedSites',
  'connectedSiteTokens',
  'connectedSiteSessions',
  'links',
  'events',
  'mails',
  'webhooks',
];

describe('A table that a feature declares', () => {
  beforeAll(async () => {
    for (const user of ['ada', 'bea'])
      await write(
        `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
         VALUES (?, ?, ?, '', 'en', 0, 0, 0, 0)`,
        ...[user, `${user}@example.com`, `${user}@example.com`],
      );
  });

  beforeEach(async () => {
    await write('DELETE FROM notes');
  });

  it('is part of the export, with the columns that it names and in its place', async () => {
    const [early, late] = [Date.now() - 1000, Date.now()];
    await addNote('2', 'ada', late);
    await addNote('1', 'ada', early);
    await addNote('3', 'bea', late);
    const exported = await exportOf('ada');
    expect(exported.notes).toEqual([
      { first_line: 'of ada', written_at: new Date(early).toISOString() },
      { first_line: 'of ada', written_at: new Date(late).toISOString() },
    ]);
    expect(Object.keys(exported)).toEqual([...ofFoyer.slice(0, 3), 'notes', ...ofFoyer.slice(3)]);
  });

  it('loses its rows when their time has passed, and no others', async () => {
    await addNote('old', 'ada', Date.now() - days(31));
    await addNote('young', 'ada', Date.now() - days(29));
    await app.get(RetentionJob).run();
    expect(await rows('SELECT id FROM notes')).toEqual([{ id: 'young' }]);
  });

  it('is declared once where two modules need it', () => {
    expect(app.get(Tables).declared.filter(({ entity }) => entity === Note)).toHaveLength(1);
  });

  it('is unknown to another application in the same process', async () => {
    const other = await start(configFor('other.sqlite'));
    const { declared, exported } = other.get(Tables);
    await other.get(RetentionJob).run();
    await other.close();
    expect(declared).not.toContain(notesTable);
    expect(exported.map(({ section }) => section)).toEqual(ofFoyer);
  });
});

describe('The tables of the schema', () => {
  it('are declared by a feature each, with a word on retention and on the export', async () => {
    expect(await complaints(app.get(Tables).declared)).toEqual([]);
    const sections = app.get(Tables).exported.map(({ section }) => section);
    expect(new Set(sections).size).toBe(sections.length);
  });

  it.each<{ complaint: string; changed: Partial<TableDeclaration> | undefined }>([
    { complaint: 'notes is not declared', changed: undefined },
    { complaint: 'notes has no retention and no reason', changed: { retention: [] } },
    { complaint: 'notes has rows about an account and is not exported', changed: { export: 'No.' } },
  ])('would fail this test: $complaint', async ({ complaint, changed }) => {
    const others = app.get(Tables).declared.filter((table) => table !== notesTable);
    const declared = changed ? [...others, { ...notesTable, ...changed }] : others;
    expect(await complaints(declared)).toEqual([complaint]);
  });

  it('go with the account where they belong to one', async () => {
    const owned = await rows<{ name: string; deletes: string | null }>(
      `SELECT m.name, k.on_delete AS deletes FROM sqlite_master m
         JOIN pragma_table_info(m.name) c ON c.name = 'user_id'
         LEFT JOIN pragma_foreign_key_list(m.name) k ON k."from" = 'user_id' AND k."table" = 'users'
        WHERE m.type = 'table'`,
    );
    expect(owned.length).toBeGreaterThan(5);
    expect(owned.filter(({ deletes }) => deletes !== 'CASCADE')).toEqual([]);
  });

  it('lose accounts last, so that little is left to go along', () => {
    expect(app.get(Tables).retention.at(-1)?.entity).toBe(User);
  });
});

/** What the declarations leave open about the schema. */
async function complaints(declared: readonly TableDeclaration[]): Promise<string[]> {
  const { entityMetadatas } = app.get(DataSource);
  const nameOf = (table: TableDeclaration): string | undefined =>
    entityMetadatas.find(({ target }) => target === table.entity)?.tableName;
  const tables = await rows<{ name: string; owned: number }>(
    `SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'user_id') AS owned
       FROM sqlite_master m WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
  );
  return tables.flatMap(({ name, owned }) => {
    const table = declared.find((one) => nameOf(one) === name);
    if (!table) return [`${name} is not declared`];
    return [
      ...(table.retention.length === 0 ? [`${name} has no retention and no reason`] : []),
      ...(table.export === '' ? [`${name} has no section and no reason`] : []),
      ...(owned && typeof table.export === 'string' ? [`${name} has rows about an account and is not exported`] : []),
    ];
  });
}
