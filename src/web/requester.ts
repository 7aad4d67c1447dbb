import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { policy } from '../policy.js';

/** Where a request comes from, as it is kept and shown to the owner of an account. */
export interface Requester {
  readonly ip: string;
  readonly userAgent: string;
}

export function requesterOf(req: Request): Requester {
  return {
    ip: req.ip ?? '',
    userAgent: (req.get('user-agent') ?? '').slice(0, policy.requests.userAgentLength),
  };
}

export const From = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requesterOf(context.switchToHttp().getRequest<Request>()),
);
