import { type Cost, isSchemeName, schemeOf, type SchemeName } from './schemes.js';

/** What a hash of another program costs whoever verifies it, beside argon2id. */
export interface Work {
  readonly scheme: SchemeName;
  readonly cost: Cost;
}

/** Such as `pbkdf2-sha256,600000,32`. */
export function textOfWork({ scheme, cost }: Work): string {
  return [scheme, ...cost].join();
}

/** @throws Error for what `textOfWork` has not made. */
export function workOfText(text: string): Work {
  const [scheme = '', ...cost] = text.split(',');
  if (!isSchemeName(scheme)) throw new Error('A stored password hash has an unknown scheme.');
  return { scheme, cost: cost.map(Number) };
}

/** About how many milliseconds it takes. */
export function timeOf({ scheme, cost }: Work): number {
  return schemeOf(scheme).time(cost);
}

/** Those of one kind can be made to take equally long. */
export function kindOf({ scheme, cost }: Work): string {
  if (!schemeOf(scheme).rest) return textOfWork({ scheme, cost });
  const [, ...others] = cost;
  return [scheme, ...others].join();
}

/** The longest of each kind, in one order. Without what takes no time. */
export function longestOfKinds(works: readonly Work[]): Work[] {
  const longest = new Map<string, Work>();
  for (const work of works) {
    const other = longest.get(kindOf(work));
    if (timeOf(work) > (other ? timeOf(other) : 0)) longest.set(kindOf(work), work);
  }
  return [...longest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, work]) => work);
}
