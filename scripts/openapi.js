/**
 * `npm run openapi`: writes docs/openapi.json, which the built server answers at /api/v1/openapi.json. Refuses a change that
 * can break clients unless the first number of its version has risen. With `--check` it writes nothing, and fails unless
 * the file is up to date.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'prettier';
import { breakingChanges } from './openapi-changes.js';
import { freePort } from './postgres-cluster.js';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs/openapi.json');
const before = readFileSync(file, 'utf8');
const after = await format(JSON.stringify(await documentOfServer()), { parser: 'json', printWidth: 120 });
if (process.argv.includes('--check')) {
  if (before !== after) fail('docs/openapi.json is not what the server answers. Run npm run openapi and commit it.');
} else {
  const [old, now] = [JSON.parse(before), JSON.parse(after)];
  const major = ({ info }) => Number(info.version.split('.')[0]);
  const changes = breakingChanges(old, now);
  if (changes.length > 0 && major(now) <= major(old))
    fail(
      `These changes can break clients. Undo them, or raise apiVersion to ${major(old) + 1}.0.0:\n${changes.join('\n')}`,
    );
  else writeFileSync(file, after);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** At the address that the documentation uses. */
async function documentOfServer() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-openapi-'));
  const port = await freePort();
  const environment = { PORT: String(port), BASE_URL: 'https://accounts.example.com' };
  const server = spawn(process.execPath, [join(root, 'dist/src/main.js')], { cwd: folder, env: environment });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk));
  try {
    while (!output.includes('Foyer is ready')) {
      if (server.exitCode !== null) throw new Error(output);
      await wait(50);
    }
    const answer = await globalThis.fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`);
    return await answer.json();
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}
