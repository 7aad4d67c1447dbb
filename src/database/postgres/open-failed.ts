import { ConfigError } from '../../common/config-error.js';
import { StorageFailed } from '../../domain/errors.js';
import { codeOf } from './postgres-errors.js';

/** Why the application cannot start with this database. */
export function openFailed(error: unknown): ConfigError {
  if (error instanceof ConfigError) return error;
  // What went wrong is in it.
  if (error instanceof StorageFailed) return openFailed(error.cause);
  const { message } = error as Error;
  const advice = advices.find(([code]) => code.test(codeOf(error)))?.[1] ?? '';
  const text = message.endsWith('.') ? message : `${message}.`;
  return new ConfigError(`The database of DATABASE_URL cannot be used: ${text}${advice && ` ${advice}`}`, {
    cause: error,
  });
}

const advices: readonly (readonly [code: RegExp, advice: string])[] = [
  [/^28/, 'Check the user and the password, and pg_hba.conf on the server.'],
  [/^3D000$/, 'Create the database first: createdb --owner=USER NAME.'],
  [
    /^42501$/,
    'Its user must own the database, or have the right to create tables: GRANT CREATE, USAGE ON SCHEMA public TO the user.',
  ],
  [/^55P03$/, 'Another process migrates the database, or keeps its tables locked.'],
  [/^ECONNREFUSED$|^ENOENT$/, 'Check that PostgreSQL runs there, and listens on this address.'],
  [/^E(?:NOTFOUND|AI_)/, 'Check the name of the host.'],
];
