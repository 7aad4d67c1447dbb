/**
 * The name that an object has twice, at any depth. `JSON.parse` takes the last of them, other programs the first: a proxy
 * that checks a request would have seen another one. @param json that has been parsed.
 */
export function doubledName(json: string): string | undefined {
  // One for each object that is open; a list has none.
  const open: (Set<string> | undefined)[] = [];
  for (const [part, text] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (text !== undefined) {
      const name = JSON.parse(text) as string;
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    } else if (part === '{' || part === '[') open.push(part === '{' ? new Set() : undefined);
    else if (part === '}' || part === ']') open.pop();
  }
  return undefined;
}
