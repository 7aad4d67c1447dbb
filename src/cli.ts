import { parseArgs } from 'node:util';
import { type Command, lengthOf, Options, type Outcome, WrongUsage } from './cli/command.js';
import { commands } from './cli/table.js';
import { hintFor, usageOf } from './cli/usage.js';
import { ConfigError } from './common/config-error.js';
import { runProgram } from './common/run-program.js';

/** As whoever reads the usage can call it, too. */
const program = /foyer(\.js)?$/.test(process.argv[1] ?? '') ? 'npx foyer' : 'node dist/src/cli.js';

/** `node dist/src/cli.js AREA VERB …`: what operators do beside the server. Only the command that runs loads its code. */
await runProgram(async () => {
  process.stdout.on('error', sayWhatIsLost);
  const args = process.argv.slice(2);
  try {
    await answer(args);
  } catch (error) {
    if (!(error instanceof WrongUsage || error instanceof ConfigError)) throw error;
    const isUsage = error instanceof WrongUsage;
    if (args.includes('--json'))
      console.log(JSON.stringify({ error: { code: isUsage ? 'usage' : 'refused', message: error.message } }));
    else console.error(isUsage ? `${error.message}\n${hintFor(args, commands, program)}` : error.message);
    // What was opened before the error would keep the process alive.
    process.exit(isUsage ? 2 : 1);
  }
});

/** Who reads the output may have enough of it, as `head`. Otherwise the result is lost, on a full disk for example. */
function sayWhatIsLost({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  console.error(`The output cannot be written: ${message}`);
  // What comes next has no place either.
  process.exit(1);
}

async function answer(args: string[]): Promise<void> {
  const { words, help, json, given } = read(args);
  if (help) return console.log(usageOf(beginningWith(words), program));
  const command = find(words);
  const outcome = await run(command, given, words.slice(lengthOf(command)));
  if (outcome.failed) process.exitCode = 1;
  if (outcome.isPrinted) return;
  // Programs read the standard output in any case.
  if (json) console.log(JSON.stringify(outcome.json));
  else (outcome.failed ? console.error : console.log)(outcome.text);
}

type Given = Readonly<Record<string, readonly string[]>>;

/** @throws WrongUsage for an option of another command, or for one that is there twice. */
async function run(command: Command, given: Given, operands: readonly string[]): Promise<Outcome> {
  const { name, options = {} } = command;
  for (const [option, values] of Object.entries(given)) {
    if (!Object.hasOwn(options, option)) throw new WrongUsage(`${name} has no option --${option}.`);
    if (values.length > 1 && !options[option]?.includes('…'))
      throw new WrongUsage(`--${option} can be given once: ${name}`);
  }
  return command.options ? command.run(new Options(given), ...operands) : command.run(...operands);
}

/** @throws WrongUsage for an unknown option. */
function read(args: string[]): { words: string[]; help: boolean; json: boolean; given: Given } {
  try {
    const ofCommands = commands.flatMap(({ options = {} }) => Object.entries(options));
    const { positionals, values } = parseArgs({
      args,
      options: {
        ...Object.fromEntries(ofCommands.map(([name, value]) => [name, { type: typeOf(value), multiple: true }])),
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const { help, json, ...others } = values;
    // `factors:remove` is one word in npm's way of writing.
    const words = positionals.flatMap((word) => (/^[a-z]+:[a-z]+$/.test(word) ? word.split(':') : word));
    const given = Object.entries(others).map(([name, found]) => [name, (found as unknown[]).map(String)]);
    return { words, help: help === true, json: json === true, given: Object.fromEntries(given) as Given };
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function typeOf(value: string): 'boolean' | 'string' {
  return value === '' ? 'boolean' : 'string';
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
