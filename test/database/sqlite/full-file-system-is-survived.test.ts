import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';
import { Server } from '../../support/server.js';

/** A way to leave a running server no room, and to give it room again. */
interface SmallDisk {
  readonly folder: string;
  readonly fill: (server: Server) => void;
  readonly free: (server: Server) => void;
  readonly remove: () => void;
}

/** The system refuses to let any file of the process grow. Needs no rights. */
function limitOfFiles(): SmallDisk {
  const limit = (server: Server, bytes: number | 'unlimited'): void =>
    void execFileSync('prlimit', [`--pid=${server.pid}`, `--fsize=${bytes}:unlimited`]);
  return {
    folder: mkdtempSync(join(tmpdir(), 'foyer-limit-')),
    fill: (server) => {
      limit(server, statSync(`${server.databaseFile}-wal`).size + 20_000);
    },
    free: (server) => {
      limit(server, 'unlimited');
    },
    remove: () => undefined,
  };
}

/** A file system of eight megabytes, where this may be mounted; elsewhere the limit stands for it again. */
function mountedDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return limitOfFiles();
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      for (let bytes = 4_000_000; bytes >= 1000; bytes /= 2)
        try {
          writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
        }
    },
    free: () => {
      rmSync(ballast);
    },
    remove: () => void execFileSync('umount', [folder]),
  };
}

describe.each([
  ['the limit of a process', limitOfFiles],
  ['a small file system', mountedDisk],
])('On a disk that is full by %s', (_, make) => {
  it('nothing is acknowledged that is not kept, and it goes on by itself when there is room [ASVS 16.5.3]', async () => {
    const disk = make();
    const server = await Server.start({}, disk.folder);
    try {
      await becomeUser(server, 'ada@example.com');
      await server.allMailSent();
      const visitor = await server.browser().open('/register');
      const acknowledged: string[] = [];
      const tryToRegister = async (email: string): Promise<void> => {
        await visitor.open('/register');
        await visitor.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
        if (visitor.answers[0]?.status === 303) acknowledged.push(email);
      };
      disk.fill(server);
      for (let index = 0; index < 100 && visitor.status !== 503; index += 1)
        await tryToRegister(`early-${index}@example.com`);
      expect(visitor.status).toBe(503);
      expect(visitor.valueOf('Email')).toContain('early-');
      expect((await server.browser().send('GET', '/healthz')).status).toBe(200);

      disk.free(server);
      for (let index = 0; index < 3; index += 1) await tryToRegister(`late-${index}@example.com`);
      expect(visitor.status).toBe(200);
      expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
      await server.allMailSent();
      for (const email of acknowledged) await server.mailbox.lastTo(email);
      const kept = await server.rows<{ email: string }>(
        `SELECT email FROM registrations WHERE email <> 'ada@example.com' ORDER BY rowid`,
      );
      expect(kept.map(({ email }) => email)).toEqual(acknowledged);
      expect(await server.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    } finally {
      await server.end('SIGKILL');
      await server.mailbox.close();
      disk.remove();
      rmSync(disk.folder, { recursive: true });
    }
  }, 60_000);
});
