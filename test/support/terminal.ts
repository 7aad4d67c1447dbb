import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

interface Answer {
  /** What is on the screen when it is typed. */
  readonly asked: string;
  readonly typed: string;
}

/** Runs a command as somebody at a terminal, and returns all that was on the screen. */
export async function inTerminal(
  words: readonly string[],
  folder: string,
  environment: Record<string, string>,
  answers: readonly Answer[] = [],
): Promise<{ code: number | null; screen: string }> {
  const program = [process.execPath, join(root, 'dist/src/cli.js'), ...words].map((word) => `'${word}'`).join(' ');
  // `script` (util-linux) makes a terminal, and copies what happens there.
  const child = spawn('script', ['-qec', program, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...environment },
  });
  let screen = '';
  const waiting = [...answers];
  let from = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    const [next] = waiting;
    if (!next || !screen.slice(from).includes(next.asked)) return;
    waiting.shift();
    from = screen.length;
    child.stdin.write(`${next.typed}\r`);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, screen };
}

/** Runs a command that reads this from standard input. */
export async function withInput(
  input: string,
  words: readonly string[],
  folder: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), ...words], { cwd: folder, env: environment });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  // It may have ended without reading.
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
