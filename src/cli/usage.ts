import type { Command } from './command.js';

/** Longer ones do not move the others apart. */
const longest = 70;

/** What `--help` prints, of all commands or of some. */
export function usageOf(commands: readonly Command[]): string {
  const lines = commands.map(({ name, operands = [], options = {}, summary }) => {
    const named = Object.entries(options).map(([option, value]) => {
      if (value === '') return `[--${option}]`;
      return value.startsWith('[') ? `[--${option} ${value.slice(1)}` : `--${option} ${value}`;
    });
    return { call: [name, ...operands, ...named].join(' '), summary };
  });
  const width = Math.max(...lines.map(({ call }) => call.length).filter((length) => length <= longest));
  return [
    'Usage: node dist/src/cli.js AREA [VERB …] [--json] [--help]',
    '',
    ...lines.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
  ].join('\n');
}
