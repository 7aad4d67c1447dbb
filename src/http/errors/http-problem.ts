import { HttpException } from '@nestjs/common';
import { Overloaded } from '../../common/bounded-queue.js';
import { type Duration, wholeSeconds } from '../../common/time.js';
import { isDiskError } from '../../database/sqlite/sqlite-errors.js';
import {
  AccountInactive,
  InvalidField,
  RateLimited,
  StorageFailed,
  WrongCode,
  WrongCredentials,
} from '../../domain/errors.js';
import { type BareKey, type Localizable, message } from '../../i18n/message.js';
import type { Outcome } from '../../logging/outcome.js';
import { policy } from '../../policy.js';

/** A refused request, with a reason for the visitor. If there is a form, it is shown again. */
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

  get waitInSeconds(): number | undefined {
    return this.retryAfter === undefined ? undefined : Math.max(1, wholeSeconds(this.retryAfter));
  }
}

/** The body is not a form of this site. */
export function malformed(reason: BareKey, status: 400 | 415 = 400): HttpProblem {
  const text = message('refused.unreadableBecause', { reason: message(reason) });
  return new HttpProblem(status, 'refused.unreadable', text);
}

/** A write that the database did not take: too much to do, or its disk fails. */
export function isRefusedWrite(error: unknown): boolean {
  return error instanceof Overloaded || error instanceof StorageFailed;
}

/** The problem to show for an error. An unknown error is a bug. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof RateLimited) {
    const { retryAfter: wait } = error;
    return new HttpProblem(429, 'refused.tooOften', message('refused.tooOftenBecause', { wait }), wait);
  }
  if (error instanceof Overloaded) {
    const { retryAfter: wait } = error;
    return new HttpProblem(503, 'refused.overload', message('refused.overloadBecause', { wait }), wait);
  }
  if (isStorageFailure(error)) {
    const wait = policy.database.storageRetryAfter;
    const reason = message('refused.storageBecause', { wait });
    return new HttpProblem(503, 'refused.storage', reason, wait, 'storage-failed');
  }
  if (error instanceof AccountInactive) {
    const [heading, reason] = inactive[error.state];
    return new HttpProblem(403, heading, reason, undefined, 'account-inactive');
  }
  if (error instanceof WrongCode) return new HttpProblem(422, 'refused.form', error.text);
  if (error instanceof WrongCredentials) return new HttpProblem(422, 'refused.form', 'password.wrong');
  if (error instanceof InvalidField) return new HttpProblem(422, 'refused.form', firstText(error));
  const status = statusOf(error);
  if (status >= 500) return new HttpProblem(status, 'refused.ours', 'refused.oursBecause');
  return new HttpProblem(status, ...(texts[status] ?? (['refused.unreadable', 'refused.unreadable'] as const)));
}

const inactive = {
  disabled: ['refused.disabled', 'refused.disabledBecause'],
  waiting: ['refused.waiting', 'refused.waitingBecause'],
} as const;

/** Of a write, or of a statement that only reads. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof StorageFailed || isDiskError(error);
}

/** A button has no field that could show a message. */
function firstText({ errors }: InvalidField): Localizable {
  return Object.values(errors)[0] ?? 'refused.unreadable';
}

/** Express and its middleware throw plain errors with a status; an error without one is a bug. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const texts: Partial<Record<number, readonly [heading: BareKey, reason: BareKey]>> = {
  404: ['refused.unknownPage', 'refused.unknownPageBecause'],
  405: ['refused.method', 'refused.methodBecause'],
};
