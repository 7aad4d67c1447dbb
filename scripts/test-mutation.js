/**
 * `npm run test:mutation [-- src/http/csrf …]`: changes the guards of these files one at a time, and runs the tests that
 * should notice. What no test notices is listed at the end. `--concurrency 2` uses two processes.
 *
 * Takes hours for everything: run it on a machine with nothing else to do, since a slow test looks like a hanging one.
 */
import { Stryker } from '@stryker-mutator/core';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { slices } from './mutation-slices.js';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '1' } },
});
const wanted = positionals.map((path) => path.replace(/^src\//, ''));
const chosen = slices.filter(
  ([guards]) => wanted.length === 0 || wanted.some((path) => path.startsWith(guards) || guards.startsWith(path)),
);
if (chosen.length === 0) {
  console.error(`Nothing to mutate. Choose of: ${slices.map(([guards]) => `src/${guards}`).join(', ')}.`);
  process.exit(2);
}

const results = [];
for (const [guards, tests] of chosen) results.push(...(await mutate(guards, tests)));
report(results);

async function mutate(guards, tests) {
  const files = filesBelow('src', [guards]).filter((file) => wanted.length === 0 || isWanted(file));
  const stryker = new Stryker({
    mutate: files,
    // Most texts are keys that the compiler checks.
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules'],
    plugins: ['@stryker-mutator/jest-runner'],
    jest: {
      configFile: 'package.json',
      config: { testMatch: testsBelow(tests).map((file) => `<rootDir>/${file}`) },
      // Nearly every test starts the whole application, so all are related to every file.
      enableFindRelatedTests: false,
    },
    coverageAnalysis: 'perTest',
    concurrency: Number(values.concurrency),
    // On top of one and a half times what the tests take otherwise. Then the mutant counts as noticed: it hangs.
    timeoutMS: 30_000,
    ignorePatterns: ['.builds', 'dist', 'data', 'coverage'],
    // The thread that judges passwords runs the build.
    buildCommand: `ln -s ${realpathSync(join(root, 'dist'))} dist`,
    tempDirName: '.builds/mutation',
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { logTests: false, reportTests: false },
    warnings: false,
    logLevel: 'warn',
  });
  return stryker.runMutationTest();
}

function isWanted(file) {
  return wanted.some((path) => file.startsWith(`src/${path}`));
}

function filesBelow(folder, beginnings) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts') && beginnings.some((beginning) => name.startsWith(beginning)))
    .map((name) => `${folder}/${name}`);
}

/** Without those that start the built server: it is another process, and has no mutants in it. */
function testsBelow(beginnings) {
  return filesBelow('test', beginnings).filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return file.endsWith('.test.ts') && !/support\/(server|attack)\.js'/.test(text);
  });
}

/** The score is the share of the mutants that a test noticed. */
function report(mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const [noticed, missed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
  for (const { fileName, location, mutatorName, replacement, status } of mutants) {
    if (!['Survived', 'NoCoverage'].includes(status)) continue;
    const place = `${relative(root, fileName)}:${location.start.line}`;
    console.log(`${place}: ${mutatorName} → ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`);
  }
  console.log(
    `${noticed} of ${noticed + missed} mutants noticed (${Math.round((100 * noticed) / (noticed + missed || 1))} %).`,
  );
}
