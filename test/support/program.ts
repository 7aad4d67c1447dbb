import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

interface Started {
  readonly command: string;
  /** In the folder that it is given. */
  readonly args: (folder: string) => readonly string[];
  readonly files: (folder: string) => Readonly<Record<string, string>>;
  /** Where it listens, on 127.0.0.1. */
  readonly port: number;
}

/** A server that is not ours, in a folder of its own. */
export class Program {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start({ command, args, files, port }: Started): Promise<Program> {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-program-'));
    // Workers of nginx and Apache run as another user.
    chmodSync(folder, 0o755);
    for (const [name, text] of Object.entries(files(folder))) writeFileSync(join(folder, name), text);
    const env = { HOME: folder, PATH: '/usr/bin:/bin' };
    const process = spawn(command, args(folder), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    for (const stream of [process.stdout, process.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!(await isListening(port))) {
      if (process.exitCode !== null) throw new Error(`${command} did not start: ${output}`);
      await wait(20);
    }
    return new Program(process, folder);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
