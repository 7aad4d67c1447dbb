import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isIP } from 'node:net';
import { policy } from '../../policy.js';
import type { ClientInfo } from '../../domain/client-info.js';

export function clientInfoOf(req: Request): ClientInfo {
  return {
    language: req.language,
    ip: addressOf(req),
    requestId: req.id,
    userAgent: (req.get('user-agent') ?? '').slice(0, policy.requests.userAgentLength),
  };
}

/** A proxy may forward what the client claims, not the address it sees. If that is no IP address, use the proxy's. */
function addressOf({ ip = '', socket }: Request): string {
  const address = ip.replace(/%.*$/, '');
  return isIP(address) === 0 ? (socket.remoteAddress ?? '') : address;
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientInfoOf(context.switchToHttp().getRequest<Request>()),
);
