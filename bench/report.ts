import BetterSqlite3 from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/common/package-root.js';
import { type Figure, isMet } from './figure.js';

/** The figures of one part as table rows. */
export function linesOf(part: string, figures: readonly Figure[]): string[] {
  return figures.map((one) => {
    const met = isMet(one);
    return `| ${part} | ${one.what} | ${rounded(one.value)}${one.unit && ` ${one.unit}`} | ${targetOf(one)} | ${met === undefined ? '' : met ? 'met' : '**not met**'} |`;
  });
}

export const tableHead = '| part | what | figure | target | |\n| --- | --- | --: | --- | --- |';

function targetOf({ target, unit }: Figure): string {
  if (!target) return '';
  const [words, value] =
    target.atLeast === undefined ? ['at most', target.atMost ?? NaN] : ['at least', target.atLeast];
  return `${words} ${rounded(value)}${unit && ` ${unit}`}`;
}

/** Three significant digits are enough. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

/** The machine and the versions. */
export function circumstances(): string {
  const [cpu] = cpus();
  const packages = ['@nestjs/core', 'express', 'hbs', 'typeorm', 'better-sqlite3', '@node-rs/argon2', 'autocannon'];
  return [
    `Machine: ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory.`,
    `Versions: Node ${process.versions.node}, SQLite ${sqliteVersion()}, ${packages.map((name) => `${name} ${versionOf(name)}`).join(', ')}.`,
  ].join('\n\n');
}

function sqliteVersion(): string {
  const db = new BetterSqlite3(':memory:');
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get();
  db.close();
  return version ?? 'unknown';
}

function versionOf(name: string): string {
  const file = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

const introduction = `# How fast Foyer is

Written by \`npm run bench\`: the built server in production, its clients on the same cores. What is compared is measured in
turns, after one to warm up: medians of nine. Of floods, starts and memory there are five each; the soak is one run. What each
part measures stands at the top of its file in \`bench/parts\`. A ratio says more than a rate, which another machine has
otherwise.`;

export function writeResults(table: string, day: string): void {
  writeFileSync(
    join(root, 'bench', 'RESULTS.md'),
    `${introduction}\n\nMeasured on ${day} with Node ${process.versions.node}.\n\n${circumstances()}\n\n${table}\n`,
  );
}
