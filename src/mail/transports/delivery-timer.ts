import type { Duration } from '../../common/time.js';

/** How long a server may take. */
export interface Timeouts {
  readonly connectAtMost: Duration;
  readonly offerAtMost: Duration;
  readonly answerAtMost: Duration;
}

/** Ends a delivery that takes too long: short until the message has been offered, long for the answer to it. */
export class DeliveryTimer {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;
  /** The message has left, and the server may have taken it. */
  isOffered = false;

  constructor(private readonly timeouts: Timeouts) {
    this.timer = this.abortAfter(timeouts.offerAtMost);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  offered(): void {
    this.isOffered = true;
    clearTimeout(this.timer);
    this.timer = this.abortAfter(this.timeouts.answerAtMost);
  }

  clear(): void {
    clearTimeout(this.timer);
  }

  private abortAfter(span: Duration): NodeJS.Timeout {
    return setTimeout(() => {
      this.controller.abort();
    }, span);
  }
}
