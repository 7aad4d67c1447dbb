import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../../scripts/postgres-cluster.js';
import { databaseOf } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/open.js';
import { Log } from '../../../src/logging/log.js';

let folder: string;
let cluster: Awaited<ReturnType<typeof startCluster>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-tls-'));
  for (const name of ['server', 'other']) makeCertificate(name);
  const postgres = ['-u', '-g'].map((option) => Number(spawnSync('id', [option, 'postgres']).stdout));
  if (process.getuid?.() === 0)
    for (const path of [folder, inFolder('server.key'), inFolder('server.pem')])
      chownSync(path, postgres[0] ?? 0, postgres[1] ?? 0);
  cluster = await startCluster([
    'ssl=on',
    `ssl_cert_file=${inFolder('server.pem')}`,
    `ssl_key_file=${inFolder('server.key')}`,
  ]);
}, 60_000);

afterAll(() => {
  cluster.remove();
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string): string => join(folder, name);

/** For the name localhost only. */
function makeCertificate(name: string): void {
  const files = ['-keyout', inFolder(`${name}.key`), '-out', inFolder(`${name}.pem`)];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
    stdio: 'ignore',
  });
}

async function versionOfTls(host: string, parameters: string): Promise<string | undefined> {
  const url = `postgres://foyer@${host}:${cluster.port}/postgres?${parameters}`;
  const database = await openDatabase(databaseOf({ DATABASE_URL: url }), [], new Log(false), () => undefined);
  try {
    const [row] = await database.reader.query<{ version: string | null }[]>(
      'SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    return row?.version ?? undefined;
  } finally {
    await database.close();
  }
}

describe('The connection to PostgreSQL [ASVS 12.3.1, 12.3.3]', () => {
  const ours = (): string => `sslrootcert=${inFolder('server.pem')}`;

  it.each([
    ['disable', 'localhost', false],
    ['require', '127.0.0.1', true],
  ])('with sslmode=%s to %s is encrypted: %s', async (mode, host, isEncrypted) => {
    expect((await versionOfTls(host, `sslmode=${mode}`)) !== undefined).toBe(isEncrypted);
  });

  it('with sslmode=verify-full and the right authority and name is encrypted', async () => {
    expect(await versionOfTls('localhost', `sslmode=verify-full&${ours()}`)).toMatch(/^TLSv1\.[23]$/);
  });

  it('with sslmode=verify-ca does not care about the name, but about the authority', async () => {
    expect(await versionOfTls('127.0.0.1', `sslmode=verify-ca&${ours()}`)).toMatch(/^TLSv1\.[23]$/);
    const other = `sslrootcert=${inFolder('other.pem')}`;
    await expect(versionOfTls('127.0.0.1', `sslmode=verify-ca&${other}`)).rejects.toThrow(/certificate/);
  });

  it.each([
    ['another authority', 'localhost', () => `sslmode=verify-full&sslrootcert=${inFolder('other.pem')}`],
    ['an unknown authority', 'localhost', () => 'sslmode=verify-full'],
    ['another name', '127.0.0.1', () => `sslmode=verify-full&${ours()}`],
    [
      'another authority, where only encryption was asked for',
      'localhost',
      () => `sslmode=require&sslrootcert=${inFolder('other.pem')}`,
    ],
  ])('is refused with a certificate of %s', async (_what, host, parameters) => {
    await expect(versionOfTls(host, parameters())).rejects.toThrow(
      /^The database of DATABASE_URL cannot be used: .*(?:certificate|altnames)/,
    );
  });
});
