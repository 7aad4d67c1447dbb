import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../common/config-error.js';
import type { DatabasePlace } from '../config/database-place.js';
import { type Command, type Outcome, WrongUsage } from './command.js';
import { readSecret } from './secret-input.js';
import { withProgress } from './with-progress.js';

export const moveCommands: readonly Command[] = [
  {
    name: 'move',
    operands: ['FROM', 'TO'],
    summary: 'Copy everything to an empty database, such as from SQLite to PostgreSQL; stop the server first',
    examples: [
      'move sqlite:data/foyer.sqlite postgres://foyer@localhost/foyer',
      'move sqlite:data/foyer.sqlite - < target',
    ],
    notes:
      'A dash in place of one of them reads it from standard input, or asks for it without showing it: a password in an argument would be visible to others on the machine.',
    run: move,
  },
];

async function move(from?: string, to?: string): Promise<Outcome> {
  if (!from || !to) throw new WrongUsage('Name both databases, each as in DATABASE_URL: move FROM TO');
  if (from === '-' && to === '-') throw new WrongUsage('Only one of both can be read: move FROM -');
  const source = await placeOf('FROM', from);
  const target = await placeOf('TO', to);
  const { move } = await import('../database/move/move.js');
  const moved = await withProgress((show) => move(source, target, show));
  return { text: textOf(moved, aboutSecret(source, target)), json: { ...moved } };
}

/** @throws ConfigError. */
async function placeOf(side: 'FROM' | 'TO', url: string): Promise<DatabasePlace> {
  const { databasePlace } = await import('../config/database-place.js');
  const { inTermsOf } = await import('../database/move/sentences.js');
  // Others on the machine see an argument, and there may be a password in it.
  const place = databasePlace(url === '-' ? await readSecret(side, { once: true }) : url);
  if (typeof place === 'string') throw new ConfigError(inTermsOf(side, place));
  return place;
}

/** With another one, all links and sessions that were moved end. */
function aboutSecret(from: DatabasePlace, to: DatabasePlace): string {
  const [kept, wanted] = [secretFileOf(from), secretFileOf(to)];
  return [
    'With the same SECRET, links and sessions go on working and emails that wait are sent.',
    ...(kept !== undefined && existsSync(kept) ? [`If it was not set, it is in the file ${kept}.`] : []),
    `Set it before you start the server${wanted === undefined ? '' : `, or put it into the file ${wanted}`}.`,
  ].join(' ');
}

/** Where a server without SECRET keeps one, which is not possible with PostgreSQL. */
function secretFileOf(place: DatabasePlace): string | undefined {
  return place.engine === 'sqlite' ? join(dirname(place.file), 'secret') : undefined;
}

type Moved = Awaited<ReturnType<typeof import('../database/move/move.js').move>>;

function textOf({ tables, rows, replaced }: Moved, secret: string): string {
  const sums = Object.entries(tables).map(([name, sum]) => `  ${name}: ${sum.rows} rows, ${sum.checksum}`);
  const nul = Object.entries(replaced).map(
    ([column, texts]) => `${column}: ${texts} texts had a NUL, which PostgreSQL cannot store; it is U+FFFD now.`,
  );
  return [
    `Moved and compared: ${rows} rows. Each table with the checksum of both sides:`,
    ...sums,
    ...nul,
    secret,
  ].join('\n');
}
