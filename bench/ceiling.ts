import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A bare page and a bare form on this stack, in a separate process. */
export class Ceiling {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {
    process.on('exit', () => child.kill());
  }

  static async start(): Promise<Ceiling> {
    const child = fork(fileURLToPath(new URL('ceiling-server.js', import.meta.url)), {
      env: { NODE_ENV: 'production' },
    });
    const [port] = (await once(child, 'message')) as [number];
    return new Ceiling(child, port);
  }

  get urls(): string[] {
    return [`http://127.0.0.1:${this.port}`];
  }

  stop(): void {
    this.child.kill();
  }
}
