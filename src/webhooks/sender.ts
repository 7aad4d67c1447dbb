import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Duration, seconds } from '../common/time.js';
import { Log } from '../logging/log.js';
import { postToSite, type SiteAnswer } from '../outgoing/site-request.js';
import { policy } from '../policy.js';
import { reachOfEndpoint } from './checked-endpoint.js';
import type { DueEndpoint, LeasedMessage, Outcome } from './queue.js';
import { WebhookSecrets } from './secrets.js';
import { webhookSignature } from './signature.js';

const { patience, retryAfter, retryJitter } = policy.webhooks;

/** What is sent, as the receiver sees it. */
type Message = Readonly<{ id: string; payload: string }>;

/** Sends one message, and decides and logs what the answer means. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  async attempt(endpoint: DueEndpoint, message: LeasedMessage, signal: AbortSignal): Promise<Outcome> {
    const outcome = outcomeOf(message, await this.send(endpoint, message, signal));
    const { answer, end } = outcome;
    if (!signal.aborted)
      this.log.write(end === 'delivered' ? 'info' : 'warn', 'webhook', {
        ...{ webhook: message.id, endpoint: endpoint.id, kind: message.type, outcome: end },
        ...('status' in answer ? { status: answer.status } : { code: answer.code }),
      });
    return outcome;
  }

  /** Once, with the answer. */
  async send(endpoint: DueEndpoint, { id, payload: body }: Message, signal?: AbortSignal): Promise<SiteAnswer> {
    const secrets = await this.secrets.of(endpoint.id);
    // Its SECRET is gone. Without a signature, nobody should believe it.
    if (secrets.length === 0) return { code: 'NO_SECRET' };
    const timestamp = Math.floor(this.clock.now() / seconds(1));
    const url = new URL(endpoint.url);
    return postToSite(url, {
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Foyer',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': webhookSignature(secrets, { id, timestamp, body }),
      },
      body,
      patience,
      reach: reachOfEndpoint(url, endpoint.allowsPrivate === 1),
      ...(signal && { signal }),
    });
  }
}

function outcomeOf(message: LeasedMessage, answer: SiteAnswer): Outcome {
  const status = 'status' in answer ? answer.status : 0;
  if (status >= 200 && status < 300) return { message, answer, end: 'delivered' };
  if (status === 410) return { message, answer, end: 'gone' };
  const delay = retryAfter[message.attempts];
  if (delay === undefined) return { message, answer, end: 'given-up' };
  return { message, answer, end: 'later', delay: withJitter(delay) };
}

function withJitter(delay: Duration): Duration {
  return delay + randomInt(Math.round(delay * retryJitter));
}
