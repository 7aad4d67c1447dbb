import { ConfigError } from './config-error.js';

/** What the operator has to mend ends a program with 1 and is told in one sentence; a bug of ours keeps its stack. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
