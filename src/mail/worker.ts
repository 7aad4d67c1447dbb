import { setImmediate as nextTick } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { WorkerLoop } from '../common/worker-loop.js';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { WakeSignal } from './wake-signal.js';
import { codeOf, MailDelivery } from './delivery.js';
import { LeaseRenewal } from './lease-renewal.js';
import { type LeasedMail, MailQueue, type Outcome } from './queue.js';

/** Sends at least once: after a crash between sending and marking, a mail is sent again with the same Message-ID. */
@Injectable()
export class MailWorker implements BeforeApplicationShutdown {
  private readonly loop: WorkerLoop;
  /** What is being sent or was not marked yet, with its lease. */
  private readonly leased = new Map<string, LeasedMail>();
  /** What was sent or refused, but not marked yet. */
  private finished: readonly Outcome[] = [];

  constructor(
    private readonly queue: MailQueue,
    private readonly renewal: LeaseRenewal,
    private readonly delivery: MailDelivery,
    private readonly wakeSignal: WakeSignal,
    log: Log,
  ) {
    this.loop = new WorkerLoop(wakeSignal, policy.mail.pollEvery, {
      step: () => this.sendDue(),
      settle: () => this.settle(),
      isBusy: () => this.leased.size > this.finished.length,
      cutOff: () => delivery.close(),
      onFailure: (error) => log.write('error', 'outbox-failed', { code: codeOf(error) }),
    });
  }

  /** The database is closed afterwards, in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.loop.start();
  }

  /** Finishes the messages that are being sent. What a slow server does not accept in time stays in the outbox. */
  async stop(): Promise<void> {
    await this.loop.stop(policy.mail.stopPatience);
  }

  /**
   * Marks what is finished, before anything new: a mail that was sent but not marked would be sent again. Then begins
   * with as many as there are free connections, so that a slow answer occupies its own connection only.
   */
  private async sendDue(): Promise<number> {
    await this.settle();
    await this.renewLeases();
    if (this.loop.isStopping || this.leased.size >= policy.mail.atOnce) return 0;
    // The response of the request that added the mail must not wait for the disk, nor reveal by its time this mail.
    await nextTick();
    const mails = await this.queue.lease([...this.leased.values()]);
    for (const mail of mails) {
      const isSending = this.leased.has(mail.id);
      this.leased.set(mail.id, mail);
      // When the clock jumps, its lease may have ended although it is being sent here: then it has a new one.
      if (!isSending) void this.send(mail);
    }
    return mails.length;
  }

  private async send(mail: LeasedMail): Promise<void> {
    const outcome = await this.delivery.attempt(mail);
    this.finished = [...this.finished, outcome];
    this.wakeSignal.wake();
  }

  private async settle(): Promise<void> {
    if (this.finished.length === 0) return;
    await nextTick();
    // With the lease as it is now.
    const outcomes = this.finished.map((outcome) => ({
      ...outcome,
      mail: this.leased.get(outcome.mail.id) ?? outcome.mail,
    }));
    await this.queue.settle(outcomes);
    this.finished = this.finished.slice(outcomes.length);
    for (const { mail } of outcomes) this.leased.delete(mail.id);
  }

  private async renewLeases(): Promise<void> {
    for (const mail of await this.renewal.renew(this.leased.values())) this.leased.set(mail.id, mail);
  }
}
