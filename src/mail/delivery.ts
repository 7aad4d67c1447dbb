import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import type { Duration } from '../common/time.js';
import { MailRenderer } from './mail-renderer.js';
import { readMail } from './mail.js';
import type { LeasedMail, Outcome } from './queue.js';
import { type Failure, Transport, Undelivered } from './transports/transport.js';

/** Tries to send one mail, and decides and logs what its failure means. */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly renderer: MailRenderer,
    private readonly transport: Transport,
    private readonly log: Log,
  ) {}

  async attempt(mail: LeasedMail): Promise<Outcome> {
    try {
      const rendered = this.renderer.render(readMail(mail));
      return rendered ? await this.send(mail, { ...rendered, id: mail.id, recipient: mail.recipient }) : sent(mail);
    } catch (error) {
      // A mail that cannot be rendered now cannot be rendered later.
      return this.giveUp(mail, { code: codeOf(error), blame: 'operator' });
    }
  }

  /** What is still being sent fails. */
  close(): void {
    this.transport.close();
  }

  private async send(mail: LeasedMail, message: Parameters<Transport['send']>[0]): Promise<Outcome> {
    try {
      await this.transport.send(message);
      this.log.write('info', 'mail', { mail: mail.id, kind: mail.kind, outcome: 'sent' });
      return sent(mail);
    } catch (error) {
      return this.afterFailure(mail, failureOf(error));
    }
  }

  private afterFailure(mail: LeasedMail, failure: Failure): Outcome {
    if (failure.blame === 'recipient') return this.giveUp(mail, failure);
    // Whoever was to blame: for a day nothing has helped, and somebody waited for this mail.
    if (mail.attempts + 1 >= policy.mail.attempts) return this.giveUp(mail, { ...failure, blame: 'operator' });
    this.logFailure(mail, 'later', failure);
    return { mail, end: 'later', delay: retryDelay(mail.attempts), failure };
  }

  private giveUp(mail: LeasedMail, failure: Failure): Outcome {
    this.logFailure(mail, 'given-up', failure);
    return { mail, end: 'given-up', failure };
  }

  private logFailure({ id, kind }: LeasedMail, outcome: Outcome['end'], { code, step, blame }: Failure): void {
    this.log.write(blame === 'operator' ? 'error' : 'warn', 'mail', { mail: id, kind, outcome, step, code });
  }
}

function sent(mail: LeasedMail): Outcome {
  return { mail, end: 'sent' };
}

function failureOf(error: unknown): Failure {
  return error instanceof Undelivered ? error.failure : { code: codeOf(error), blame: 'operator' };
}

/** Doubled after each failed attempt. */
function retryDelay(attemptsBefore: number): Duration {
  const { retryFirst, retryAtMost, retryJitter } = policy.mail;
  const delay = Math.min(retryFirst * 2 ** attemptsBefore, retryAtMost);
  return delay - randomInt(Math.round(delay * retryJitter));
}

/** The only part of an error that is logged: error messages quote addresses and server replies. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.constructor.name;
}
