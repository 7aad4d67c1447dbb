import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

/** A clone after `npm ci`. */
let clone: string;
let cache: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'foyer-npx-'));
  cache = mkdtempSync(join(tmpdir(), 'foyer-npm-'));
  for (const name of ['package.json', 'package-lock.json', 'scripts'])
    cpSync(join(root, name), join(clone, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
});

afterEach(() => {
  for (const folder of [clone, cache]) rmSync(folder, { recursive: true });
});

function npx(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('npx', ['foyer', ...words], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      npm_config_cache: cache,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
      DATABASE_URL: 'sqlite:foyer.sqlite',
    },
  });
}

describe('`npx foyer` in the folder of a clone', () => {
  it('says what to do before the first build', () => {
    expect(npx('migrate')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'Foyer is not built yet. Run this first, in its folder: npm run build\n',
    });
  }, 120_000);

  it('runs the commands in this folder, and shows how to call them', () => {
    symlinkSync(realpathSync(join(root, 'dist')), join(clone, 'dist'));
    const help = npx('users', '--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Usage: npx foyer /);
    expect(help.stdout).toContain('  npx foyer users show ada@example.com\n');
    expect(npx('migrate')).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(clone, 'foyer.sqlite'))).toBe(true);
    expect(npx('nonsense')).toMatchObject({ status: 2 });
  }, 120_000);
});
