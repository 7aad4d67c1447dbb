import type { Duration } from './time.js';

/** Too much work to accept more. Becomes a `503` with `Retry-After`. */
export class Overloaded extends Error {
  constructor(readonly retryAfter: Duration) {
    super('Too many requests at once.');
  }
}

/** Runs a bounded number of tasks at once and queues a bounded number behind them, first in, first out. */
export class BoundedQueue {
  private running = 0;
  private readonly queue: { enter: () => void; refuse: (error: Overloaded) => void }[] = [];

  constructor(private readonly limits: { atOnce: number; waiting: number; retryAfter: Duration }) {}

  /** True when `run` would throw, so that a request can be refused before it costs anything. */
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
    if (this.running < this.limits.atOnce) this.running += 1;
    else await new Promise<void>((enter, refuse) => this.queue.push({ enter, refuse }));
  }

  /** Refuses all tasks that are queued now. */
  refuseWaiting(): void {
    for (const { refuse } of this.queue.splice(0)) refuse(new Overloaded(this.limits.retryAfter));
  }

  /** Passes the place directly to the next task in the queue, so that no new task takes it. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next.enter();
    else this.running -= 1;
  }
}
