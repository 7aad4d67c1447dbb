import type { Command } from './command.js';

/** What `--help` prints, of all commands or of some. */
export function usageOf(commands: readonly Command[]): string {
  const lines = commands.map(({ name, operands = [], summary }) => ({ call: [name, ...operands].join(' '), summary }));
  const width = Math.max(...lines.map(({ call }) => call.length));
  return [
    'Usage: node dist/src/cli.js AREA [VERB …] [--json] [--help]',
    '',
    ...lines.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
  ].join('\n');
}
