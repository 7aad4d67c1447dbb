import { parseArgs } from 'node:util';
import { backupCommands } from './cli/backup.js';
import { type Command, lengthOf, WrongUsage } from './cli/command.js';
import { mailCommands } from './cli/mail.js';
import { migrateCommands } from './cli/migrate.js';
import { moveCommands } from './cli/move.js';
import { usageOf } from './cli/usage.js';
import { usersCommands } from './cli/users.js';
import { runProgram } from './common/run-program.js';

const commands: readonly Command[] = [
  ...migrateCommands,
  ...backupCommands,
  ...moveCommands,
  ...mailCommands,
  ...usersCommands,
];

/** `node dist/src/cli.js AREA VERB …`: what operators do beside the server. Only the command that runs loads its code. */
await runProgram(async () => {
  try {
    await answer(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    console.error(`${error.message}\n\n${usageOf(commands)}`);
    process.exitCode = 2;
  }
});

async function answer(args: string[]): Promise<void> {
  const { words, help, json } = read(args);
  if (help) return console.log(usageOf(beginningWith(words)));
  const command = find(words);
  const outcome = await command.run(...words.slice(lengthOf(command)));
  if (outcome.failed) process.exitCode = 1;
  // Programs read the standard output in any case.
  if (json) console.log(JSON.stringify(outcome.json));
  else (outcome.failed ? console.error : console.log)(outcome.text);
}

/** @throws WrongUsage for an unknown option. */
function read(args: string[]): { words: string[]; help: boolean; json: boolean } {
  try {
    const options = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    // `factors:remove` is one word in npm's way of writing.
    const words = positionals.flatMap((word) => (/^[a-z]+:[a-z]+$/.test(word) ? word.split(':') : word));
    return { words, help: values.help ?? false, json: values.json ?? false };
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

/** @throws WrongUsage when there is no such command, or it takes fewer operands. */
function find(words: readonly string[]): Command {
  if (words.length === 0) throw new WrongUsage('Say which command to run.');
  // The longest name first: `migrate undo` before `migrate`.
  const [command] = beginningWith(words)
    .filter((one) => lengthOf(one) <= words.length)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!command) throw unknown(words);
  const { name, operands = [] } = command;
  if (words.length - lengthOf(command) <= operands.length) return command;
  throw operands.length === 0 ? unknown(words) : new WrongUsage(`Only ${operands.join(' ')} may follow: ${name}`);
}

/** Those of an area for `users`, one for its whole name. @throws WrongUsage when there is none. */
function beginningWith(words: readonly string[]): Command[] {
  const found = commands.filter(({ name }) => name.split(' ').every((word, index) => (words[index] ?? word) === word));
  if (found.length === 0) throw unknown(words);
  return found;
}

function unknown(words: readonly string[]): WrongUsage {
  return new WrongUsage(`There is no command: ${words.join(' ')}`);
}
