import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../../src/common/package-root.js';

const vite = join(root, 'node_modules/vite/bin/vite.js');

/** One of the examples, built and served as its own configuration says, on this port. */
export class FrontEnd {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  static async open(
    { framework, variant }: { readonly framework: 'vue' | 'react'; readonly variant: 'bearer' | 'cookie' },
    port: number,
    foyer: string,
  ): Promise<FrontEnd> {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-front-end-'));
    const run = (verb: string, ...args: string[]): Started =>
      start([vite, verb, '--mode', variant, '--outDir', folder, ...args], join(root, 'examples', framework), foyer);
    const build = run('build', '--emptyOutDir', '--logLevel', 'warn');
    const [code] = (await once(build.process, 'close')) as [number | null];
    if (code !== 0 || build.output() !== '') throw new Error(`The build of ${framework} says: ${build.output()}`);
    const preview = run('preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort');
    const url = `http://localhost:${port}${variant === 'cookie' ? '/app/' : '/'}`;
    while (!(await answers(url))) {
      if (preview.process.exitCode !== null) throw new Error(`It was not served: ${preview.output()}`);
      await wait(50);
    }
    return new FrontEnd(url, folder, preview.process);
  }

  async close(): Promise<void> {
    const ended = once(this.server, 'close');
    this.server.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
}

function start(args: string[], cwd: string, foyer: string): Started {
  const { PATH = '', HOME = '' } = process.env;
  // Without what jest sets, such as NODE_ENV, which would build for development.
  const env = { PATH, HOME, VITE_FOYER_URL: foyer };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { process: child, output: () => output };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
