import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../common/config-error.js';

/** The default: generated once, stored next to the database, readable only by its owner. @throws ConfigError. */
export function secretBeside(databaseFile: string): string {
  const file = join(dirname(databaseFile), 'secret');
  const secret = readOrCreate(file);
  if (secret.length < 32) throw new ConfigError(`The secret in ${file} is damaged: delete the file and restart.`);
  return secret;
}

function readOrCreate(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) createOnce(file, randomBytes(32).toString('base64url'));
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
