import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { databaseOf } from '../../../src/config/config.js';
import type { PostgresPlace } from '../../../src/config/database-place.js';
import { openDatabase } from '../../../src/database/open.js';
import { Log } from '../../../src/logging/log.js';
import { freePort, type Ended, runToEnd } from '../../support/server.js';
import { inDatabase, urlOfDatabase } from '../../support/test-database.js';
import { races } from '../../support/rounds.js';

const databases: string[] = [];
const users: string[] = [];
const admin = databaseOf({ DATABASE_URL: urlOfDatabase('postgres') });
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/foyer-starts-`);
});

afterAll(async () => {
  for (const name of databases) await inDatabase(admin, `DROP DATABASE ${name} WITH (FORCE)`);
  for (const name of users) await inDatabase(admin, `DROP ROLE ${name}`);
  rmSync(folder, { recursive: true });
});

const newName = (): string => `x${randomUUID().replaceAll('-', '')}`;

async function emptyDatabase(options = ''): Promise<string> {
  const name = newName();
  await inDatabase(admin, `CREATE DATABASE ${name} ${options}`);
  databases.push(name);
  return name;
}

const start = (DATABASE_URL: string): Promise<Ended> =>
  runToEnd('src/main.js', [], folder, { DATABASE_URL, SECRET: 'a secret that is long enough for a test' });

async function expectOneSentence(url: string, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await start(url);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  // The log may have a line about it, too.
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.includes(' ERROR database-failed '));
  expect(lines).toEqual([expect.stringMatching(sentence)]);
}

describe('Without a database that it can use, Foyer ends with one sentence:', () => {
  it('where nobody answers', async () => {
    const url = `postgres://foyer@127.0.0.1:${await freePort()}/foyer`;
    await expectOneSentence(
      url,
      /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED.* PostgreSQL runs there/,
    );
  });

  it('at a host with an unknown name', async () => {
    await expectOneSentence(
      'postgres://foyer@nowhere.invalid/foyer',
      /cannot be used: .* Check the name of the host\./,
    );
  });

  it('where the database does not exist', async () => {
    await expectOneSentence(urlOfDatabase('nowhere'), /database "nowhere" does not exist\. Create the database first/);
  });

  it('with a user who does not exist', async () => {
    const url = urlOfDatabase('postgres').replace('//foyer@', '//nobody:secret-password@');
    await expectOneSentence(url, /"nobody" does not exist\. Check the user and the password/);
  });

  it('with a user who may not create tables', async () => {
    const [database, user] = [await emptyDatabase(), newName()];
    await inDatabase(admin, `CREATE ROLE ${user} LOGIN`);
    users.push(user);
    const url = urlOfDatabase(database).replace('//foyer@', `//${user}@`);
    await expectOneSentence(url, /permission denied for schema public\. Its user must own the database/);
  });

  it('with another encoding than UTF-8', async () => {
    const name = await emptyDatabase(`ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
    await expectOneSentence(urlOfDatabase(name), /has the encoding SQL_ASCII: create it with the encoding UTF8\./);
  });

  it('where locks lock nothing', async () => {
    const name = await emptyDatabase();
    const place: PostgresPlace = { ...(admin as PostgresPlace), database: name };
    await inDatabase(
      place,
      `CREATE SCHEMA fake;
       CREATE FUNCTION fake.pg_advisory_xact_lock(bigint) RETURNS void LANGUAGE sql AS 'SELECT NULL';
       CREATE FUNCTION fake.pg_try_advisory_xact_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
       ALTER DATABASE ${name} SET search_path = fake, pg_catalog, public`,
    );
    await expectOneSentence(urlOfDatabase(name), /does not keep advisory locks, which Foyer needs\./);
  });

  it('of a version before 15', async () => {
    const name = await emptyDatabase();
    const place: PostgresPlace = { ...(admin as PostgresPlace), database: name };
    await inDatabase(
      place,
      `CREATE SCHEMA fake;
       CREATE FUNCTION fake.current_setting(text) RETURNS text LANGUAGE sql AS
         $$ SELECT CASE $1 WHEN 'server_version_num' THEN '140012' WHEN 'server_version' THEN '14.12' ELSE pg_catalog.current_setting($1) END $$;
       ALTER DATABASE ${name} SET search_path = fake, pg_catalog, public`,
    );
    await expectOneSentence(urlOfDatabase(name), /^PostgreSQL 14\.12 is too old: Foyer needs 15 to 18\.$/m);
  });

  it('with a certificate file that is not there', async () => {
    const url = `${urlOfDatabase('postgres')}?sslmode=verify-full&sslrootcert=nowhere.pem`;
    await expectOneSentence(
      url,
      /^In DATABASE_URL, sslrootcert must be a file that Foyer can read, but it cannot \(ENOENT\)/,
    );
  });

  it('where the server has no TLS, and it was asked for', async () => {
    await expectOneSentence(
      `${urlOfDatabase('postgres')}?sslmode=require`,
      /The server does not support SSL connections\./,
    );
  });
});

describe('A start', () => {
  it('says that it made the tables, and does not say it again', async () => {
    const place = databaseOf({ DATABASE_URL: urlOfDatabase(await emptyDatabase()) });
    const said: string[] = [];
    for (let time = 0; time < 2; time += 1)
      await (await openDatabase(place, [], new Log(false), (message) => said.push(message))).close();
    expect(said).toEqual([expect.stringMatching(/^There were no tables of Foyer in the database x/)]);
  });

  it.each(races())('of four processes at once migrates once, round %i', async () => {
    const place = databaseOf({ DATABASE_URL: urlOfDatabase(await emptyDatabase()) });
    const said: string[] = [];
    const open = () => openDatabase(place, [], new Log(false), (message) => said.push(message));
    const opened = await Promise.all([open(), open(), open(), open()]);
    for (const database of opened) await database.close();
    expect(said).toHaveLength(1);
  });
});
