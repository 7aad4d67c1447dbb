import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, problemsIn, type Sources } from './evidence.js';
import { idsNamedIn } from './titles.js';

const target = 'docs/asvs.md';

/** Writes the evidence of the project in this folder, and returns what is missing in it. */
export function writeEvidence(root: string): string[] {
  const sources = sourcesIn(root);
  writeFileSync(join(root, target), documentOf(sources));
  return problemsIn(sources);
}

/** The same without writing; that it was not written is one thing that can be missing. */
export function checkEvidence(root: string): string[] {
  const sources = sourcesIn(root);
  const isWritten = sources.read(target) === documentOf(sources);
  return [...problemsIn(sources), ...(isWritten ? [] : [`${target} is out of date: npm run asvs`])];
}

function sourcesIn(root: string): Sources {
  const read = (path: string): string | undefined =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => `test/${name}`);
  return {
    requirements: rowsOf(read('docs/asvs-5.0.0.tsv')).map(([id = '', level = '', words = '']) => ({
      id,
      level,
      words,
    })),
    answers: rowsOf(read('docs/asvs-answers.tsv')).map(([id = '', kind = '', place = '', words = '']) => ({
      id,
      kind,
      place,
      words,
    })),
    tests: new Map(tests.map((path) => [path, idsNamedIn(read(path) ?? '')])),
    read,
  };
}

/** The first row has the names of the columns. */
function rowsOf(table = ''): string[][] {
  const [, ...rows] = table.trimEnd().split('\n');
  return rows.map((row) => row.split('\t'));
}

/** `npm run asvs`, and `npm run asvs -- --check`. npm runs both in the project's folder. */
function main(): void {
  const run = process.argv.includes('--check') ? checkEvidence : writeEvidence;
  const problems = run(process.cwd());
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
