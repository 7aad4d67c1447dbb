import { existsSync, realpathSync } from 'node:fs';
import { ConfigError } from './config-error.js';

/** What the operator has to mend ends a program with 1 and is told in one sentence; a bug of ours keeps its stack. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  // What is written, the database above all, is for this user of the machine and no other.
  process.umask(0o077);
  try {
    await program();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Whether Node was started with this file. Node follows links to a module, and not in its arguments: `dist` is a link. */
export function isMain(file: string): boolean {
  const [, started = ''] = process.argv;
  return existsSync(started) && realpathSync(started) === file;
}
