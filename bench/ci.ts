import type { Figure } from './figure.js';
import { short } from './form.js';
import { logins } from './parts/logins.js';
import { pages } from './parts/pages.js';
import { registrations } from './parts/registrations.js';

/**
 * Two thirds of the usual values (0.71, 0.94, 0.57 and 0.50): noise stays above, half the speed does not. Only ratios,
 * because a rate depends on the machine. A check of an application, which goes with every request there, has to be cheaper
 * than a page by more than that.
 */
const floors: Readonly<Record<string, number>> = {
  'log-ins to raw verifications': 0.47,
  '`/login` to the ceiling': 0.62,
  '`/account` to the ceiling': 0.38,
  '`/authz/nginx` to `/account`': 2,
  'registrations to raw verifications': 0.33,
};

/** `npm run bench:ci`: exits with 1 if something has become half as fast. */
console.log(`Node ${process.version}`);
const figures: Figure[] = [];
for (const measure of [logins, pages, registrations]) figures.push(...(await measure(short)));
for (const [what, floor] of Object.entries(floors)) {
  const measured = figures.find((figure) => figure.what === what);
  if (!measured) throw new Error(`There is no figure “${what}”.`);
  const { value } = measured;
  const slipped = value < floor;
  console.log(`${what}: ${value.toFixed(2)}, at least ${floor}${slipped ? ': too slow' : ''}`);
  if (slipped) process.exitCode = 1;
}
