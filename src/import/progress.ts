import { seconds } from '../common/time.js';

/** Says once a second how far an import is. */
export class ImportProgress {
  private readonly began = performance.now();
  private last = performance.now();
  private read = 0;

  /** @param size of the file in bytes. */
  constructor(
    private readonly size: number,
    private readonly say: (line: string) => void,
  ) {}

  /** Counts the bytes that pass. */
  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.read += chunk.length;
      yield chunk;
    }
  }

  show({ lines, imported }: Readonly<Record<'lines' | 'imported', number>>): void {
    const now = performance.now();
    if (now - this.last < seconds(1)) return;
    this.last = now;
    const took = now - this.began;
    const rate = Math.round((lines * seconds(1)) / took);
    // Read is a little more than done: a chunk of a file has some hundred lines.
    const left = Math.ceil((took * (this.size - this.read)) / this.read / seconds(1));
    const percent = Math.floor((100 * this.read) / this.size);
    const rest = this.read < this.size ? `, about ${durationOf(left)} left` : '';
    this.say(`Read: ${lines} lines (${percent} %), ${imported} imported, ${rate} lines a second${rest}`);
  }
}

/** @param left in seconds. */
function durationOf(left: number): string {
  if (left < 120) return `${left} seconds`;
  return left < 2 * 3600 ? `${Math.ceil(left / 60)} minutes` : `${Math.ceil(left / 3600)} hours`;
}
