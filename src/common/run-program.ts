import { ConfigError } from './config-error.js';
import { checkNodeVersion } from './node-version.js';

/** A ConfigError ends the program with exit code 1 and its message. A bug keeps its stack trace. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  // Files, above all the database, are only accessible to the user that runs Foyer.
  process.umask(0o077);
  surviveWithoutReader();
  try {
    checkNodeVersion(process.versions.node);
    await program();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    // Not only the exit code: what was opened before the error would keep the process alive.
    process.exit(1);
  }
}

/** The process that reads the output may exit, or its disk may be full. Without a listener, Node would end the process. */
function surviveWithoutReader(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
}
