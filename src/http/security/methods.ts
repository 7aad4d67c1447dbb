import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingHttpHeaders } from 'node:http';

/** Pages and forms use only GET, HEAD and POST. Other methods are refused before anything reads the request. */
export function answerOtherMethods(req: Request, res: Response, next: NextFunction): void {
  if (['GET', 'HEAD', 'POST'].includes(req.method)) return next();
  res.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
  if (req.method !== 'OPTIONS') throw new MethodNotAllowedException();
  res.status(204).setHeader('Cache-Control', 'no-store').end();
}

/** Checked where a GET changes something: a HEAD, prefetch, preview or embedded image has cookies, but no intent. */
export function isUserNavigation(req: Request): boolean {
  const destination = req.get('sec-fetch-dest') ?? 'document';
  return req.method === 'GET' && !isPrefetch(req.headers) && destination === 'document';
}

/** Also a prerendering or a preview: the browser asks before anybody opens the page. */
export function isPrefetch(headers: IncomingHttpHeaders): boolean {
  return ['sec-purpose', 'purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(headers[name]?.toString() ?? ''),
  );
}
