import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Only pages and forms are asked for here. Other methods end before anything looks at the request. */
export function answerOtherMethods(req: Request, res: Response, next: NextFunction): void {
  if (['GET', 'HEAD', 'POST'].includes(req.method)) {
    next();
    return;
  }
  res.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
  if (req.method !== 'OPTIONS') throw new MethodNotAllowedException();
  res.status(204).setHeader('Cache-Control', 'no-store').end();
}

/**
 * Whether somebody means to open this page: asked wherever a GET acts. A HEAD, a prefetch, a preview or an image on
 * another page may arrive with the visitor's cookies and must not.
 */
export function isUserNavigation(req: Request): boolean {
  const purpose = `${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''} ${req.get('x-moz') ?? ''}`;
  const destination = req.get('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && destination === 'document';
}
