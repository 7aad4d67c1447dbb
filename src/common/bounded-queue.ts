import type { Duration } from './time.js';

/** More was asked than can be done now. Becomes a `503` with `Retry-After`. */
export class Overloaded extends Error {
  constructor(readonly retryAfter: Duration) {
    super('Too much is being asked at once.');
  }
}

/** Lets a bounded number of tasks run at once and a bounded number wait behind them, first in, first out. */
export class BoundedQueue {
  private running = 0;
  private readonly queue: { enter: () => void; refuse: (error: Overloaded) => void }[] = [];

  constructor(private readonly limits: { atOnce: number; waiting: number; retryAfter: Duration }) {}

  /** True when `run` would refuse, so that work can be refused before it costs anything. */
  get full(): boolean {
    return this.running >= this.limits.atOnce && this.queue.length >= this.limits.waiting;
  }

  get retryAfter(): Duration {
    return this.limits.retryAfter;
  }

  /** @throws Overloaded at once when the queue is full. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.full) throw new Overloaded(this.limits.retryAfter);
    if (this.running < this.limits.atOnce) {
      this.running += 1;
      return;
    }
    await new Promise<void>((enter, refuse) => this.queue.push({ enter, refuse }));
  }

  /** Lets nobody in who waits now. */
  refuseWaiting(): void {
    for (const { refuse } of this.queue.splice(0)) refuse(new Overloaded(this.limits.retryAfter));
  }

  /** The place goes straight to the next in line, so that nobody slips in between. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next.enter();
    else this.running -= 1;
  }
}
