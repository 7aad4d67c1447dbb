import { Progress } from '../../src/common/progress.js';
import { seconds } from '../../src/common/time.js';
import { ImportProgress } from '../../src/import/import-progress.js';

let written: string;
let now: number;

/** Of a file of 400 bytes, of which this is read. */
async function progressAfter(...chunks: string[]): Promise<ImportProgress> {
  written = '';
  now = 0;
  const output = { write: (text: string) => (written += text) };
  const progress = new ImportProgress(400, new Progress(output, () => now));
  const file = async function* (): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  };
  for await (const chunk of progress.through(file())) expect(chunk).toBeInstanceOf(Buffer);
  now = seconds(10);
  return progress;
}

const line = `${'x'.repeat(9)}\n`;

describe('How far an import is', () => {
  it('is said by the lines that are done, although the file is read ahead', async () => {
    (await progressAfter(line.repeat(30), line.repeat(10))).show({ lines: 10, imported: 9 });
    expect(written).toBe('Imported 9 of 10 lines: 25 %, 1 lines a second, about 30 seconds left\n');
  });

  it('is estimated from the lines that were read', async () => {
    (await progressAfter(line.repeat(20))).show({ lines: 10, imported: 10 });
    expect(written).toContain(': 25 %,');
  });

  it('is never more than all of it, and nothing is divided by nothing', async () => {
    (await progressAfter(line.repeat(39), 'x'.repeat(10))).show({ lines: 40, imported: 40 });
    expect(written).toBe('Imported 40 of 40 lines: 100 %, 4 lines a second\n');
    (await progressAfter('no end')).show({ lines: 1, imported: 1 });
    expect(written).toContain(': 100 %,');
    (await progressAfter()).show({ lines: 0, imported: 0 });
    expect(written).toBe('Imported 0 of 0 lines: 0 %\n');
  });
});
