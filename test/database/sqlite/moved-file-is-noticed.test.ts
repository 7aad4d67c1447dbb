import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../../src/database/database.js';
import { StorageFailed } from '../../../src/domain/errors.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { until } from '../../support/mail-room.js';
import { expectErrors } from '../../support/no-secret-is-printed.js';
import { goodPassword, memberOf } from '../../support/people.js';
import { inProduction, Server } from '../../support/server.js';

let folder: string;
let data: string;
let file: string;
let link: string;
let foyer: TestApplication;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-moved-'));
  data = join(folder, 'data');
  file = join(data, 'foyer.sqlite');
  link = join(folder, 'link.sqlite');
  mkdirSync(data);
  writeFileSync(file, '');
  symlinkSync(file, link);
  foyer = await startApplication({ DATABASE_URL: `sqlite:${link}` });
  expectErrors();
});

afterAll(async () => {
  await foyer.stop();
  rmSync(folder, { recursive: true });
});

/** Takes the file away, does `replace`, and returns what brings the same file back. */
function takeAway(path: string, replace: () => void = () => undefined): () => void {
  const kept = join(folder, 'kept');
  linkSync(path, kept);
  copyFileSync(path, `${kept}-copy`);
  unlinkSync(path);
  replace();
  return () => {
    renameSync(kept, path);
    rmSync(`${kept}-copy`, { force: true });
  };
}

const accidents: { accident: string; happens: () => () => void }[] = [
  { accident: 'was deleted', happens: () => takeAway(file) },
  {
    accident: 'is another, moved there',
    happens: () => takeAway(file, () => renameSync(join(folder, 'kept-copy'), file)),
  },
  {
    accident: 'is another, copied there',
    happens: () => takeAway(file, () => copyFileSync(join(folder, 'kept-copy'), file)),
  },
  { accident: 'has lost its -wal', happens: () => takeAway(`${file}-wal`) },
  { accident: 'has lost its -shm', happens: () => takeAway(`${file}-shm`) },
  {
    accident: 'is behind a link that leads elsewhere by now',
    happens: () => {
      const other = join(folder, 'other.sqlite');
      copyFileSync(file, other);
      unlinkSync(link);
      symlinkSync(other, link);
      return () => {
        unlinkSync(link);
        symlinkSync(file, link);
      };
    },
  },
  {
    accident: 'has lost its directory, as when its disk is unmounted',
    happens: () => {
      renameSync(data, `${data}-gone`);
      mkdirSync(data);
      return () => {
        rmdirSync(data);
        renameSync(`${data}-gone`, data);
      };
    },
  },
];

describe('A database file that', () => {
  it.each(accidents)('$accident gets nothing that is acknowledged, until it is back', async ({ happens }) => {
    const visitor = await foyer.browser().open('/register');
    const register = (): Promise<unknown> =>
      visitor.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Create account');
    const repair = happens();
    try {
      expect((await visitor.send('GET', '/readyz')).status).toBe(503);
      await register();
      expect(visitor.status).toBe(503);
      expect(visitor.page).toContain('The server can’t read or save data right now.');
      expect(visitor.valueOf('Email')).toBe('bea@example.com');
      expect(await foyer.rows('SELECT 1 FROM registrations')).toEqual([]);
      const write = foyer.app
        .get(Database)
        .write([], (db) =>
          db.query(`INSERT INTO limits (key, points, blocked_until, expires_at) VALUES ('no', 0, 0, 0)`),
        );
      await expect(write).rejects.toThrow(StorageFailed);
      expect(await foyer.rows(`SELECT 1 FROM limits WHERE key = 'no'`)).toEqual([]);
      await visitor.open('/login');
      await visitor.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Log in');
      expect(visitor.status).toBe(503);
    } finally {
      repair();
    }
    await visitor.open('/register');
    await register();
    expect(visitor.url).toBe('/register/sent');
    expect((await visitor.send('GET', '/readyz')).status).toBe(200);
    await foyer.app.get(Database).write([], (db) => db.query('DELETE FROM registrations'));
  });

  it('is deleted during a write does not get it acknowledged either', async () => {
    const undo: (() => void)[] = [];
    const write = foyer.app.get(Database).write([], async (db) => {
      await db.query('DELETE FROM registrations');
      undo.push(takeAway(file));
    });
    await expect(write).rejects.toThrow(StorageFailed);
    for (const act of undo) act();
  });
});

describe('In a process of its own', () => {
  it('a server says why in its log, and serves the file that is there after a restart', async () => {
    const server = await Server.start();
    try {
      await memberOf(server, 'ada@example.com');
      await server.allMailSent();
      unlinkSync(server.databaseFile);
      const visitor = await server.browser().open('/register');
      await visitor.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Create account');
      expect(visitor.status).toBe(503);
      expect(server.stderr).toMatch(/ERROR database-failed code=SQLITE_READONLY_DBMOVED The database file was deleted/);
      await until(() => Promise.resolve(/ route=\/register status=503 .*outcome=storage-failed/.test(server.stdout)));
      await server.end('SIGKILL');
      await server.startAgain();
      expect((await server.browser().send('GET', '/readyz')).status).toBe(200);
    } finally {
      await server.remove();
    }
  });

  it('a start in production says that it makes a new database, and no later one does', async () => {
    const server = await Server.start(inProduction);
    try {
      expect(server.stdout).toContain(`There was no database at ${server.databaseFile}, so a new, empty one was made.`);
      const said = server.stdout.length;
      expect((await server.end()).code).toBe(0);
      await server.startAgain();
      expect(server.stdout.slice(said)).not.toContain('There was no database');
    } finally {
      await server.remove();
    }
  });
});
