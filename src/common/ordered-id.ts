import { v7 } from 'uuid';

/**
 * A UUID of version 7 (RFC 9562). Those of one process sort as they were made, also within a millisecond and when the clock
 * is set back: so what happened in one transaction has an order.
 */
export function orderedId(): string {
  return v7();
}
