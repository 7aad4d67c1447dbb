import { type Form, full, short } from './form.js';
import type { Figure } from './figure.js';
import { attacks } from './parts/attacks.js';
import { bytes } from './parts/bytes.js';
import { flood } from './parts/flood.js';
import { logins } from './parts/logins.js';
import { pages } from './parts/pages.js';
import { people } from './parts/people.js';
import { postgres } from './parts/postgres.js';
import { registrations } from './parts/registrations.js';
import { size } from './parts/size.js';
import { soak } from './parts/soak.js';
import { start } from './parts/start.js';
import { circumstances, linesOf, tableHead, writeResults } from './report.js';

const parts: Readonly<Record<string, (form: Form) => Promise<Figure[]>>> = {
  logins,
  pages,
  flood,
  attacks,
  registrations,
  bytes,
  size,
  postgres,
  people,
  start,
  soak,
};

/** `npm run bench -- [--short] [part …]`. Only a full run of all parts is saved. */
const asked = process.argv.slice(2);
const form = asked.includes('--short') ? short : full;
const names = asked.filter((one) => one !== '--short');
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

console.log(`${circumstances()}\n\n${tableHead}`);
const lines: string[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const added = linesOf(name, await measure(form));
  console.log(added.join('\n'));
  lines.push(...added);
}
if (names.length === 0 && form === full) {
  writeResults([tableHead, ...lines].join('\n'), new Date().toISOString().slice(0, 10));
}
