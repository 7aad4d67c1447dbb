import type { Span } from '../../common/time.js';
import { type BareKey, say, type Words } from '../../i18n/message.js';
import type { Outcome } from '../server/request-log.js';

/** A request that is not carried out, and why in words for the visitor. Where there is a form it comes back. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly heading: BareKey,
    readonly reason: Words,
    readonly retryAfter?: Span,
    readonly outcome?: Outcome,
  ) {
    super(heading);
  }
}

/** What was sent is no form of ours. */
export function unreadable(reason: BareKey, status: 400 | 415 = 400): Refusal {
  return new Refusal(status, 'refused.unreadable', say('refused.unreadableBecause', { reason: say(reason) }));
}
