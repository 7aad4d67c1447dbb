type Texts = Readonly<Record<string, string>>;

/** The texts of all files together. */
type Merged<T extends readonly Texts[]> = T extends readonly [infer First, ...infer Others extends readonly Texts[]]
  ? First & Merged<Others>
  : unknown;

/** The keys that a later file has, too. */
type Doubled<T extends readonly Texts[]> = T extends readonly [infer First, ...infer Others extends readonly Texts[]]
  ? (keyof First & keyof Merged<Others>) | Doubled<Others>
  : never;

/** Combines the files of one language. A key that appears in two of them does not compile. */
export function mergeTexts<T extends readonly Texts[]>(
  ...files: [Doubled<T>] extends [never] ? T : readonly [`Two files have the text ${Doubled<T> & string}`]
): Merged<T> {
  return Object.assign({}, ...files) as Merged<T>;
}
