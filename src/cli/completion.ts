import { type Command, type Outcome, WrongUsage } from './command.js';

/** @param commands all of them, this one included. */
export function completionCommands(commands: () => readonly Command[]): readonly Command[] {
  return [
    {
      name: 'completion',
      operands: ['bash|zsh|fish'],
      summary: 'Print a script with which a shell completes these commands',
      examples: ['completion bash', 'completion fish'],
      notes:
        'In bash and zsh, add `source <(node /opt/foyer/dist/src/cli.js completion bash)` (or zsh) to .bashrc or .zshrc, in fish `node /opt/foyer/dist/src/cli.js completion fish | source` to config.fish. ' +
        'It completes the command foyer, which can be a function: `foyer() { (cd /opt/foyer && node dist/src/cli.js "$@"); }`',
      run: (shell = '') => complete(shell, commands()),
    },
  ];
}

async function complete(shell: string, commands: readonly Command[]): Promise<Outcome> {
  const { completionFor, shells } = await import('./completion-scripts.js');
  const known = shells.find((one) => one === shell);
  if (known === undefined) throw new WrongUsage('Name the shell: completion bash|zsh|fish');
  const script = completionFor(known, commands);
  return { text: script.trimEnd(), json: { shell, script } };
}
