import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request } from 'express';
import { viewerOf } from './access.js';
import { Cookies } from './cookies.js';
import { Csrf } from './csrf.js';
import { leaveNotice, takeNotice } from './notices.js';
import type { PageResponse } from './page.js';

/** Gives every page what its layout needs. Made only when a page is shown: a redirect costs no token. */
@Injectable()
export class PageLocals {
  constructor(
    private readonly csrf: Csrf,
    private readonly cookies: Cookies,
  ) {}

  readonly prepare = (req: Request, res: PageResponse, next: NextFunction): void => {
    req.id = randomUUID();
    res.setHeader('X-Request-Id', req.id);
    const { csrf, cookies } = this;
    Object.defineProperties(res.locals, {
      csrf: { enumerable: true, get: () => csrf.token(req, res) },
      notice: { enumerable: true, get: () => takeNotice(cookies, req, res) },
      viewer: { enumerable: true, get: () => viewerOf(req) },
      path: { enumerable: true, value: req.path },
      leaveNotice: {
        value: (notice: Parameters<typeof leaveNotice>[2]) => {
          leaveNotice(cookies, res, notice);
        },
      },
    });
    next();
  };
}
