import type { Progress } from '../common/progress.js';

/** How far an import is, by what it has read of its file. */
export class ImportProgress {
  private read = 0;

  /** @param size of the file in bytes. */
  constructor(
    private readonly size: number,
    private readonly progress: Progress,
  ) {}

  /** Counts the bytes that pass. */
  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.read += chunk.length;
      yield chunk;
    }
  }

  /** Read is a little more than done: a chunk of a file has a hundred lines or two. */
  show({ lines, imported }: Readonly<Record<'lines' | 'imported', number>>): void {
    this.progress.show(`Imported ${imported} of ${lines} lines`, lines, 'lines', this.read / this.size);
  }

  /** Before other lines are written. */
  interrupt(): void {
    this.progress.end();
  }
}
