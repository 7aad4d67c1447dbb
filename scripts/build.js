/**
 * `npm run build`, and the first step of `npm start` and `npm test`: builds only if something changed.
 *
 * Each build has its own folder in `.builds`, named after a hash of its inputs, and `dist` is a link to the current one.
 * Node follows the link once, at startup, so a running server keeps its own build, whatever is built or deleted later.
 * No lock is needed: a build gets its name when it is complete, and two builds of the same sources make the same files.
 *
 * `node scripts/build.js browser` writes the browser's scripts only, for `npm run dev`.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const inputs = [
  'src',
  'migrations',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.js',
];
const builds = '.builds';
/** From where, and in the folder of a build as well as where pages find them. */
const browserScripts = {
  'src/browser/password-rules.ts': 'public/assets/password-rules.js',
  'src/browser/passkeys.ts': 'public/assets/passkeys.js',
};
/** A server started this many changes ago still finds modules that it imports late. */
const kept = 10;
const anHour = 60 * 60 * 1000;

process.chdir(join(import.meta.dirname, '..'));
mkdirSync(builds, { recursive: true });
if (process.argv[2] === 'browser') await publishNewBrowserScripts();
else await buildWhatChanged();

async function buildWhatChanged() {
  const build = join(builds, hashOf(inputs));
  const isNew = !existsSync(build);
  if (isNew) await make(build);
  publishFrom(build);
  point('dist', build);
  if (isNew) deleteOldBuilds(build);
}

async function publishNewBrowserScripts() {
  const folder = temporary();
  await bundleBrowserScripts(folder);
  publishFrom(folder);
  rmSync(folder, { recursive: true });
}

/** Of file names and contents. Modification times are useless: `git` changes them, too. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

async function make(build) {
  console.log('Building …');
  const unfinished = temporary();
  compile(unfinished);
  await bundleBrowserScripts(unfinished);
  try {
    renameSync(unfinished, build);
  } catch (error) {
    // Another process has just finished the same build.
    if (!existsSync(build)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

/** Not with `mkdtemp`: other users of the machine could not read the build. */
function temporary() {
  const folder = join(builds, `unfinished-${randomUUID()}`);
  mkdirSync(folder);
  return folder;
}

function compile(folder) {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--project', 'tsconfig.build.json', '--outDir', folder];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
  if (status === 0) return;
  // The compiler has printed the errors.
  rmSync(folder, { recursive: true });
  process.exit(status ?? 1);
}

/** Imported only here: without development packages, an existing build still starts. */
async function bundleBrowserScripts(folder) {
  const { buildSync } = await import('esbuild');
  for (const [source, script] of Object.entries(browserScripts))
    buildSync({
      entryPoints: [source],
      bundle: true,
      minify: true,
      logLevel: 'warning',
      outfile: join(folder, script),
    });
}

function publishFrom(folder) {
  for (const script of Object.values(browserScripts)) publish(join(folder, script), script);
}

/** By renaming, so that a running server never sends a partial file. */
function publish(built, script) {
  const content = readFileSync(built);
  if (existsSync(script) && readFileSync(script).equals(content)) return;
  const copy = join(builds, `unfinished-${randomUUID()}`);
  writeFileSync(copy, content);
  renameSync(copy, script);
}

/** By renaming, so that the link always exists. */
function point(link, folder) {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && readlinkSync(link) === folder) return;
  // A folder here is the build of an earlier version of Foyer.
  if (found?.isDirectory()) rmSync(link, { recursive: true });
  const now = new Date();
  utimesSync(folder, now, now);
  const newLink = join(builds, `unfinished-${randomUUID()}`);
  symlinkSync(folder, newLink);
  renameSync(newLink, link);
}

function deleteOldBuilds(current) {
  const age = (path) => Date.now() - lstatSync(path).mtimeMs;
  const paths = readdirSync(builds).map((name) => join(builds, name));
  const old = paths
    .filter((path) => /[\\/][0-9a-f]{16}$/.test(path) && path !== current)
    .sort((one, other) => age(one) - age(other))
    .slice(kept - 1);
  for (const path of old) {
    // Rename first: a partial build must not look complete.
    const unfinished = join(dirname(path), `unfinished-${randomUUID()}`);
    renameSync(path, unfinished);
    rmSync(unfinished, { recursive: true });
  }
  // Left by killed builds. Newer ones may still be in progress.
  for (const path of paths.filter((path) => path.includes('unfinished-') && age(path) > anHour)) {
    rmSync(path, { recursive: true, force: true });
  }
}
