import { policy } from '../policy.js';
import { databasePath } from './database-path.js';
import { canBeDecoded, isPlaceholder, isShortAddress } from './urls.js';

/** Where the accounts are. */
export type DatabasePlace = SqlitePlace | PostgresPlace;

interface SqlitePlace {
  readonly engine: 'sqlite';
  readonly file: string;
}

export interface PostgresPlace {
  readonly engine: 'postgres';
  /** Of the server, or the directory of its Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  readonly tls: TlsMode;
  /** Files of certificates, in PEM. */
  readonly rootCertificate: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** Of each pool. */
  readonly connections: number;
  /** Statements that every request needs are prepared once per connection. Not behind PgBouncer before 1.21. */
  readonly prepares: boolean;
}

/** As `sslmode` of PostgreSQL's own programs; `off` is their `disable`. */
type TlsMode = 'off' | 'require' | 'verify-ca' | 'verify-full';

const sqliteProblem =
  'DATABASE_URL must be sqlite: and the path of a file, such as sqlite:data/foyer.sqlite or sqlite:/var/lib/foyer.sqlite, without ~, ?, %, $ and quotation marks; or postgres://user:password@host:5432/database.';

const postgresProblem =
  'DATABASE_URL must be such as postgres://user:password@host:5432/database?sslmode=verify-full, with @ / ? # % in the user or password as %40 %2F %3F %23 %25.';

/** Returns a place, or a sentence that says what is wrong with the URL. */
export function databasePlace(url: string): DatabasePlace | string {
  if (/^postgres(?:ql)?:/i.test(url)) return postgresPlace(url);
  const file = databasePath(url);
  return file === undefined ? sqliteProblem : { engine: 'sqlite', file };
}

/** `host` may be empty, or the encoded path of a directory, for a Unix socket. */
const shape =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^/?#@\s:]+)(?::(?<password>[^/?#@\s:]*))?@)?(?<host>\[[\da-f:.]+\]|%2F[\w.%-]+|[\w-]+(?:\.[\w-]+)*)?(?::(?<port>[1-9]\d{0,4}))?\/(?<database>[^/?#\s]+)(?:\?[^#\s]*)?$/i;

function postgresPlace(url: string): PostgresPlace | string {
  const { user = '', password, host = '', port = '5432', database = '' } = shape.exec(url)?.groups ?? {};
  const texts = [user, password ?? '', host, database];
  if (
    database === '' ||
    !texts.every(canBeDecoded) ||
    isPlaceholder(`${user}:${password ?? ''}@`) ||
    isShortAddress(host)
  )
    return postgresProblem;
  const parameters = new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? '');
  const problem = parameterProblem(parameters);
  if (problem !== undefined) return problem;
  const place = {
    host: parameters.get('host') ?? decodeURIComponent(host).replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    user: decodeURIComponent(user) || (parameters.get('user') ?? ''),
    password: password === undefined ? undefined : decodeURIComponent(password),
    database: decodeURIComponent(database),
  };
  if (place.host === '' || place.user === '' || place.port > 65_535) return postgresProblem;
  return {
    engine: 'postgres',
    ...place,
    tls: tlsModes[parameters.get('sslmode') ?? 'disable'] ?? 'off',
    rootCertificate: parameters.get('sslrootcert') ?? undefined,
    certificate: parameters.get('sslcert') ?? undefined,
    key: parameters.get('sslkey') ?? undefined,
    connections: policy.database.postgres.connections,
    prepares: parameters.get('prepared') !== 'off',
  };
}

const tlsModes: Readonly<Record<string, TlsMode>> = {
  disable: 'off',
  require: 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
};

const known = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'host', 'user', 'prepared'];

/** A parameter that has no effect here could be one that somebody relies on. */
function parameterProblem(parameters: URLSearchParams): string | undefined {
  const names = [...parameters.keys()];
  const unknown = names.find((name, index) => !known.includes(name) || names.indexOf(name) !== index);
  if (unknown !== undefined)
    return `DATABASE_URL must not have “${unknown}”: once each, it can have ${known.join(', ')}.`;
  const mode = parameters.get('sslmode');
  if (mode !== null && !(mode in tlsModes))
    return 'In DATABASE_URL, sslmode must be disable, require, verify-ca or verify-full.';
  if (!['on', 'off', null].includes(parameters.get('prepared'))) return 'In DATABASE_URL, prepared must be on or off.';
  if (parameters.has('sslcert') !== parameters.has('sslkey'))
    return 'In DATABASE_URL, sslcert and sslkey must be set together.';
  return undefined;
}

/** The connection stays on this machine, or is encrypted. */
export function isPrivate({ host, tls }: PostgresPlace): boolean {
  return tls !== 'off' || host.startsWith('/') || /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host);
}
