import { createHash } from 'node:crypto';

/** On which line each address was first: 12 bytes for each, where a Map of a million addresses takes 150 MB. */
export class SeenAddresses {
  private size = 0;
  private table = newTable(1024);

  /** The line on which this address was before; undefined if it was not. */
  add(normalizedEmail: string, line: number): number | undefined {
    const digest = createHash('sha256').update(normalizedEmail).digest();
    const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
    const at = placeOf(this.table, high, low);
    const found = this.table.lines[at];
    if (found) return found;
    put(this.table, at, [high, low, line]);
    this.size += 1;
    if (this.size > this.table.lines.length / 2) this.grow();
    return undefined;
  }

  private grow(): void {
    const { highs, lows, lines } = this.table;
    this.table = newTable(lines.length * 2);
    for (const [at, line] of lines.entries()) {
      if (line === 0) continue;
      const [high, low] = [highs[at] ?? 0, lows[at] ?? 0];
      put(this.table, placeOf(this.table, high, low), [high, low, line]);
    }
  }
}

/** Of a power of two. A line 0 is a free place. 64 bits of SHA-256 stand for an address. */
type Table = Readonly<Record<'highs' | 'lows' | 'lines', Uint32Array>>;

function newTable(length: number): Table {
  return { highs: new Uint32Array(length), lows: new Uint32Array(length), lines: new Uint32Array(length) };
}

/** Where it is, or the free place for it. */
function placeOf({ highs, lows, lines }: Table, high: number, low: number): number {
  const mask = lines.length - 1;
  let at = low & mask;
  while (lines[at] !== 0 && (highs[at] !== high || lows[at] !== low)) at = (at + 1) & mask;
  return at;
}

function put({ highs, lows, lines }: Table, at: number, [high, low, line]: readonly [number, number, number]): void {
  [highs[at], lows[at], lines[at]] = [high, low, line];
}
