/** A server of PostgreSQL for tests and benchmarks. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @param settings for the server, such as `fsync=off`.
 * @param place for its files: in memory where that is possible, since tests make a hundred databases; or `disk`.
 * @returns its URL as a superuser, where its files are, as whom it runs, and functions that stop, start and remove it.
 */
export async function startCluster(settings = ['full_page_writes=off'], place = 'memory') {
  const programs = findPrograms();
  const parent = place === 'memory' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(parent, 'foyer-postgres-'));
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? idsOf('postgres') : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program, ...args) => {
    const { status, stderr, error } = spawnSync(join(programs, program), args, {
      ...user,
      encoding: 'utf8',
      cwd: folder,
    });
    if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  };
  run('initdb', '-D', data, '-U', 'foyer', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = [
    'max_connections=300',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...settings,
  ];
  const startArguments = startArgumentsOf(folder, data, port, options);
  const start = () => run('pg_ctl', ...startArguments);
  const stop = (mode = 'fast') => run('pg_ctl', 'stop', '-w', '-D', data, '-m', mode);
  start();
  return {
    url: `postgres://foyer@127.0.0.1:${port}/postgres`,
    port,
    folder,
    data,
    programs,
    user,
    options,
    start,
    stop,
    remove() {
      try {
        stop('immediate');
      } catch {
        // It runs no more.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For pg_ctl. */
export function startArgumentsOf(folder, data, port, options) {
  const settings = options.map((option) => `-c ${option}`).join(' ');
  return ['start', '-w', '-D', data, '-l', join(folder, `log-${port}`), '-o', `-p ${port} ${settings}`];
}

/** Those of the newest version that is installed. @throws Error that says where they come from. */
function findPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((path) => existsSync(join(path, 'initdb')));
  if (found) return found;
  throw new Error(
    'PostgreSQL is not installed: apt-get install postgresql, or set TEST_POSTGRES to the URL of a server whose user may create databases.',
  );
}

/** Of a user of this system. */
export function idsOf(name) {
  const id = (option) => Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
