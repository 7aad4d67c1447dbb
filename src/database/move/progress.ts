import { seconds } from '../../common/time.js';

/** Says how far a move is: a line for each table that was copied, and one a second meanwhile. */
export class Progress {
  private last = performance.now();

  constructor(private readonly say: (line: string) => void) {}

  /** @param done what happens to its rows: `Copied`. */
  of(done: string, table: string, total: number): ProgressOfTable {
    let rows = 0;
    const line = (): string => `${done}: ${table}, ${rows} of ${total} rows (${percent(rows, total)} %)`;
    return {
      add: (more) => {
        rows += more;
        if (performance.now() - this.last < seconds(1)) return;
        this.last = performance.now();
        if (rows < total) this.say(line());
      },
      end: () => this.say(line()),
    };
  }
}

export interface ProgressOfTable {
  add(rows: number): void;
  end(): void;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((100 * part) / whole);
}
