import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { policy } from '../../policy.js';
import type { ClientInfo } from '../../domain/client-info.js';

export function clientInfoOf(req: Request): ClientInfo {
  return {
    language: req.language,
    timeZone: req.timeZone,
    ip: req.ip ?? '',
    requestId: req.id,
    userAgent: (req.get('user-agent') ?? '').slice(0, policy.requests.userAgentLength),
  };
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientInfoOf(context.switchToHttp().getRequest<Request>()),
);
