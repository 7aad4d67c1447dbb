import type { Command } from './command.js';

/** What may follow on a command line. */
export interface Following {
  /** The words so far, without options: `users sessions`. Empty for all areas. */
  readonly after: string;
  /** Also after more words: these are the operands of a command. */
  readonly isCommand: boolean;
  readonly words: readonly Word[];
  readonly options: readonly Option[];
  readonly files: boolean;
}

interface Word {
  readonly word: string;
  readonly summary: string;
}

export interface Option {
  readonly name: string;
  /** What its value can be, if there is a list; `file` if it is one; undefined for a switch. */
  readonly value: readonly string[] | 'file' | undefined;
}

/** For every beginning of a command, the longest first. */
export function followings(commands: readonly Command[]): Following[] {
  const beginnings = new Set(['']);
  for (const { name } of commands) {
    const words = name.split(' ');
    for (const [index] of words.entries()) beginnings.add(words.slice(0, index + 1).join(' '));
  }
  return [...beginnings].map((after) => following(after, commands)).sort((a, b) => depth(b.after) - depth(a.after));
}

function following(after: string, commands: readonly Command[]): Following {
  const start = after === '' ? '' : `${after} `;
  const longer = commands.filter(({ name }) => name !== after && name.startsWith(start));
  const next = new Map<string, string>();
  for (const { name, summary } of longer) {
    const [word = '', ...rest] = name.slice(start.length).split(' ');
    if (!next.has(word)) next.set(word, rest.length === 0 ? summary : `${start}${word} …`);
  }
  const command = commands.find(({ name }) => name === after);
  const operands = command?.operands ?? [];
  return {
    after,
    isCommand: command !== undefined,
    words: [
      ...[...next].map(([word, summary]) => ({ word, summary })),
      ...operands.flatMap(choicesIn).map((word) => ({ word, summary: '' })),
    ],
    options: [...Object.entries(command?.options ?? {}).map(optionOf), ...always],
    files: operands.some((operand) => operand.includes('FILE')),
  };
}

const always: readonly Option[] = ['json', 'help'].map((name) => ({ name, value: undefined }));

function optionOf([name, value]: [string, string]): Option {
  if (value === '') return { name, value: undefined };
  return { name, value: value.includes('FILE') ? 'file' : choicesIn(value) };
}

/** Of `ID|all` only what can be typed as it is. */
function choicesIn(shown: string): string[] {
  const words = shown.replaceAll(/[[\]…]/g, '').split('|');
  return words.length === 1 ? [] : words.filter((word) => /^(?:[a-z]+|[A-Z]+\d+)$/.test(word));
}

function depth(words: string): number {
  return words === '' ? 0 : words.split(' ').length;
}
