import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from '../common/config-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** With values from `.env` in the working directory for what is not set. @throws ConfigError when it is unreadable. */
export function readEnvironment(): Environment {
  const file = readEnvFile();
  // Node read it at its own start. From .env it would only change our number, not the size of the pool.
  if (file.UV_THREADPOOL_SIZE) {
    throw new ConfigError('UV_THREADPOOL_SIZE must be an environment variable: Node starts before .env is read.');
  }
  return { ...file, ...process.env };
}

function readEnvFile(): Environment {
  const text = textOfEnvFile();
  // Such as a color or a password: without quotes the value would end there, or be empty, silently.
  const unquoted = /^\s*(?:export\s+)?(\w+)\s*=[^\S\n]*(?!["'`])(?:[^\n#]*\S#|#\S)/m.exec(text)?.[1];
  if (unquoted !== undefined) {
    throw new ConfigError(`In .env a # starts a comment: put the value of ${unquoted} in quotation marks.`);
  }
  requireAssignments(text);
  return parseEnv(text);
}

/** Such as `KEY: value` would have no effect, silently. */
function requireAssignments(text: string): void {
  // Without values in quotation marks, which may have several lines.
  const lines = text
    .replace(/^([^\S\n]*(?:export\s+)?[\w.-]+[^\S\n]*=[^\S\n]*)(["'`])[^]*?\2/gm, (value, start: string) => {
      return start + '\n'.repeat(value.split('\n').length - start.split('\n').length);
    })
    .split('\n');
  const wrong = lines.findIndex((line) => !/^\s*(?:#[^]*|(?:export\s+)?[\w.-]+\s*=[^]*)?$/.test(line));
  if (wrong !== -1) throw new ConfigError(`In .env, line ${wrong + 1} is not NAME=value.`);
}

function textOfEnvFile(): string {
  try {
    return existsSync('.env') ? decoded(readFileSync('.env'), 'The file .env') : '';
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`The file .env cannot be read: ${(error as Error).message}.`);
  }
}

/** Without the byte order mark that some editors write. @throws ConfigError for another encoding, such as UTF-16. */
function decoded(bytes: Buffer, what: string): string {
  if (!isUtf8(bytes) || bytes.includes(0)) throw new ConfigError(`${what} must be UTF-8: save it again as UTF-8.`);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** What is set of these variables, directly or in the file that `NAME_FILE` names. @throws ConfigError. */
export function valuesOf(environment: Environment, names: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    // An empty value, as in `VARIABLE=`, means "not set".
    const direct = environment[name] ?? '';
    const inFile = valueInFile(environment, name);
    if (direct !== '' && inFile !== undefined)
      throw new ConfigError(`${name} and ${name}_FILE are both set: use one of them.`);
    const value = direct === '' ? inFile : direct;
    if (value !== undefined) values[name] = checkedSpelling(name, value);
  }
  return values;
}

/** Docker and Kubernetes put a secret into a file, so that it is not in the environment. */
function valueInFile(environment: Environment, name: string): string | undefined {
  const variable = `${name}_FILE`;
  const file = environment[variable];
  if (!file) return undefined;
  // Node reads it itself, before us.
  if (name === 'UV_THREADPOOL_SIZE') throw new ConfigError(`${variable} has no effect: set ${name}.`);
  const value = textOf(variable, file).replace(/(?:\r?\n)+$/, '');
  if (value === '') throw new ConfigError(`The file of ${variable} is empty.`);
  return value;
}

function textOf(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new ConfigError(`${variable} must be the path of a file that Foyer can read, but it cannot (${code}).`);
  }
}

/** What an editor, Windows or a service manager leaves in a value would silently become part of it. */
function checkedSpelling(name: string, value: string): string {
  const problem = misspelling(value);
  if (problem !== undefined) throw new ConfigError(`${name} must not ${problem}.`);
  return value;
}

function misspelling(value: string): string | undefined {
  if (/^[\s\p{Cf}]|[\s\p{Cf}]$/u.test(value))
    return 'start or end with a space, a line break or an invisible character';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return 'contain a line break or another control character';
  // Docker's --env-file and some service managers keep them.
  const mark = /^["'`]/.exec(value)?.[0];
  const isQuoted = mark !== undefined && (value.endsWith(mark) || !value.includes(mark, 1));
  return isQuoted ? 'be in quotation marks: what sets it keeps them' : undefined;
}
