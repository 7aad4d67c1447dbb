import { jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/common/package-root.js';
import { freePort } from '../support/server.js';

// It compiles the whole application, several times.
jest.setTimeout(240_000);

/** What is built for browsers. */
const scripts = ['public/assets/password-rules.js', 'public/assets/passkeys.js'];

/** A copy of the project, as a clone of it after `npm ci`. */
let project: string;
let started: Program[];

beforeAll(() => {
  started = [];
  project = mkdtempSync(join(tmpdir(), 'foyer-start-'));
  const copied = ['src', 'migrations', 'views', 'public', 'scripts', 'package.json', 'package-lock.json'];
  for (const name of [...copied, 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(root, name), join(project, name), { recursive: true });
  }
  for (const script of scripts) rmSync(at(script), { force: true });
  symlinkSync(join(root, 'node_modules'), at('node_modules'));
});

afterAll(async () => {
  for (const program of started) await program.end('SIGKILL');
  rmSync(project, { recursive: true });
});

const at = (path: string): string => join(project, path);

/** What somebody types in the project's folder, with all that it starts. */
class Program {
  output = '';
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;

  constructor(
    [command = '', ...args]: string[],
    readonly port = 0,
  ) {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, PORT: String(port) };
    // In a group of its own, which can be ended as a whole.
    this.child = spawn(command, args, { cwd: project, env, detached: true });
    this.closed = once(this.child, 'close');
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    started.push(this);
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async until(happened: () => boolean): Promise<void> {
    while (!happened()) {
      if (this.isOver) throw new Error(`It has ended: ${this.output}`);
      await wait(10);
    }
  }

  async says(words: string): Promise<void> {
    await this.until(() => this.output.includes(words));
  }

  type(words: string): void {
    this.child.stdin?.write(`${words}\n`);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isOver && this.child.pid !== undefined) process.kill(-this.child.pid, signal);
    await this.closed;
  }

  async toEnd(): Promise<string> {
    await this.closed;
    return this.output;
  }
}

const npmStart = async (): Promise<Program> => new Program(['npm', 'start'], await freePort());

const build = (): Promise<string> => new Program(['node', 'scripts/build.js']).toEnd();

/** Every built file, with what changes when it is written or replaced. */
function builtFiles(): Record<string, string> {
  const names = readdirSync(at('.builds'), { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    [...names, ...scripts.map((script) => `../${script}`)].sort().map((name) => {
      const { ino, mtimeMs, ctimeMs } = statSync(at(join('.builds', name)));
      return [name, `${ino} ${mtimeMs} ${ctimeMs}`];
    }),
  );
}

async function answers({ port }: Program, path: string): Promise<boolean> {
  const { status } = await fetch(`http://localhost:${port}${path}`);
  return status === 200;
}

/** Of the first build, which the later tests start from. */
let both: Program[];
let first: string;
let files: Record<string, string>;

const importsLate =
  "process.stdin.once('data', () => void import('./late.js').then(({ word }) => console.log(word)));\n";

/** A module that the server imports long after its start, as it does with what is seldom needed. */
function addLateImport(): void {
  writeFileSync(at('src/late.ts'), "export const word = 'the first word';\n");
  appendFileSync(at('src/main.ts'), importsLate);
}

function removeLateImport(): void {
  rmSync(at('src/late.ts'));
  writeFileSync(at('src/main.ts'), readFileSync(at('src/main.ts'), 'utf8').replace(importsLate, ''));
}

/** Each begins where the one before it ended, since a build takes ten seconds. */
describe('npm start', () => {
  it('builds what is not built yet, for two at once too', async () => {
    addLateImport();
    both = await Promise.all([npmStart(), npmStart()]);
    for (const one of both) {
      await one.says('Foyer is ready');
      expect(await answers(one, '/login')).toBe(true);
      expect(await answers(one, '/assets/password-rules.js')).toBe(true);
    }
    expect(readdirSync(at('.builds'))).toHaveLength(1);
    first = realpathSync(at('dist'));
    files = builtFiles();
  });

  it('builds nothing when nothing changed, and ends with the server', async () => {
    const third = await npmStart();
    await third.says('Foyer is ready');
    expect(builtFiles()).toEqual(files);
    await third.end('SIGTERM');
    expect(third.output).toContain('stopped');
  });

  it('does not take a build that was killed for a whole one', async () => {
    removeLateImport();
    const killed = new Program(['node', 'scripts/build.js']);
    // The compiler has begun to write.
    await killed.until(() => Object.keys(builtFiles()).length > Object.keys(files).length + 5);
    await killed.end('SIGKILL');
    expect(realpathSync(at('dist'))).toBe(first);

    expect(await build()).toContain('Building');
    expect(realpathSync(at('dist'))).not.toBe(first);
    expect(existsSync(at('dist/src/main.js'))).toBe(true);
  });

  it('has nothing of a source file that was deleted', () => {
    expect(existsSync(at('dist/src/late.js'))).toBe(false);
  });

  it('leaves a running server all that it was started from', async () => {
    for (const one of both) {
      one.type('go on');
      await one.says('the first word');
      expect(await answers(one, '/login')).toBe(true);
    }
  });

  it('builds nothing twice: what comes back is still there', async () => {
    addLateImport();
    expect(await build()).toBe('');
    expect(realpathSync(at('dist'))).toBe(first);
  });

  it.each(scripts)('brings %s back where only that is gone', async (script) => {
    const before = readFileSync(at(script));
    rmSync(at(script));
    expect(await build()).toBe('');
    expect(readFileSync(at(script)).equals(before)).toBe(true);
  });

  it('says what the compiler says, and keeps the last build', async () => {
    writeFileSync(at('src/wrong.ts'), "export const port: number = 'eighty';\n");
    expect(await build()).toContain('src/wrong.ts(1,14): error TS2322');
    expect(realpathSync(at('dist'))).toBe(first);
    expect(readdirSync(at('.builds')).filter((name) => name.startsWith('unfinished'))).toHaveLength(1);
  });
});
