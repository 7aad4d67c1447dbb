import { randomInt } from 'node:crypto';
import { setImmediate as nextTick, setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import type { Duration } from '../common/time.js';
import { WakeSignal } from './wake-signal.js';
import { MailRenderer } from './mail-renderer.js';
import { readMail } from './mail.js';
import { type LeasedMail, MailQueue, type Outcome } from './queue.js';
import type { RenderedMail } from './template.js';
import { Transport, Undelivered } from './transports/transport.js';

/** Sends at least once: after a crash between sending and marking, a mail is sent again with the same Message-ID. */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly queue: MailQueue,
    private readonly renderer: MailRenderer,
    private readonly transport: Transport,
    private readonly wakeSignal: WakeSignal,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
  }

  /** The database is closed afterwards, in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.running = this.run();
  }

  /** Finishes the messages that are being sent. What a slow server does not accept in time stays in the outbox. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeSignal.wake();
    await Promise.race([this.running, wait(policy.mail.stopPatience, undefined, { ref: false })]);
    this.transport.close();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // A full queue or a locked file is temporary. Sending must go on afterwards.
      const sent = await this.unlessDatabaseFails(() => this.sendDue());
      if (sent === undefined) await wait(policy.mail.pollEvery);
      else if (sent === 0) await this.wakeSignal.wait(policy.mail.pollEvery);
    }
  }

  /** Sends one batch and returns its size. */
  private async sendDue(): Promise<number> {
    // The response of the request that added the mail must not wait for the disk, nor reveal by its time this mail.
    await nextTick();
    const mails = await this.queue.lease();
    if (mails.length === 0) return 0;
    const outcomes = await Promise.all(mails.map((mail) => this.attempt(mail)));
    await nextTick();
    await this.settle(outcomes);
    return mails.length;
  }

  /** Retries until it works: a mail that was sent but not marked would be sent again. */
  private async settle(outcomes: readonly Outcome[]): Promise<void> {
    const settled = async (): Promise<true> => {
      await this.queue.settle(outcomes);
      return true;
    };
    while (!(await this.unlessDatabaseFails(settled)) && !this.stopping) await wait(policy.mail.pollEvery);
  }

  private async attempt(mail: LeasedMail): Promise<Outcome> {
    try {
      const rendered = this.render(mail);
      if (rendered) {
        await this.transport.send({ ...rendered, id: mail.id, recipient: mail.recipient });
        this.log.write('info', 'mail', { mail: mail.id, kind: mail.kind, outcome: 'sent' });
      }
      return { mail, end: 'sent' };
    } catch (error) {
      const outcome = this.afterFailure(mail, error);
      this.log.write('warn', 'mail', { mail: mail.id, kind: mail.kind, outcome: outcome.end, code: codeOf(error) });
      return outcome;
    }
  }

  /** @throws Undelivered as permanent: a mail that cannot be rendered now cannot be rendered later. */
  private render(mail: LeasedMail): RenderedMail | null {
    try {
      return this.renderer.render(readMail(mail));
    } catch (error) {
      throw new Undelivered(codeOf(error), true, error);
    }
  }

  private afterFailure(mail: LeasedMail, error: unknown): Outcome {
    const permanent = error instanceof Undelivered && error.permanent;
    if (permanent || mail.attempts + 1 >= policy.mail.attempts) return { mail, end: 'given-up' };
    return { mail, end: 'later', delay: retryDelay(mail.attempts) };
  }

  private async unlessDatabaseFails<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.log.write('error', 'outbox-failed', { code: codeOf(error) });
      return undefined;
    }
  }
}

/** Doubled after each failed attempt. */
function retryDelay(attemptsBefore: number): Duration {
  const { retryFirst, retryAtMost, retryJitter } = policy.mail;
  const delay = Math.min(retryFirst * 2 ** attemptsBefore, retryAtMost);
  return delay - randomInt(Math.round(delay * retryJitter));
}

/** The only part of an error that is logged: error messages quote addresses and server replies. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.constructor.name;
}
