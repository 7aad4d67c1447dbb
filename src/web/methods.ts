import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const used = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** The methods that the site has. The others end here, before anything looks at them. */
export function refuseOtherMethods(req: Request, res: Response, next: NextFunction): void {
  if (!used.includes(req.method)) {
    res.setHeader('Allow', used.join(', '));
    throw new MethodNotAllowedException();
  }
  next();
}

/**
 * Whether somebody means to open this page. A HEAD, a prefetch, a preview or an image on another page may arrive with
 * the visitor's cookies and must not act.
 */
export function isDeliberateVisit(req: Request): boolean {
  const purpose = `${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''} ${req.get('x-moz') ?? ''}`;
  const destination = req.get('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && destination === 'document';
}
