import { Injectable, MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { malformed } from '../http/errors/http-problem.js';
import { policy } from '../policy.js';
import { Providers } from './providers.js';
import { authorizationPath, isForPeople, logoutPath, routes } from './surface.js';

/** The page that ends the session for a site. Like all pages, it is below no path of the provider. */
const logoutPage = '/logout/site';

/** Answers what is asked below `/oidc/`. Without clients there is nothing. */
@Injectable()
export class Endpoints {
  constructor(private readonly providers: Providers) {}

  readonly answer: RequestHandler = (req, res, next) => {
    this.handle(req, res, next).catch(next);
  };

  private async handle(req: Request, res: Response, next: NextFunction): Promise<void> {
    const provider = await this.providers.current();
    if (!provider) return next();
    // The parts of the provider for it are not used.
    if (req.path.startsWith(`${logoutPath}/`)) return next();
    if (isForPeople(req.path)) {
      if (req.method === 'POST') return res.redirect(303, `${pathFor(req)}?${await queryIn(req)}`);
      if (req.method !== 'GET') throw notAllowed(res);
      if (req.path === logoutPath) return res.redirect(303, logoutPage + queryOf(req));
    }
    nameRoute(req);
    await provider.callback()(req, res);
  }
}

/** For the log. The address of an answer has an id in it. */
function nameRoute(req: Request): void {
  const path = req.path.startsWith(`${authorizationPath}/`) ? `${authorizationPath}/:uid` : req.path;
  if (routes.has(path)) Object.assign(req, { route: { path } });
}

function pathFor({ path }: Request): string {
  return path === logoutPath ? logoutPage : path;
}

function queryOf({ originalUrl }: Request): string {
  return /\?.*/s.exec(originalUrl)?.[0] ?? '';
}

/** A HEAD would use up what only a GET may. */
function notAllowed(res: Response): Error {
  res.setHeader('Allow', 'GET, POST');
  return new MethodNotAllowedException();
}

/** A form of another site brings no cookies. The same as a GET does, and parameters stay as they are. */
async function queryIn(req: Request): Promise<string> {
  if (!req.is('application/x-www-form-urlencoded')) throw malformed('refused.type', 415);
  let text = '';
  for await (const part of req as AsyncIterable<Buffer>) {
    text += part.toString('latin1');
    if (text.length > policy.requests.bodyBytes) throw malformed('refused.whole');
  }
  if (!/^[\w!$&'()*+,;=:@/?.~%-]*$/.test(text)) throw malformed('refused.whole');
  return text;
}
