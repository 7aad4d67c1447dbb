import type { Span } from '../time.js';

/** A request that is not carried out, and why in words for the visitor. Where there is a form it comes back. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly heading: string,
    message: string,
    readonly retryAfter?: Span,
  ) {
    super(message);
  }
}
