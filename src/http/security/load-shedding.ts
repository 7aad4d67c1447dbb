import { Injectable } from '@nestjs/common';
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { randomInt } from 'node:crypto';
import { Overloaded } from '../../common/bounded-queue.js';
import { Passwords } from '../../passwords/passwords.js';
import { policy } from '../../policy.js';
import { Handlers } from '../access/handlers.js';
import type { Form } from '../forms/form.js';
import { type HashingRoute, hashingRouteOf } from './hashing-route.js';

/**
 * While the hashing queue, or a network's share of it, is full, refuses requests that would add to it: after a delay, and
 * before they cost a session, a token or a query. Refused clients often retry at once, and must not slow everybody else down.
 */
@Injectable()
export class LoadShedding {
  private router: Router | undefined;

  constructor(
    private readonly passwords: Passwords,
    private readonly handlers: Handlers,
  ) {}

  readonly refuse = (req: Request, res: Response, next: NextFunction): void => {
    if (req.method === 'GET' || req.method === 'HEAD' || !this.passwords.isBusy || !this.isFullFor(req)) next();
    else (this.router ??= this.routesThatHash())(req, res, next);
  };

  /** Full for everybody, or the share of this network is. */
  private isFullFor(req: Request): boolean {
    return this.passwords.isFullFor(req.ip ?? '');
  }

  private routesThatHash(): Router {
    const router = Router();
    for (const route of this.handlers.map(hashingRouteOf))
      router[route.method.toLowerCase() as 'post'](route.path, this.refuseLater(route));
    return router;
  }

  /** In the API, a body without any of these fields costs no hash. A form that lacks one is none of ours. */
  private refuseLater({ form, fields }: HashingRoute): RequestHandler {
    const { atLeast, atMost } = policy.hashing.refusedAfter;
    return (req, res, next) => {
      const costs = fields.some((name) => Object.hasOwn((req.body ?? {}) as object, name));
      if (!form && !costs) return next('router');
      const delay = randomInt(atLeast, atMost);
      const timer = setTimeout(() => {
        if (!this.isFullFor(req)) return next('router');
        // So that the form is shown again with the typed values.
        req.form = form as Form | undefined;
        next(new Overloaded(this.passwords.retryAfter));
      }, delay);
      res.once('close', () => clearTimeout(timer));
    };
  }
}
