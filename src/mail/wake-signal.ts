import { Injectable } from '@nestjs/common';
import type { Duration } from '../common/time.js';

/** Wakes the worker when a mail was added. */
@Injectable()
export class WakeSignal {
  private woken = false;
  private resolveWaiting: () => void = () => undefined;

  /** After the commit: earlier, the worker would find nothing, and wait again. */
  wake(): void {
    this.woken = true;
    this.resolveWaiting();
  }

  /** Resolves at the next `wake`, at once if there was one since the last call, or after `atMost`. For one listener. */
  async wait(atMost: Duration): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMost);
        this.resolveWaiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}
