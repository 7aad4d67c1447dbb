import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { Log, networkInLog } from '../../logging/log.js';
import type { Outcome } from '../../logging/outcome.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names this request in the log and on a page about an error. */
    id: string;
    outcome?: Outcome | undefined;
    isNoFile?: boolean;
    /** Whose account it was about, where nobody is logged in. */
    aboutUser?: string | undefined;
  }
}

/** One line for each request that was answered: by the pattern of its route, since a path may hold a token. */
@Injectable()
export class RequestLog {
  constructor(private readonly log: Log) {}

  readonly watch = (req: Request, res: Response, next: NextFunction): void => {
    req.id = randomUUID();
    res.setHeader('X-Request-Id', req.id);
    const began = performance.now();
    // Asked now: of a visitor who has hung up it is no longer known.
    const network = networkInLog(req.ip ?? '');
    res.once('close', () => {
      this.tell(req, res, network, performance.now() - began);
    });
    next();
  };

  /** Behind the files: they would hide everything else. */
  readonly noFile = (req: Request, _res: Response, next: NextFunction): void => {
    req.isNoFile = true;
    next();
  };

  private tell(req: Request, res: Response, network: string, took: number): void {
    const route = routeOf(req);
    if (probes.has(route) || isFile(req, res)) return;
    const outcome = res.writableFinished ? (req.outcome ?? outcomeOf(res.statusCode)) : 'cut-short';
    this.log.write(suspicious.has(outcome) ? 'warn' : 'info', 'request', {
      method: req.method,
      route,
      status: res.headersSent ? res.statusCode : undefined,
      ms: Math.round(took * 10) / 10,
      outcome,
      network,
      user: req.principal?.userId ?? req.aboutUser,
      request: req.id,
    });
  }
}

/** Asked every few seconds by machines: they would hide everything else. */
const probes = new Set(['/healthz', '/readyz']);

/** Whatever else is answered before the files is refused, or asked by another method. */
function isFile({ isNoFile, method }: Request, { statusCode }: Response): boolean {
  return !isNoFile && statusCode < 400 && ['GET', 'HEAD'].includes(method);
}

/** `unknown` for a path that no handler has, and for what was refused before one was looked for. */
function routeOf(req: Request): string {
  const { path } = (req.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'unknown';
}

function outcomeOf(status: number): string {
  return outcomes[status] ?? (status < 400 ? 'done' : status < 500 ? 'refused' : 'failed');
}

const outcomes: Partial<Record<number, string>> = {
  400: 'input-refused',
  404: 'not-found',
  405: 'input-refused',
  413: 'input-refused',
  415: 'input-refused',
  422: 'form-refused',
  429: 'limit-met',
  503: 'overloaded',
};

/** What an operator may want to look at: it happens to honest people too, but seldom. */
const suspicious = new Set([
  'access-denied',
  'csrf-refused',
  'log-in-failed',
  'password-wrong',
  'limit-met',
  'input-refused',
  'overloaded',
]);
