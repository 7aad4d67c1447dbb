import { Overloaded } from '../../common/bounded-queue.js';
import { StorageFailed } from '../../domain/errors.js';
import type { Log } from '../../logging/log.js';
import { policy } from '../../policy.js';
import { codeOf, isBusy, isStorage, reasonFor } from './postgres-errors.js';

const { failureShownFor, retryAfter, postgres } = policy.database;

/** What an error of the database means for whoever asked, and whether writes go through. */
export class PostgresHealth {
  private failure: { readonly code: string; readonly at: number } | undefined;
  private readonly logged = new Map<string, number>();

  constructor(private readonly log: Log) {}

  /** Why the last write failed. Without another failure that ends after a while: a probe may keep all writes away. */
  get writeFailure(): string | undefined {
    const { code, at = -Infinity } = this.failure ?? {};
    return performance.now() - at > failureShownFor ? undefined : code;
  }

  /** Whether only a transaction that changes something shows that the failure is over. */
  get needsRoom(): boolean {
    return this.writeFailure !== undefined && isStorage(this.writeFailure);
  }

  noteSuccess(): void {
    this.failure = undefined;
  }

  /** Returns the same error. */
  noteFailure(error: unknown): unknown {
    if (error instanceof StorageFailed) this.failure = { code: codeOf(error.cause), at: performance.now() };
    return error;
  }

  /** A StorageFailed in place of what only the operator can fix, an Overloaded in place of a long wait; else the same. */
  judge(error: unknown): unknown {
    if (isBusy(error)) return new Overloaded(retryAfter);
    const code = codeOf(error);
    const message = reasonFor(code);
    if (message === undefined) return error;
    this.logOnce(code, message);
    return new StorageFailed({ cause: error });
  }

  /** One line for all requests that fail at once. */
  private logOnce(code: string, message: string): void {
    const now = performance.now();
    if (now - (this.logged.get(code) ?? -Infinity) < postgres.failureLoggedEvery) return;
    this.logged.set(code, now);
    this.log.write('error', 'database-failed', { code, message });
  }
}
