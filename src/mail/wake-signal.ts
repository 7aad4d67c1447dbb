import { Injectable } from '@nestjs/common';
import type { Span } from '../common/time.js';

/** Wakes the worker when a mail was added. */
@Injectable()
export class Bell {
  private rung = false;
  private wake: () => void = () => undefined;

  /** May be called inside a transaction: the worker wakes in its own context and its write waits behind that. */
  ring(): void {
    this.rung = true;
    this.wake();
  }

  /** Resolves at the next ring, at once when it rang since the last call, or after `atMost`. For one listener. */
  async heard(atMost: Span): Promise<void> {
    if (!this.rung) await this.ringOrTimeout(atMost);
    this.rung = false;
  }

  private async ringOrTimeout(atMost: Span): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, atMost);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
