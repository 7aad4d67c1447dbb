import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { KeyedRequests, type Repeatable } from '../account/tokens/keyed-requests.js';
import type { Principal } from '../domain/principal.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';
import { ApiProblem } from './api-problem.js';
import { endpointOf } from './endpoint.js';

const { keyLength: maxLength } = policy.keyedRequests;

/** The `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header), if it has one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) => {
  if (!endpointOf(context)?.repeatable) throw new Error('@IdempotencyKey() needs `repeatable` in @Handles(…).');
  const sent = context.switchToHttp().getRequest<Request>().get('idempotency-key');
  // The draft has it in quotation marks, and most clients have not.
  const key = sent?.replace(/^"(.*)"$/, '$1');
  if (key === undefined || (/^[ -~]+$/.test(key) && key.length <= maxLength)) return key;
  throw new ApiProblem('malformed', message('api.keyMalformed', { maxLength }));
});

/** Lets a request with a key make something once, however often it is sent. */
@Injectable()
export class Idempotency {
  /** In this process. In another one, the second request waits for the account, and finds what the first has made. */
  private readonly running = new Set<string>();

  constructor(private readonly keyedRequests: KeyedRequests) {}

  /** @throws ApiProblem `key-in-use` while the same key is at work. */
  async once<T>(
    { userId }: Principal,
    key: string | undefined,
    request: object,
    work: (repeatable?: Repeatable) => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return work();
    const name = `${userId} ${key}`;
    if (this.running.has(name)) throw new ApiProblem('key-in-use', 'api.keyInUseBecause');
    this.running.add(name);
    try {
      return await work(this.keyedRequests.of(userId, key, request));
    } finally {
      this.running.delete(name);
    }
  }
}
