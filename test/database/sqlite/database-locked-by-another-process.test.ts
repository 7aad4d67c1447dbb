import BetterSqlite3 from 'better-sqlite3';
import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../../src/policy.js';
import { fileOf } from '../../support/test-database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { Server } from '../../support/server.js';
import { sendAtOnce, statusesOf } from '../../support/tries.js';

describe('While another process writes for longer than anybody waits', () => {
  let foyer: TestApplication;
  let other: BetterSqlite3.Database;

  beforeAll(async () => {
    foyer = await startApplication();
    // The mail worker says that it could not look.
    expectErrors();
    other = new BetterSqlite3(fileOf(foyer.config));
  });

  afterAll(async () => {
    other.close();
    await foyer.stop();
  });

  it('pages open, forms are refused together and not one after the other, and then it goes on by itself [ASVS 13.1.2, 15.4.4, 16.5.2]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const visitor = await foyer.browser().open('/register');
    await foyer.allMailSent();
    other.exec('BEGIN IMMEDIATE; DELETE FROM limits');

    // Ten times the patience, if each of them waited for the file anew.
    const forms = sendAtOnce(visitor, '/register', 10, (index) => ({
      email: `person${index}@example.com`,
      password: goodPassword,
    }));
    expect((await ada.open('/account')).page).toContain('ada@example.com');
    await visitor.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(statusesOf(await forms)).toEqual({ 503: 10 });
    expect(visitor.status).toBe(503);
    expect(visitor.response.headers['retry-after']).toBe('2');
    expect(visitor.valueOf('Email')).toBe('bea@example.com');
    expect((await ada.press('Log out')).page).toContain('You’re logged out in this browser');
    expect((await ada.open('/account')).url).toBe('/login?next=%2Faccount');

    other.exec('COMMIT');
    await visitor.fillIn('Password', goodPassword).press('Create account');
    await visitor.open((await foyer.mailbox.lastTo('bea@example.com')).link);
    expect(visitor.page).toContain('Your account is active');
    expect((await logIn(foyer, 'ada@example.com', { browser: ada })).url).toBe('/account');
    expect(await foyer.rows('SELECT email FROM registrations WHERE used_at IS NULL')).toEqual([]);
  });

  it('the log of changes grows while somebody reads on and on, and is cut back afterwards', async () => {
    const logSize = (): number => statSync(`${fileOf(foyer.config)}-wal`).size;
    const reading = new BetterSqlite3(fileOf(foyer.config), { readonly: true });
    const stillReading = reading.prepare('SELECT name FROM sqlite_master').iterate();
    stillReading.next();
    other.exec('CREATE TABLE scratch (bytes); INSERT INTO scratch VALUES (zeroblob(20000000))');
    await register(foyer, 'cyd@example.com');
    await register(foyer, 'dan@example.com');
    expect(logSize()).toBeGreaterThan(2 * policy.database.logAtMost);

    stillReading.return?.();
    reading.close();
    await register(foyer, 'eve@example.com');
    await register(foyer, 'fay@example.com');
    expect(logSize()).toBeLessThanOrEqual(policy.database.logAtMost);
    expect((await logIn(foyer, 'bea@example.com')).url).toBe('/account');
  });
});

describe('While another process keeps the file to itself', () => {
  let server: Server;
  let other: BetterSqlite3.Database;

  beforeEach(async () => {
    server = await Server.start();
    await server.end();
    other = new BetterSqlite3(server.databaseFile);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  });

  afterEach(async () => {
    other.close();
    await server.remove();
  });

  it('a start waits, and goes on when it is done', async () => {
    const started = server.startAgain();
    await wait(policy.database.lockPatience / 2);
    other.close();
    await started;
    expect(server.stderr).toBe('');
  });

  it('a start ends with one sentence when that takes too long', async () => {
    await expect(server.startAgain()).rejects.toThrow(
      /^It did not start: The database of DATABASE_URL cannot be opened: another process holds it\.\n$/,
    );
    other.close();
    await server.startAgain();
  });
});
