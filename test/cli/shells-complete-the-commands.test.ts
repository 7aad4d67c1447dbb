import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../support/server.js';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-completion-'));
  writeFileSync(join(folder, 'users of 2025.jsonl'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await runToEnd('src/cli.js', ['completion', shell], folder, {});
    expect([code, stderr]).toEqual([0, '']);
    writeFileSync(join(folder, `script.${shell}`), stdout);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function shell(program: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

const isThere = (program: string): boolean => spawnSync(program, ['-c', 'exit']).status === 0;

/** What each offers when Tab is pressed at the end of this line. */
const offers: Readonly<Record<string, (line: string) => string[]>> = {
  bash(line) {
    const words = line.split(' ');
    const list = words.map((word) => `'${word}'`).join(' ');
    const act = `source script.bash; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _foyer`;
    return shell('bash', '--norc', '-c', `${act}; printf '%s\\n' "\${COMPREPLY[@]}"`);
  },
  zsh(line) {
    const words = line.split(' ');
    const current = words.at(-1) ?? '';
    const list = words.map((word) => `'${word}'`).join(' ');
    // As the shell itself, it offers what begins with what was typed.
    const ours = `compdef() { :; }; compadd() { shift; print -rl -- "\${(@M)@:#${current}*}"; }; _files() { print -rl -- ${current}*; }`;
    return shell('zsh', '-fc', `${ours}; source ./script.zsh; words=(${list}); CURRENT=${words.length}; _foyer`);
  },
  fish(line) {
    const found = shell('fish', '--no-config', '-c', `source script.fish; complete -C '${line}'`);
    return found.map((one) => one.split('\t')[0] ?? '');
  },
};

// Those that this machine has. Bash is everywhere where these tests run.
describe.each(Object.keys(offers).filter((name) => name === 'bash' || isThere(name)))('In %s', (name) => {
  const offered = (line: string): string[] => offers[name]?.(line) ?? [];

  it.each([
    { line: 'foyer us', has: ['users'], not: ['doctor', 'list'] },
    { line: 'foyer users ', has: ['list', 'show', 'sessions', 'factors'], not: ['users', 'end', 'doctor'] },
    { line: 'foyer users sessions ', has: ['end'], not: ['list', 'remove'] },
    { line: 'foyer users sessions end ', has: ['everybody'], not: ['end'] },
    { line: 'foyer mail retry ', has: ['all'], not: ['ID'] },
    { line: 'foyer migrate ', has: ['undo'], not: ['list'] },
    { line: 'foyer completion ', has: ['bash', 'zsh', 'fish'], not: ['undo'] },
    { line: 'foyer users delete ada@example.com --', has: ['--now', '--json', '--help'], not: ['--search'] },
    { line: 'foyer --json users ', has: ['list'], not: ['doctor'] },
    { line: 'foyer clients add --alg ', has: ['ES256', 'RS256'], not: ['--name'] },
  ])('“$line” is completed', ({ line, has, not }) => {
    const found = offered(line);
    expect(found).toEqual(expect.arrayContaining(has));
    expect(found.filter((word) => not.includes(word))).toEqual([]);
  });

  it('files are offered where a file is meant, also with spaces in their name', () => {
    expect(offered('foyer import us').map((word) => word.replaceAll('\\', ''))).toEqual(['users of 2025.jsonl']);
    expect(offered('foyer import users.jsonl --report us').map((word) => word.replaceAll('\\', ''))).toEqual([
      'users of 2025.jsonl',
    ]);
    expect(offered('foyer users show us')).toEqual([]);
  });
});

describe('The command', () => {
  it('refuses other shells', async () => {
    for (const words of [['completion'], ['completion', 'tcsh']])
      expect(await runToEnd('src/cli.js', words, folder, {})).toMatchObject({ code: 2, stdout: '' });
  });
});
