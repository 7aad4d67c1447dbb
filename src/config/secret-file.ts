import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../common/config-error.js';

/**
 * The secret of a first look: made once, kept beside the database, readable by its owner only.
 * @throws ConfigError when it cannot be kept there.
 */
export function secretBeside(databaseFile: string): string {
  const file = join(dirname(databaseFile), 'secret');
  const secret = readOrCreate(file);
  if (secret.length < 32)
    throw new ConfigError(`The secret in ${file} is damaged: remove the file and start again.`);
  return secret;
}

function readOrCreate(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) createOnce(file, randomBytes(32).toString('base64url'));
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`The secret cannot be kept in ${file}: ${(error as Error).message}.`);
  }
}

/** Written whole under another name and then linked: two starts at once agree, and a crash leaves no half of it. */
function createOnce(file: string, content: string): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
