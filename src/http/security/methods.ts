import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Pages and forms use only GET, HEAD and POST. Other methods are refused before anything reads the request. */
export function answerOtherMethods(req: Request, res: Response, next: NextFunction): void {
  if (['GET', 'HEAD', 'POST'].includes(req.method)) return next();
  res.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
  if (req.method !== 'OPTIONS') throw new MethodNotAllowedException();
  res.status(204).setHeader('Cache-Control', 'no-store').end();
}

/** Checked where a GET changes something: a HEAD, prefetch, preview or embedded image has cookies, but no intent. */
export function isUserNavigation(req: Request): boolean {
  const purpose = `${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''} ${req.get('x-moz') ?? ''}`;
  const destination = req.get('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && !/prefetch|prerender|preview/i.test(purpose) && destination === 'document';
}
