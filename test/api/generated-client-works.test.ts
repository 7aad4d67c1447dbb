import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { Server } from '../support/server.js';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-client-'));
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

describe('A client in TypeScript that is generated from docs/openapi.json', () => {
  it('compiles, and walks from a registration to the log-out', async () => {
    const bin = (name: string, ...args: string[]): string =>
      execFileSync(join(root, 'node_modules/.bin', name), args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    bin('openapi-typescript', join(root, 'docs/openapi.json'), '--output', join(folder, 'schema.ts'));
    copyFileSync(join(root, 'examples/typescript/walk.ts'), join(folder, 'walk.ts'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const options = ['--target', 'es2023', '--module', 'nodenext', '--strict', '--exactOptionalPropertyTypes'];
    bin('tsc', ...options, '--skipLibCheck', '--types', 'node', 'walk.ts');
    const program = `
      const { walk } = await import(${JSON.stringify(pathToFileURL(join(folder, 'walk.js')).href)});
      const wait = () => new Promise((done) => process.stdin.once('data', (text) => done(String(text).trim())));
      console.log((await walk(process.argv[1], 'ada@example.com', wait)).join('\\n'));
      process.exit(0);`;
    const client = spawn(process.execPath, ['--input-type=module', '-e', program, server.url], { stdio: 'pipe' });
    let output = '';
    for (const stream of [client.stdout, client.stderr])
      stream.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise((resolve) => client.once('exit', resolve));
    const { link } = await server.mailbox.lastTo('ada@example.com');
    client.stdin.write(`${link.split('/').at(-1) ?? ''}\n`);
    await ended;
    expect(output.trim().split('\n')).toEqual([
      'ada@example.com is called Ada',
      'the newest of 3 entries is profile-changed',
      'refused: displayName.link',
      'after the log-out: 401',
    ]);
  }, 60_000);
});
