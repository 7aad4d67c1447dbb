import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../common/config-error.js';

/**
 * The default: generated once, stored next to the database, readable only by its owner. During a change there are two, the newest
 * first. @throws ConfigError.
 */
export function secretsBeside(databaseFile: string): string[] {
  const file = secretFileOf(databaseFile);
  const secrets = readOrCreate(file).split(',');
  if (secrets.some((secret) => secret.length < 32))
    throw new ConfigError(`The secret in ${file} is damaged: delete the file and restart.`);
  return secrets;
}

export function secretFileOf(databaseFile: string): string {
  return join(dirname(databaseFile), 'secret');
}

/** As a whole: a crash leaves the old file or the new one. It keeps its owner, and nobody else can read it. */
export function writeSecrets(file: string, secrets: readonly string[]): void {
  const temporary = `${file}.${randomUUID()}`;
  try {
    const { uid, gid } = statSync(file);
    writeFileSync(temporary, secrets.join(','), { mode: 0o600, flush: true });
    if (process.getuid?.() === 0) chownSync(temporary, uid, gid);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new ConfigError(`The secret cannot be stored in ${file}: ${(error as Error).message}.`, { cause: error });
  }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function readOrCreate(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) createOnce(file, newSecret());
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`The secret cannot be stored in ${file}: ${(error as Error).message}.`);
  }
}

/** Written under a temporary name, then linked: two concurrent starts agree, and a crash leaves no partial file. */
function createOnce(file: string, content: string): void {
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, content, { mode: 0o600 });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(temporary);
  }
}
