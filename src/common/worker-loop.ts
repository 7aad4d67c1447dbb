import { setTimeout as wait } from 'node:timers/promises';
import type { Duration } from './time.js';

export interface Work {
  /** Marks what is finished, and begins with what is due. @returns how much: while there is some, it goes on at once. */
  readonly step: () => Promise<number>;
  /** Marks what is finished. */
  readonly settle: () => Promise<void>;
  /** Something was begun and is not finished. */
  readonly isBusy: () => boolean;
  /** Gives up what is not finished when a stop has waited long enough. */
  readonly cutOff: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** See `WakeSignal`. */
interface Signal {
  readonly wake: () => void;
  readonly wait: (atMost: Duration) => Promise<void>;
}

/** Works until it is stopped, and then until everything is finished that was begun. */
export class WorkerLoop {
  isStopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly signal: Signal,
    private readonly pollEvery: Duration,
    private readonly work: Work,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(patience: Duration): Promise<void> {
    this.isStopping = true;
    this.signal.wake();
    await Promise.race([this.running, wait(patience, undefined, { ref: false })]);
    this.work.cutOff();
    this.signal.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { step, settle, isBusy } = this.work;
    while (!this.isStopping || isBusy()) {
      // A full queue or a locked file is temporary. The work must go on afterwards.
      const begun = await this.unlessItFails(step);
      if (begun === undefined) await wait(this.pollEvery);
      else if (begun === 0) await this.signal.wait(this.pollEvery);
    }
    await this.unlessItFails(settle);
  }

  private async unlessItFails<T>(part: () => Promise<T>): Promise<T | undefined> {
    try {
      return await part();
    } catch (error) {
      this.work.onFailure(error);
      return undefined;
    }
  }
}
