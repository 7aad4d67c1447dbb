import { type Duration, seconds } from './time.js';

/**
 * Called again and again by work that may last.
 * @param what it does, such as "Copying events".
 * @param done how much of it, in a `unit` such as "rows", or 0 if there is nothing to count.
 * @param part of the whole, from 0 to 1; undefined when nobody knows.
 */
export type ShowProgress = (what: string, done: number, unit: string, part?: number) => void;

/** Where it is shown: standard error, since the standard output of a command is its result. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Quick work shows nothing. */
const quick = seconds(2);
/** A terminal has one line that changes. A log gets a line now and then. */
const everyOnTerminal = seconds(0.2);
const everyInLog = seconds(10);

const toStart = '\r\u001B[K';

/** Shows how far long work is, how fast it goes and how long it will take. */
export class Progress {
  private readonly began: Duration;
  private shown = -Infinity;
  /** Some work has several steps, each from nothing to all of it. */
  private stepBegan: Duration;
  private done = 0;
  private isLineOpen = false;

  constructor(
    private readonly output: ProgressOutput,
    private readonly now: () => Duration = () => performance.now(),
  ) {
    this.began = this.stepBegan = now();
  }

  readonly show: ShowProgress = (what, done, unit, part) => {
    const now = this.now();
    const begins = done === 0;
    if (begins || done < this.done) this.stepBegan = now;
    this.done = done;
    if (!this.isDue(now, begins)) return;
    this.shown = now;
    const figures = figuresOf(now - this.stepBegan, done, unit, part);
    this.print(figures.length === 0 ? `${what} …` : `${what}: ${figures.join(', ')}`);
  };

  /** Before anything else is written: the line of a terminal goes away. */
  end(): void {
    if (this.isLineOpen) this.output.write(toStart);
    this.isLineOpen = false;
  }

  /** The beginning of a step is shown at once on a terminal: it may be all that there is to say. */
  private isDue(now: Duration, begins: boolean): boolean {
    if (this.output.isTTY && begins) return true;
    return now - this.began >= quick && now - this.shown >= (this.output.isTTY ? everyOnTerminal : everyInLog);
  }

  private print(line: string): void {
    if (!this.output.isTTY) {
      this.output.write(`${line}\n`);
      return;
    }
    const { columns = 0 } = this.output;
    // A longer line would break, and the next could not replace it.
    this.output.write(`${toStart}${line.slice(0, (columns > 0 ? columns : 80) - 1)}`);
    this.isLineOpen = true;
  }
}

function figuresOf(took: Duration, done: number, unit: string, part: number | undefined): string[] {
  const whole = part === undefined ? `${rounded(done)} ${unit}` : `${Math.floor(100 * part)} %`;
  if (done === 0) return part === undefined ? [] : [whole];
  const rate = took > 0 ? [`${rounded((done * seconds(1)) / took)} ${unit} a second`] : [];
  const isCounted = part !== undefined && part > 0 && part < 1;
  return [whole, ...rate, ...(isCounted ? [`about ${durationOf((took * (1 - part)) / part)} left`] : [])];
}

function rounded(count: number): string {
  return count < 10 ? String(Number(count.toFixed(1))) : String(Math.round(count));
}

function durationOf(left: Duration): string {
  const count = Math.ceil(left / seconds(1));
  if (count === 1) return '1 second';
  if (count < 120) return `${count} seconds`;
  return count < 2 * 3600 ? `${Math.ceil(count / 60)} minutes` : `${Math.ceil(count / 3600)} hours`;
}
