import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { tidyToken } from '../../common/link-token.js';

/** The token in the path of a mailed link, without what mail programs and hands did to it. Empty if it has none. */
export const LinkToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { token } = context.switchToHttp().getRequest<Request>().params;
  return tidyToken(typeof token === 'string' ? token : '');
});
