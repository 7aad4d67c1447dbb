import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { ConfigError } from '../../common/config-error.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { StorageFailed } from '../../domain/errors.js';
import { policy } from '../../policy.js';
import type { Entities } from '../tables.js';
import { openFailed } from './open-failed.js';
import { numbered } from './placeholders.js';
import { refuseStandby } from './refuse-standby.js';
import { types } from './types.js';

const { connectPatience, answerPatience } = policy.database.postgres;

/** What may become of an error before anybody else sees it. */
export type Judge = (error: unknown) => unknown;

type Query = (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

/** The part of TypeORM's query runner for PostgreSQL that is no part of its type. */
export interface PostgresRunner {
  query: Query;
  release: () => Promise<void>;
  releasePostgresConnection: (error?: Error) => Promise<void>;
}

/** @throws ConfigError when the database cannot be used. */
export async function openPool(place: PostgresPlace, entities: Entities, judge: Judge): Promise<DataSource> {
  const connection = new DataSource({
    type: 'postgres',
    driver: pg,
    entities,
    migrations: [...migrations],
    synchronize: false,
    logging: false,
    installExtensions: false,
    // An idle connection that ends is replaced. The next query that needs it would say why.
    poolErrorHandler: () => undefined,
    extra: settingsOf(place, place.connections),
  });
  speakOneDialect(connection, judge);
  try {
    return await connection.initialize();
  } catch (error) {
    throw openFailed(error);
  }
}

/** For the driver. No session settings: behind PgBouncer, the next transaction may run in another session. */
export function settingsOf(place: PostgresPlace, max: number): pg.PoolConfig {
  const { host, port, user, password, database } = place;
  return {
    ...{ host, port, user, password, database, max, ssl: tlsOf(place), application_name: 'foyer' },
    connectionTimeoutMillis: connectPatience,
    // Counted here, for a network that loses what is sent. `policy.database.postgres.lockPatience` ends what waits there.
    query_timeout: answerPatience,
    keepAlive: true,
    types,
    verify: refuseStandby,
  };
}

/** As PostgreSQL's own programs: `require` checks nothing unless there is a root certificate. */
function tlsOf({ tls, rootCertificate, certificate, key }: PostgresPlace): pg.ClientConfig['ssl'] {
  if (tls === 'off') return false;
  const verifies = tls !== 'require' || rootCertificate !== undefined;
  return {
    rejectUnauthorized: verifies,
    ...(rootCertificate !== undefined && { ca: textOf('sslrootcert', rootCertificate) }),
    ...(certificate !== undefined && { cert: textOf('sslcert', certificate) }),
    ...(key !== undefined && { key: textOf('sslkey', key) }),
    ...(tls !== 'verify-full' && { checkServerIdentity: () => undefined }),
  };
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new ConfigError(`In DATABASE_URL, ${name} must be a file that Foyer can read, but it cannot (${code}).`);
  }
}

/**
 * Makes every query take `?` and return rows. TypeORM answers `[rows, count]` to UPDATE … RETURNING on PostgreSQL, in which
 * `[row]` is there when nothing has changed. A connection that failed is not used again.
 */
function speakOneDialect({ driver }: DataSource, judge: Judge): void {
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const own = runner as unknown as PostgresRunner;
    const ask = own.query.bind(runner);
    const giveBack = own.releasePostgresConnection.bind(runner);
    let failure: Error | undefined;
    own.query = async (sql, parameters, structured = false) => {
      try {
        const result = await ask(numbered(sql), parameters?.map(storable), true);
        return structured ? result : (result as { records?: unknown[] }).records;
      } catch (error) {
        const judged = judge(error);
        if (judged instanceof StorageFailed) failure = judged;
        throw judged;
      }
    };
    // TypeORM calls it when a connection breaks between two statements. The next one then has to say why it fails.
    own.releasePostgresConnection = (error) => {
      failure ??= (error && judge(error)) as Error | undefined;
      return Promise.resolve();
    };
    own.release = () => giveBack(failure);
    return runner;
  };
}

/** PostgreSQL stores no NUL. A row that is looked for by such a text is not found, as on SQLite. */
export function storable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}

/** The pool beneath a DataSource. */
export function poolOf({ driver }: DataSource): pg.Pool {
  return (driver as unknown as { master: pg.Pool }).master;
}
