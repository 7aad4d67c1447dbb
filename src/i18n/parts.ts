/** A place in a text that is filled: with text, with a formatted number, or with the words that fit a number. */
export interface SlotPart {
  readonly name: string;
  /** How a number is written, as `datetime`. */
  readonly format?: string | undefined;
  /** Words by plural category (CLDR): `one`, `few`, `many`, `other`. `#` in them is the number. */
  readonly plural?: ReadonlyMap<string, string> | undefined;
}

export type Part = string | SlotPart;

/** Splits a text at its slots. Cached: the set of texts is fixed after startup. */
export function partsOf(text: string): readonly Part[] {
  const known = parsed.get(text);
  if (known) return known;
  const parts = parse(text);
  parsed.set(text, parts);
  return parts;
}

const parsed = new Map<string, readonly Part[]>();

/** The slots of a text, sorted; with a colon those that need a number. */
export function slotsOf(text: string): string[] {
  const slots = partsOf(text).filter((part) => typeof part !== 'string');
  return [...new Set(slots.map(({ name, format, plural }) => ((format ?? plural) ? `${name}:` : name)))].sort();
}

/** `{name}`, `{name:format}`, or `{name, plural, one {# day} other {# days}}` as in ICU messages. */
const slot = /\{(\w+)(?::(\w+)|, plural,((?: \w+ \{[^{}]*\})+))?\}/g;

function parse(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: source, 1: name = '', 2: format, 3: cases, index } of text.matchAll(slot)) {
    parts.push(text.slice(end, index), { name, format, plural: cases === undefined ? undefined : pluralOf(cases) });
    end = index + source.length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

function pluralOf(cases: string): ReadonlyMap<string, string> {
  return new Map([...cases.matchAll(/(\w+) \{([^{}]*)\}/g)].map(([, category = '', words = '']) => [category, words]));
}
