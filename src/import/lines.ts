import { policy } from '../policy.js';

/** A line of a file, or what is wrong with it. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly problem?: string;
}

const { lineLength } = policy.imports;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads lines one by one. Of a line that is too long nothing is kept, whatever its length. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  // The beginning of a line whose end has not been read yet.
  let kept: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > lineLength) kept = [];
    else kept.push(part);
  };
  const complete = (): Line => {
    const line = lineOf((number += 1), length > lineLength ? undefined : Buffer.concat(kept));
    [kept, length] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      take(chunk.subarray(start, end));
      yield complete();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield complete();
}

function lineOf(number: number, bytes: Buffer | undefined): Line {
  if (!bytes) return { number, text: '', problem: `it is longer than ${lineLength / 1024} KiB` };
  try {
    // Also removes a byte order mark.
    return { number, text: decoder.decode(bytes).replace(/\r$/, '') };
  } catch {
    return { number, text: '', problem: 'it is not valid UTF-8' };
  }
}
