import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ConfigError } from '../../common/config-error.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { type Environment, readEnvironment } from '../../config/environment.js';

type Program = 'pg_dump' | 'pg_restore';

/**
 * Runs a program of PostgreSQL to its end, without a shell. Only commands do, never the server.
 * @param place what it connects to, if it does.
 * @param read gets what it prints.
 * @param input a file for its standard input, and what is told how much of it was read.
 * @throws ConfigError that says what it said, or what to install.
 */
export async function runProgram(
  program: Program,
  args: readonly string[],
  place?: PostgresPlace,
  read: (text: string) => void = () => undefined,
  input?: Input,
): Promise<void> {
  const env = { ...inherited(readEnvironment()), ...(place && connectionOf(place)) };
  const file = input && (await open(input.file));
  const child = spawn(program, args, { env, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
  let said = '';
  // A character of several bytes may be in two pieces: as bytes, both are kept.
  child.stdout?.setEncoding('latin1').on('data', read);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  if (file) await feed(child, file, input.passed);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  }).catch((error: unknown) => {
    throw notStarted(program, error as NodeJS.ErrnoException);
  });
  if (code !== 0) throw new ConfigError(`${adviceFor(said)}${inOneLine(said)}`);
}

export interface Input {
  readonly file: string;
  /** Told how many bytes it has read, of all there are. */
  readonly passed: (bytes: number, size: number) => void;
}

/** Goes on by itself. A program that ends without reading all of it says why. */
async function feed({ stdin }: ChildProcess, file: FileHandle, passed: Input['passed']): Promise<void> {
  if (!stdin) return;
  const { size } = await file.stat();
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      yield chunk;
      bytes += chunk.length;
      passed(bytes, size);
    }
  };
  pipeline(file.createReadStream({ highWaterMark: 256 * 1024 }), counted, stdin).catch(() => stdin.destroy());
}

/** Nothing that could lead it elsewhere, such as PGHOSTADDR or PGSERVICE. */
function inherited({ PATH, HOME, PGPASSFILE, PGPASSWORD }: Environment): Record<string, string> {
  const given = Object.entries({ PATH, HOME, PGPASSFILE, PGPASSWORD });
  const set = given.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(set), LC_ALL: 'C' };
}

/** In the environment, which nobody else on the machine can read, as they can a command line. */
function connectionOf(place: PostgresPlace): Record<string, string> {
  const { host, port, user, password, database, tls, rootCertificate, certificate, key } = place;
  // Without a root certificate, Foyer takes those of Node, and these programs would take none.
  const root = rootCertificate ?? (tls === 'verify-full' ? 'system' : undefined);
  return {
    ...{ PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database },
    PGSSLMODE: tls === 'off' ? 'disable' : tls,
    ...(password !== undefined && { PGPASSWORD: password }),
    ...(root !== undefined && { PGSSLROOTCERT: root }),
    ...(certificate !== undefined && { PGSSLCERT: certificate }),
    ...(key !== undefined && { PGSSLKEY: key }),
  };
}

const install = 'install the client programs of PostgreSQL, such as with apt-get install postgresql-client';

function notStarted(program: Program, { code = 'unknown error' }: NodeJS.ErrnoException): ConfigError {
  if (code === 'ENOENT') return new ConfigError(`${program} is not there, or not in PATH: ${install}.`);
  return new ConfigError(`${program} cannot be started (${code}).`);
}

function adviceFor(said: string): string {
  const [, server, own] = /server version: (\S+)[^;]*; pg_dump version: (\S+)/.exec(said) ?? [];
  if (server !== undefined && own !== undefined) {
    const major = server.split('.')[0] ?? '';
    return `pg_dump ${own} is too old for PostgreSQL ${server}: install that of version ${major}, such as with apt-get install postgresql-client-${major}. `;
  }
  if (/unsupported version \S+ in file header/.test(said))
    return 'pg_restore is older than the pg_dump that made the backup: install that of the same version. ';
  if (said.includes('root certificate file "system" does not exist'))
    return 'For verify-full, pg_dump before version 16 needs sslrootcert in DATABASE_URL, such as /etc/ssl/certs/ca-certificates.crt. ';
  return '';
}

/** Without what the server adds about the row: it may be an address and a password's hash. */
function inOneLine(said: string): string {
  const [own = ''] = said.split(/^(?:DETAIL|CONTEXT): /m);
  const text = own.trim().replaceAll(/\s*\n\s*/g, ' ');
  return text.endsWith('.') ? text : `${text}.`;
}
