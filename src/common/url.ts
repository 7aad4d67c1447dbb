/**
 * The address that `text` is, or undefined. Not by `URL.canParse(text)`: called often enough to be compiled, Node 20's
 * says no to every address with a letter such as ä.
 */
export function urlOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
