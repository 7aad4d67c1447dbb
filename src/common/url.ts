/** Not with `URL.canParse`: once optimized, Node 20's returns false for every URL with a letter such as ä. */
export function urlOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
