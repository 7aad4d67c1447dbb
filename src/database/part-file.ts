import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../common/config-error.js';

/** Fills a part, and gives it its name when it is whole and on the disk. Otherwise nothing is left of it. */
export async function complete<T>(part: string, file: string, fill: (part: string) => Promise<T>): Promise<T> {
  try {
    const result = await fill(part);
    flushToDisk(part);
    giveName(part, file);
    flushToDisk(file);
    return result;
  } finally {
    removePart(part);
  }
}

/** @throws ConfigError when there is something of this name. */
export function requireFree(file: string): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw new ConfigError(`${file} is a directory: name a file in it.`);
  throw new ConfigError(`${file} exists already: name another file.`);
}

export function reasonOf(error: unknown): string {
  const { message } = error as Error;
  return message.endsWith('.') ? message : `${message}.`;
}

/** An empty file beside this one, for its owner only. @throws ConfigError that says why there can be none. */
export function createPart(file: string): string {
  const part = `${file}.${randomUUID()}.part`;
  try {
    closeSync(openSync(part, 'wx', 0o600));
    return part;
  } catch (error) {
    throw new ConfigError(notCreated(dirname(file), error as NodeJS.ErrnoException), { cause: error });
  }
}

function notCreated(folder: string, { code = 'unknown error' }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `There is no directory ${folder}.`;
  if (code === 'ENOTDIR') return `${folder} is not a directory.`;
  if (code === 'ENAMETOOLONG') return 'The name of the file is too long.';
  return `This user cannot write a file in ${folder} (${code}).`;
}

/** Never throws: that would hide why the part is no longer needed. */
export function removePart(part: string): void {
  // Those of SQLite may be beside it.
  for (const left of ['', '-journal', '-wal', '-shm'].map((suffix) => part + suffix)) {
    try {
      rmSync(left, { force: true });
    } catch {
      // It stays. Its name says what it is.
    }
  }
}

/** Adds a name to a file, which no other file may have. Moves it on file systems where it can have only one. */
export function giveName(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (existsSync(to)) throw error;
    renameSync(from, to);
  }
}

/** Returns when the file and its name are on the disk. */
export function flushToDisk(file: string): void {
  for (const path of [file, dirname(file)]) {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
