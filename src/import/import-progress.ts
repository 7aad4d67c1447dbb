import type { Progress } from '../common/progress.js';

/** How far an import is. A file is read ahead of the work, so its length in lines is estimated from what was read of it. */
export class ImportProgress {
  private bytes = 0;
  private lines = 0;

  /** @param size of the file in bytes. */
  constructor(
    private readonly size: number,
    private readonly progress: Progress,
  ) {}

  /** Counts the bytes and lines that pass. */
  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, end + 1)) this.lines += 1;
      yield chunk;
    }
  }

  show({ lines, imported }: Readonly<Record<'lines' | 'imported', number>>): void {
    const all = (this.lines / this.bytes) * this.size;
    // A last line that does not end is not counted.
    const part = lines === 0 ? 0 : Math.min(1, lines / all);
    this.progress.show(`Imported ${imported} of ${lines} lines`, lines, 'lines', part);
  }

  /** Before other lines are written. */
  interrupt(): void {
    this.progress.end();
  }
}
