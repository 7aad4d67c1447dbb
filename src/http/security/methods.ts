import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Pages and forms use only GET, HEAD and POST. Other methods are refused before anything reads the request. */
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
 * Whether the user opens this page on purpose: checked wherever a GET changes something. A HEAD, prefetch, preview or
 * image on another page may carry the visitor's cookies, but must change nothing.
 */
export function isUserNavigation(req: Request): boolean {
  const purpose = `${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''} ${req.get('x-moz') ?? ''}`;
  const destination = req.get('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && destination === 'document';
}
