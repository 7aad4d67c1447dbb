import type { Duration } from '../../common/time.js';
import { type BareKey, message, type Localizable } from '../../i18n/message.js';
import type { Outcome } from '../server/request-log.js';

/** A request that is not carried out, and why in words for the visitor. Where there is a form it comes back. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly heading: BareKey,
    readonly reason: Localizable,
    readonly retryAfter?: Duration,
    readonly outcome?: Outcome,
  ) {
    super(heading);
  }
}

/** What was sent is no form of ours. */
export function malformed(reason: BareKey, status: 400 | 415 = 400): HttpProblem {
  return new HttpProblem(
    status,
    'refused.unreadable',
    message('refused.unreadableBecause', { reason: message(reason) }),
  );
}
