/** Estimated bits. Half of what 32 hexadecimal digits have, and twice what a repeated word gets. */
const enough = 64;

/** What stands in examples and in the templates of other software until somebody replaces it. */
const placeholders = [
  /change\W*(?:me|this|it)\b|changeme/,
  /(?:replace|insert)\W*(?:me|this|it|with|your)\b/,
  /your\W*(?:own\W*)?(?:secret|key|password|random|app)\b/,
  /openssl|^\$\([^()]+ [^()]*\)$|^\$\{\w+\}$|^<[\w\s'-]+>$/,
  /random[\W_]*(?:string|secret|key|value|text|password|phrase)/,
  /(?:generate|enter|paste|choose)[\W_]*(?:a|an|the|your|some)[\W_]|(?:secret|string|password|value|text)[\W_]*here/,
  /do[\W_]*not[\W_]*use|(?:in|for)[\W_]*production|(?:dev|test|use)[\W_]*only|secret[\W_]key[\W_]base/,
  /(?:random|\d\d)\W*(?:bytes|characters|chars)/,
  /at\W*least\W*\d\d/,
  /(?:my|top|super|the|very|this\W*is)\W*(?:a\W*)?secret\W*(?:key)?\d*$/,
  /qwertyuiop|asdfghjkl/,
];

/**
 * Whether it may be random: a cheap estimate that refuses what people type to fill 32 characters, and no output of a
 * generator: hexadecimal, base64, UUIDs, dictionary words.
 */
export function looksRandom(secret: string): boolean {
  const lower = secret.toLowerCase();
  return !placeholders.some((placeholder) => placeholder.test(lower)) && estimatedBits(lower) >= enough;
}

/** Characters that do not follow from those before them, each with the bits of the alphabet that is used. */
function estimatedBits(text: string): number {
  const letters = Array.from(text);
  const surprising = letters.filter((_, index) => !isPredictable(letters, index)).length;
  return surprising * Math.log2(new Set(letters).size);
}

/** The third of three that were there before, or of a sequence such as `aaa`, `123` or `cba`. */
function isPredictable(letters: readonly string[], index: number): boolean {
  if (index < 2) return false;
  const three = letters.slice(index - 2, index + 1).join('');
  if (letters.slice(0, index).join('').includes(three)) return true;
  const [a = 0, b = 0, c = 0] = letters.slice(index - 2, index + 1).map((letter) => letter.codePointAt(0));
  return b - a === c - b && Math.abs(c - b) <= 1;
}
