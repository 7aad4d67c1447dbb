import type { Command } from './command.js';
import { type Following, followings, type Option } from './completion-words.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** What a shell reads to complete `foyer …`. It names every command, and asks no program when somebody presses Tab. */
export function completionFor(shell: Shell, commands: readonly Command[]): string {
  const all = followings(commands);
  if (shell === 'fish') return fish(all);
  return shell === 'bash' ? bash(all) : zsh(all);
}

function bash(all: readonly Following[]): string {
  return `# foyer completion for bash: source <(npx foyer completion bash)
_foyer() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" typed='' choices='' files='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) typed+="$word " ;; esac
  done
${decisions(all)}
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
  if [ -n "$files" ]; then
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -F _foyer foyer
`;
}

function zsh(all: readonly Following[]): string {
  return `#compdef foyer
# foyer completion for zsh: source <(npx foyer completion zsh)
_foyer() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" typed='' choices='' files='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in -*) ;; *) typed+="$word " ;; esac
  done
${decisions(all)}
  compadd -- \${=choices}
  if [ -n "$files" ]; then _files; fi
}
compdef _foyer foyer
`;
}

/** Sets \`choices\` and \`files\` by \`typed\` and \`previous\`, in the words of both shells. */
function decisions(all: readonly Following[]): string {
  const cases = all.map(({ after, isCommand, words, options, files }) => {
    const pattern = after === '' ? `''` : `'${after} '${isCommand ? '*' : ''}`;
    const choices = [...words.map(({ word }) => word), ...options.map(({ name }) => `--${name}`)].join(' ');
    return `    ${pattern}) choices='${choices}'${files ? ' files=yes' : ''} ;;`;
  });
  const valued = valuedOptions(all).map(({ name, value }) =>
    value === 'file'
      ? `    --${name}) choices='' files=yes ;;`
      : `    --${name}) choices='${value.join(' ')}' files='' ;;`,
  );
  return ['  case "$typed" in', ...cases, '  esac', '  case "$previous" in', ...valued, '  esac'].join('\n');
}

function valuedOptions(all: readonly Following[]): (Option & { readonly value: NonNullable<Option['value']> })[] {
  const byName = new Map<string, NonNullable<Option['value']>>();
  for (const { options } of all)
    for (const { name, value } of options) if (value !== undefined) byName.set(name, value);
  return [...byName].map(([name, value]) => ({ name, value }));
}

function fish(all: readonly Following[]): string {
  return `# foyer completion for fish: npx foyer completion fish | source
function __foyer_typed
  for word in (commandline -opc)[2..-1]
    string match -q -- '-*' $word; or echo $word
  end
end
function __foyer_at
  set -l typed (__foyer_typed)
  test "$typed" = "$argv[1]"
end
function __foyer_in
  set -l typed (__foyer_typed)
  string match -q -- "$argv[1] *" "$typed "
end
complete -c foyer -f
complete -c foyer -l json -d 'For programs'
complete -c foyer -l help -d 'Explain it'
${all.flatMap(fishLines).join('\n')}
`;
}

function fishLines({ after, isCommand, words, options, files }: Following): string[] {
  const at = isCommand ? `__foyer_in "${after}"` : `__foyer_at "${after}"`;
  return [
    ...words.map(({ word, summary }) => `complete -c foyer -n '__foyer_at "${after}"' -a ${word}${described(summary)}`),
    ...options
      .filter(({ name }) => name !== 'json' && name !== 'help')
      .map(({ name, value }) => `complete -c foyer -n '${at}' -l ${name}${fishValue(value)}`),
    ...(files ? [`complete -c foyer -n '${at}' -F`] : []),
  ];
}

function fishValue(value: Option['value']): string {
  if (value === undefined) return '';
  if (value === 'file') return ' -r -F';
  return value.length === 0 ? ' -x' : ` -x -a '${value.join(' ')}'`;
}

function described(summary: string): string {
  return summary === '' ? '' : ` -d '${summary.replaceAll(/['\\]/g, '\\$&')}'`;
}
