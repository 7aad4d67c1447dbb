import { ConfigError } from './config-error.js';

/** A ConfigError ends the program with exit code 1 and its message. A bug keeps its stack trace. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  // Files, above all the database, are only accessible to the user that runs Foyer.
  process.umask(0o077);
  try {
    await program();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
