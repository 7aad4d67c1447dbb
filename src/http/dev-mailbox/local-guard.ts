import { type CanActivate, type ExecutionContext, NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import { urlOf } from '../../common/url.js';
import { isLocal } from '../../config/urls.js';

/** Otherwise another site could point its own host name here (DNS rebinding), become same-origin, and read all mails. */
export class LocalGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { ip = '', headers } = context.switchToHttp().getRequest<Request>();
    const name = urlOf(`http://${headers.host ?? ''}`)?.hostname ?? '';
    if (isLocal(name) && loopback.test(ip)) return true;
    throw new NotFoundException();
  }
}

const loopback = /^(?:(?:::ffff:)?127\.[\d.]+|::1)$/;
