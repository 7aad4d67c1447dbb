import { type Cost, schemeOf, type SchemeName } from './schemes.js';
import { kindOf, longestOfKinds, type Work } from './work.js';

const dummySalt = Buffer.alloc(16, 'dummy');

/** Of one account. */
interface Salted extends Work {
  readonly salt: Buffer;
}

/**
 * The digest of the password as `own` asks for it. Whoever the account belongs to, and also without one, all that the
 * accounts of `left` can need is done: otherwise the time would tell who was imported, and how.
 */
export async function digestAmong(
  password: string,
  own: Salted | undefined,
  left: readonly Work[],
): Promise<Buffer | undefined> {
  const typed = Buffer.from(password);
  let digest: Buffer | undefined;
  // One after the other: each runs on a core of its own, and a log-in has one.
  for (const longest of longestOfKinds(own ? [...left, own] : left)) {
    const isOwn = own !== undefined && kindOf(own) === kindOf(longest);
    if (isOwn) digest = await schemeOf(own.scheme).digest(typed, own.salt, own.cost);
    const rest = isOwn ? (schemeOf(own.scheme).rest?.(own.cost, longest.cost) ?? []) : [longest.cost];
    await doInVain(longest.scheme, typed, rest);
  }
  // What takes no time is not among them.
  return own && (digest ?? schemeOf(own.scheme).digest(typed, own.salt, own.cost));
}

async function doInVain(scheme: SchemeName, typed: Buffer, costs: readonly Cost[]): Promise<void> {
  for (const cost of costs) await schemeOf(scheme).digest(typed, dummySalt, cost);
}
