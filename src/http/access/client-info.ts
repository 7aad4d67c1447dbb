import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isIP } from 'node:net';
import { policy } from '../../policy.js';
import type { Language } from '../../i18n/languages.js';

/** Where a request comes from, as it is kept and shown to the owner of an account. */
export interface ClientInfo {
  readonly ip: string;
  readonly userAgent: string;
  readonly language: Language;
  readonly requestId: string;
}

export function clientInfoOf(req: Request): ClientInfo {
  return {
    language: req.language,
    ip: addressOf(req),
    requestId: req.id,
    userAgent: (req.get('user-agent') ?? '').slice(0, policy.requests.userAgentLength),
  };
}

/**
 * A proxy that hands on what it was sent, in place of the address it sees, may hand on anything: then it is the proxy's.
 */
function addressOf({ ip = '', socket }: Request): string {
  const address = ip.replace(/%.*$/, '');
  return isIP(address) === 0 ? (socket.remoteAddress ?? '') : address;
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientInfoOf(context.switchToHttp().getRequest<Request>()),
);
