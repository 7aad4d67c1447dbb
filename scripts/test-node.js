/**
 * `npm run test:node -- 24 [test …]`: runs the tests on the newest release of another Node version, from npm's package.
 *
 * Runs in a copy of the project in `.builds` with its own packages, because SQLite is compiled for one Node version.
 * Compiling takes a minute or two, and is repeated only when packages or Node change.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const [version, ...tests] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version ?? '')) {
  console.error('Say which Node: npm run test:node -- 24');
  process.exit(2);
}

const root = join(import.meta.dirname, '..');
/** Not in `node_modules`: Jest ignores tests there. */
const cache = join(root, '.builds', `node-${version}`);
const project = join(cache, 'project');
/** Not copied: created again in the copy, or not needed. */
const left = ['.git', '.builds', 'dist', 'node_modules', 'data', 'coverage', '.env'];

const node = installNode();
copyProject();
installPackages();
run('npm', ['test', '--', ...tests], project);

/** The package with the program and its headers; `node` only chooses among these. */
function installNode() {
  const name = `node-${process.platform}-${process.arch}`;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', `${name}@${version}`], cache, process.env);
  return join(cache, 'node_modules', name);
}

function copyProject() {
  mkdirSync(project, { recursive: true });
  for (const name of readdirSync(project)) {
    if (!left.includes(name)) rmSync(join(project, name), { recursive: true });
  }
  for (const name of readdirSync(root)) {
    if (!left.includes(name)) cpSync(join(root, name), join(project, name), { recursive: true });
  }
}

function installPackages() {
  const installed = join(project, 'node_modules', '.installed-for');
  const wanted =
    readFileSync(join(node, 'package.json'), 'utf8') + readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  run('npm', ['ci', '--no-audit', '--no-fund'], project);
  writeFileSync(installed, wanted);
}

/** As in a shell with only that Node. */
function environment() {
  return {
    ...process.env,
    PATH: [join(node, 'bin'), process.env.PATH].join(delimiter),
    // Otherwise node-gyp would download the headers.
    npm_config_nodedir: node,
  };
}

function run(command, args, cwd, env = environment()) {
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
