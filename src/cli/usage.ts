import { type Command, lengthOf } from './command.js';

/** Longer ones do not move the others apart. */
const longest = 70;

/** What each exit code means, also in docs/commands.md. */
export const exitCodes: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'done'],
  [1, 'refused, failed or found something wrong: one sentence says what'],
  [2, 'no such command or option, or something is missing: nothing was done'],
];

/** What `--help` prints, of all commands, of an area or of one. @param program how it is called. */
export function usageOf(commands: readonly Command[], program: string): string {
  const [command] = commands;
  return commands.length === 1 && command ? aboutOne(command, program) : listOf(commands, program);
}

/**
 * After a sentence about what was wrong: how the command is called, or those of its area, and where there is more. All of
 * them would push the sentence off the screen.
 * @param args as typed, also what could not be read.
 */
export function hintFor(args: readonly string[], commands: readonly Command[], program: string): string {
  const end = args.findIndex((arg) => arg.startsWith('-'));
  const words = args.slice(0, end === -1 ? args.length : end).flatMap((word) => word.split(':'));
  const [called] = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (called) return `Usage: ${program} ${callOf(called)}\nMore: ${program} ${called.name} --help`;
  const area = commands.filter(({ name }) => name.split(' ')[0] === words[0]);
  if (area.length === 0) return `All commands: ${program} --help`;
  return ['Usage:', ...area.map((one) => `  ${program} ${callOf(one)}`), `More: ${program} ${words[0]} --help`].join(
    '\n',
  );
}

function listOf(commands: readonly Command[], program: string): string {
  const width = Math.max(...commands.map((command) => callOf(command).length).filter((length) => length <= longest));
  const areas = new Set(commands.map(({ name }) => name.split(' ')[0]));
  return [
    `Usage: ${program} AREA [VERB …] [--json] [--help]`,
    '',
    ...commands.map((command) => `  ${callOf(command).padEnd(width)}  ${command.summary}`),
    '',
    ...(areas.size === 1
      ? ['Examples:', ...commands.flatMap(({ examples }) => examples.map((example) => `  ${program} ${example}`)), '']
      : [`--help after an area or a command shows examples: ${program} users --help`]),
    '--json prints the result for programs, refusals too.',
    exits,
  ].join('\n');
}

function aboutOne(command: Command, program: string): string {
  return [
    `Usage: ${program} ${callOf(command)} [--json]`,
    '',
    `${command.summary}.`,
    ...(command.notes === undefined ? [] : ['', command.notes]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${program} ${example}`),
    '',
    exits,
  ].join('\n');
}

const exits = `Exit codes: ${exitCodes.map(([code, meaning]) => `${code} ${meaning}`).join('; ')}.`;

/** Such as `users delete ADDRESS [--now]`. */
export function callOf({ name, operands = [], options = {} }: Command): string {
  const named = Object.entries(options).map(([option, value]) => {
    if (value === '') return `[--${option}]`;
    return value.startsWith('[') ? `[--${option} ${value.slice(1)}` : `--${option} ${value}`;
  });
  return [name, ...operands, ...named].join(' ');
}
