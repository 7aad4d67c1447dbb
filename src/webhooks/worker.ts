import { setImmediate as turn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { days } from '../common/time.js';
import { WorkerLoop } from '../common/worker-loop.js';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { type DueEndpoint, type LeasedMessage, type Outcome, WebhookQueue } from './queue.js';
import { WebhookSender } from './sender.js';
import { WebhookSignal } from './webhook-signal.js';

const { perEndpoint, pollEvery, stopPatience } = policy.webhooks;

/** Sends at least once: after a crash between sending and marking, a message is sent again with the same id. */
@Injectable()
export class WebhookWorker implements BeforeApplicationShutdown {
  private readonly loop: WorkerLoop;
  private readonly stopped = new AbortController();
  /** What is being sent or was not marked yet, with its lease. */
  private readonly leased = new Map<string, LeasedMessage>();
  /** What has an answer, but is not marked yet. */
  private finished: readonly Outcome[] = [];

  constructor(
    private readonly queue: WebhookQueue,
    private readonly sender: WebhookSender,
    private readonly signal: WebhookSignal,
    private readonly log: Log,
  ) {
    this.loop = new WorkerLoop(signal, pollEvery, {
      step: () => this.sendDue(),
      settle: () => this.settle(),
      isBusy: () => this.leased.size > 0 && !this.stopped.signal.aborted,
      cutOff: () => this.stopped.abort(),
      onFailure: (error) => log.failure('webhooks-failed', error),
    });
  }

  /** The database is closed afterwards, in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.loop.start();
  }

  /** Waits for the answers to what is being sent. What has none in time is sent again after the lease. */
  async stop(): Promise<void> {
    await this.loop.stop(stopPatience);
  }

  /**
   * Marks what is finished, before anything new. Then begins with as many for each endpoint as it has free places, and
   * gives up a batch of what nobody gets any more. @returns how many: while there are some, it goes on at once.
   */
  private async sendDue(): Promise<number> {
    await this.settle();
    if (this.loop.isStopping) return 0;
    let begun = 0;
    for (const endpoint of await this.queue.due()) {
      const places = perEndpoint - this.leasedFor(endpoint);
      if (places <= 0) continue;
      for (const message of await this.queue.lease(endpoint, places)) {
        const isSending = this.leased.has(message.id);
        // When the clock jumps, its lease may have ended although it is being sent here: then it has a new one.
        this.leased.set(message.id, message);
        if (!isSending) void this.send(endpoint, message);
        begun += 1;
      }
    }
    const givenUp = await this.queue.giveUpOfDisabled();
    // Waiting writes and requests go first.
    if (givenUp > 0) await turn();
    return begun + givenUp;
  }

  private leasedFor({ id }: DueEndpoint): number {
    return [...this.leased.values()].filter(({ endpointId }) => endpointId === id).length;
  }

  private async send(endpoint: DueEndpoint, message: LeasedMessage): Promise<void> {
    try {
      const outcome = await this.sender.attempt(endpoint, message, this.stopped.signal);
      // Nobody knows what an interrupted attempt has done: it counts as none.
      if (!this.stopped.signal.aborted) this.finished = [...this.finished, outcome];
    } catch (error) {
      // The lease ends, and then it is tried again.
      this.leased.delete(message.id);
      this.log.failure('webhooks-failed', error);
    }
    this.signal.wake();
  }

  private async settle(): Promise<void> {
    if (this.finished.length === 0) return;
    // With the lease as it is now.
    const outcomes = this.finished.map((outcome) => ({
      ...outcome,
      message: this.leased.get(outcome.message.id) ?? outcome.message,
    }));
    const disabled = await this.queue.settle(outcomes);
    this.finished = this.finished.slice(outcomes.length);
    for (const { message } of outcomes) this.leased.delete(message.id);
    for (const { id, because } of disabled)
      this.log.write('error', 'webhook-disabled', {
        endpoint: id,
        message:
          because === 'gone'
            ? 'It answered 410.'
            : `It has accepted nothing for ${policy.webhooks.triedFor / days(1)} days.`,
      });
  }
}
