import type { Duration } from './time.js';

/** Too much work to accept more. Becomes a `503` with `Retry-After`. */
export class Overloaded extends Error {
  constructor(readonly retryAfter: Duration) {
    super('Too many requests at once.');
  }
}

/** Whom a task is for and where it comes from. Each may fill only a part of a queue. */
export interface Share {
  readonly subject?: string;
  readonly network?: string;
}

interface Limits {
  readonly atOnce: number;
  readonly waiting: number;
  /** How many of those that wait may be for one subject, and from one network. By default, all. */
  readonly perSubject?: number;
  readonly perNetwork?: number;
  readonly retryAfter: Duration;
}

interface Waiting {
  readonly subject: string | undefined;
  readonly enter: () => void;
  readonly refuse: (error: Overloaded) => void;
}

/** Runs a bounded number of tasks at once and queues a bounded number behind them. Networks take turns. */
export class BoundedQueue {
  private running = 0;
  private size = 0;
  /** By network, each first in, first out. The network whose turn is next comes first. */
  private readonly lines = new Map<string, Waiting[]>();

  constructor(private readonly limits: Limits) {}

  /** True when `run` would throw, so that a request can be refused before it costs anything. */
  isFull({ subject, network }: Share = {}): boolean {
    const { atOnce, waiting, perSubject = waiting, perNetwork = waiting } = this.limits;
    if (this.running < atOnce) return false;
    if (this.size >= waiting || this.lineOf(network).length >= perNetwork) return true;
    return subject !== undefined && this.countOf(subject) >= perSubject;
  }

  /** True when something waits. */
  get isBusy(): boolean {
    return this.size > 0;
  }

  /** How many tasks run, and how many wait. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.running, waiting: this.size };
  }

  get retryAfter(): Duration {
    return this.limits.retryAfter;
  }

  /** @throws Overloaded at once when the queue, or the share of this subject or network, is full. */
  async run<T>(task: () => Promise<T>, share: Share = {}): Promise<T> {
    await this.enter(share);
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  private async enter(share: Share): Promise<void> {
    if (this.isFull(share)) throw new Overloaded(this.limits.retryAfter);
    if (this.running < this.limits.atOnce) this.running += 1;
    else await new Promise<void>((enter, refuse) => this.add(share, { subject: share.subject, enter, refuse }));
  }

  private add({ network = '' }: Share, waiting: Waiting): void {
    const line = this.lines.get(network);
    if (line) line.push(waiting);
    else this.lines.set(network, [waiting]);
    this.size += 1;
  }

  private lineOf(network = ''): readonly Waiting[] {
    return this.lines.get(network) ?? [];
  }

  private countOf(subject: string): number {
    return [...this.lines.values()].flat().filter((waiting) => waiting.subject === subject).length;
  }

  /** Refuses all tasks that are queued now. */
  refuseWaiting(): void {
    const refused = [...this.lines.values()].flat();
    this.lines.clear();
    this.size = 0;
    for (const { refuse } of refused) refuse(new Overloaded(this.limits.retryAfter));
  }

  /** Passes the place directly to the next task in the queue, so that no new task takes it. */
  private leave(): void {
    const next = this.takeNext();
    if (next) next.enter();
    else this.running -= 1;
  }

  private takeNext(): Waiting | undefined {
    const [turn] = this.lines;
    if (!turn) return undefined;
    const [network, line] = turn;
    const next = line.shift();
    // To the end of the order, behind the other networks.
    this.lines.delete(network);
    if (line.length > 0) this.lines.set(network, line);
    this.size -= 1;
    return next;
  }
}
