import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type NextFunction, type Request, type Response, Router } from 'express';
import { randomInt } from 'node:crypto';
import { Overloaded } from '../../common/bounded-queue.js';
import { policy } from '../../policy.js';
import type { Duration } from '../../common/time.js';
import { type Form, formOf } from '../forms/form.js';
import { Passwords } from '../../passwords/passwords.js';

/**
 * While too many passwords wait, refuses the forms that would add to them: not at once, and before it costs a session, a
 * token or a query. Whoever is refused comes straight back, and must not keep everybody else waiting by that.
 */
@Injectable()
export class LoadShedding {
  private formsWithPasswords: Router | undefined;

  constructor(
    private readonly passwords: Passwords,
    private readonly discovery: DiscoveryService,
  ) {}

  readonly refuse = (req: Request, res: Response, next: NextFunction): void => {
    if (req.method !== 'POST' || !this.passwords.full) next();
    else (this.formsWithPasswords ??= this.findForms())(req, res, next);
  };

  /** Every form with a password in it is hashed, whoever sends it. */
  private findForms(): Router {
    const router = Router();
    const forms = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? formsOf(metatype) : []));
    for (const { path, form } of forms) {
      if (!Object.keys(form.fields.shape).some((field) => /password/i.test(field))) continue;
      router.post(path, (req: Request, res: Response, next: NextFunction) => {
        const timer = setTimeout(() => {
          if (!this.passwords.full) {
            next('router');
            return;
          }
          // So that it comes back with what was typed.
          req.form = form;
          next(new Overloaded(this.passwords.retryAfter));
        }, byChance(policy.hashing.refusedAfter));
        res.once('close', () => {
          clearTimeout(timer);
        });
      });
    }
    return router;
  }
}

function byChance({ atLeast, atMost }: { atLeast: Duration; atMost: Duration }): Duration {
  return randomInt(atLeast, atMost);
}

/** The forms that a controller handles, with their paths. */
function formsOf(controller: object): { path: string; form: Form }[] {
  const { prototype } = controller as { prototype: Record<string, () => unknown> };
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const form = handler && formOf({ getHandler: () => handler });
    return form ? [{ path: pathOf(controller) + pathOf(handler), form }] : [];
  });
}

/** As its decorator has it, with a slash in front and none behind. */
function pathOf(part: object): string {
  const path = String(Reflect.getMetadata('path', part)).replace(/^\/|\/$/g, '');
  return path === '' ? '' : `/${path}`;
}
