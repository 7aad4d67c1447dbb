import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import type { DatabasePlace } from './database-place.js';
import { secretsBeside } from './secret-file.js';
import { looksRandom } from './secret-strength.js';

export const secretFields = {
  SECRET: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .refine(
      (list) => list.every((secret) => secret.length >= 32),
      'SECRET must have at least 32 characters. A secret cannot contain a comma. To change it, set both: new,old.',
    )
    .refine(
      (list) => list.every(looksRandom),
      'SECRET must look random, and this one does not: use the output of "openssl rand -base64 32".',
    )
    .optional(),
};

interface SecretValues {
  readonly NODE_ENV?: string | undefined;
  readonly SECRET?: readonly string[] | undefined;
  readonly DATABASE_URL: DatabasePlace;
}

/** The secrets, newest first. @throws ConfigError. */
export function secretsOf({ NODE_ENV, SECRET, DATABASE_URL }: SecretValues): readonly string[] {
  if (SECRET === undefined && NODE_ENV === 'production')
    throw new ConfigError('In production SECRET must be set: at least 32 random characters, kept out of the code.');
  if (SECRET !== undefined) return SECRET;
  if (DATABASE_URL.engine === 'sqlite') return secretsBeside(DATABASE_URL.file);
  throw new ConfigError(
    'With PostgreSQL SECRET must be set, the same for every process: use the output of "openssl rand -base64 32".',
  );
}
