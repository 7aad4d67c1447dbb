import { Database } from '../../../src/database/database.js';
import { PostgresHealth } from '../../../src/database/postgres/postgres-health.js';
import { StorageFailed } from '../../../src/domain/errors.js';
import { Log } from '../../../src/logging/log.js';
import { startApplication, type TestApplication } from '../../support/application.js';

let foyer: TestApplication;
let database: Database;

beforeAll(async () => {
  foyer = await startApplication();
  await foyer.allMailSent();
  database = foyer.app.get(Database);
});

afterAll(async () => {
  await foyer.stop();
});

/** A transaction that PostgreSQL ends with this code. */
const failWith = (code: string): Promise<unknown> =>
  database.write([], (db) => db.query(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${code}'; END $$`));

const change = (): Promise<unknown> =>
  database.write([], (db) => db.query('UPDATE migrations SET name = name WHERE id = 1'));

describe('After a write failed because', () => {
  it.each(['53100', '58030'])(
    'there is no room (%s), only one that changes something shows that there is',
    async (code) => {
      await expect(failWith(code)).rejects.toThrow(StorageFailed);
      await database.write([], (db) => db.query('SELECT 1'));
      expect(database.writeFailure).toBe(code);
      await change();
      expect(database.writeFailure).toBeUndefined();
    },
  );

  it.each(['57P01', '25006'])('the database was not there (%s), any other shows that it is', async (code) => {
    await expect(failWith(code)).rejects.toThrow(StorageFailed);
    expect(database.writeFailure).toBe(code);
    await database.write([], (db) => db.query('SELECT 1'));
    expect(database.writeFailure).toBeUndefined();
  });
});

describe('The log says what the operator can do', () => {
  it.each([
    ['ECONNREFUSED', 'does not answer'],
    ['ENOENT', 'does not answer'],
    ['EAI_AGAIN', 'does not answer'],
    ['08006', 'does not answer'],
    ['57P03', 'shuts down or starts'],
    ['57P02', 'shuts down or starts'],
    ['25P03', 'stood still'],
    ['26000', 'prepared=off'],
    ['42P05', 'prepared=off'],
    ['53100', 'disk of the database is full'],
    ['53300', 'max_connections'],
    ['28P01', 'user and the password'],
    ['25006', 'read-only'],
    ['0A000', 'read-only'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ])('about %s', (code, words) => {
    const lines: string[] = [];
    const health = new PostgresHealth(new Log(true, (line) => lines.push(line)));
    expect(health.judge(Object.assign(new Error('of a test'), { code }))).toBeInstanceOf(StorageFailed);
    expect(lines.join()).toContain(`"code":"${code}"`);
    expect(lines.join()).toContain(words);
  });

  it.each(['ERR_INVALID_ARG_TYPE', '42601', '23502', '22021', undefined])('and %s stays a bug', (code) => {
    const error = Object.assign(new Error('of a test'), { code });
    expect(new PostgresHealth(new Log(true, () => undefined)).judge(error)).toBe(error);
  });
});
