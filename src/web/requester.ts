import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { policy } from '../policy.js';
import type { Language } from '../words/languages.js';

/** Where a request comes from, as it is kept and shown to the owner of an account. */
export interface Requester {
  readonly ip: string;
  readonly userAgent: string;
  readonly language: Language;
}

export function requesterOf(req: Request): Requester {
  return {
    language: req.language,
    ip: req.ip ?? '',
    userAgent: (req.get('user-agent') ?? '').slice(0, policy.requests.userAgentLength),
  };
}

export const From = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requesterOf(context.switchToHttp().getRequest<Request>()),
);
