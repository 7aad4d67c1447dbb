import type { Command } from './command.js';
import { callOf, exitCodes } from './usage.js';

/** docs/commands.md, as Markdown that Prettier has not formatted yet. `npm run commands` writes it. */
export function commandsPage(commands: readonly Command[]): string {
  const areas = [...new Set(commands.map(({ name }) => areaOf(name)))];
  return [
    '# Commands',
    '',
    introduction,
    '',
    '| exit code | meaning |',
    '| --- | --- |',
    ...exitCodes.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
    areas.map((area) => `[${area}](#${area})`).join(' · '),
    '',
    ...areas.flatMap((area) => [
      `## ${area}`,
      '',
      ...commands.filter(({ name }) => areaOf(name) === area).flatMap(sectionOf),
    ]),
  ].join('\n');
}

function areaOf(name: string): string {
  return name.split(' ')[0] ?? '';
}

function sectionOf(command: Command): string[] {
  const { summary, notes, examples } = command;
  return [
    `**\`${callOf(command)}\`** — ${summary}.`,
    '',
    ...(notes === undefined ? [] : [notes, '']),
    '```sh',
    ...examples.map((example) => `npx foyer ${example}`),
    '```',
    '',
  ];
}

const introduction = `<!-- Written by npm run commands from src/cli. -->

What an operator can do beside the server, in the folder of Foyer, as the user that runs it and with its environment
([how](operations.md#commands-on-a-production-server)). \`npx foyer …\` and \`node dist/src/cli.js …\` are the same; the first says what to do when
Foyer is not built. Only in the folder of Foyer: elsewhere npx looks for a package of that name in the registry.

- \`--help\` lists all commands; after an area or a command it shows examples.
- \`--json\` prints the result for programs, on standard output: also of a refusal, as \`{"error": {"code", "message"}}\`.
- What lasts shows its [progress](operations.md#progress) on standard error.
- Passwords and secrets are never arguments, which others on the machine can see. A command asks for them on the terminal, without showing
  them, or reads them from standard input.
- \`completion bash|zsh|fish\` makes the shell complete commands, options and files.`;
