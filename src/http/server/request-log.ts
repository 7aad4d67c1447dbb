import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { Log, networkInLog } from '../../logging/log.js';
import type { Outcome } from '../../logging/outcome.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Identifies this request in the log and on error pages. */
    id: string;
    outcome?: Outcome | undefined;
    isNoFile?: boolean;
    /** The account in question, if nobody is logged in. */
    aboutUser?: string | undefined;
  }
}

/** Logs one line per request, with its route pattern, since a path may contain a token. */
@Injectable()
export class RequestLog {
  constructor(private readonly log: Log) {}

  readonly watch = (req: Request, res: Response, next: NextFunction): void => {
    req.id = randomUUID();
    res.setHeader('X-Request-Id', req.id);
    const began = performance.now();
    // Read now: it is gone once the visitor has disconnected.
    const network = networkInLog(req.ip ?? '');
    res.once('close', () => this.write(req, res, network, performance.now() - began));
    next();
  };

  /** Runs after the files, which are not logged: they would hide everything else. */
  readonly noFile = (req: Request, _res: Response, next: NextFunction): void => {
    req.isNoFile = true;
    next();
  };

  private write(req: Request, res: Response, network: string, took: number): void {
    const route = routeOf(req);
    const outcome = res.writableFinished ? (req.outcome ?? outcomeOf(res.statusCode)) : 'cut-short';
    const status = res.headersSent ? res.statusCode : undefined;
    const facts = { method: req.method, route, status, ms: Math.round(took * 10) / 10, outcome };
    if (isProbe(route, status) || isFile(req, res)) return this.log.passOver('request', facts);
    this.log.write(suspicious.has(outcome) ? 'warn' : 'info', 'request', {
      ...facts,
      network,
      user: req.principal?.userId ?? req.aboutUser,
      request: req.id,
    });
  }
}

/** Requested every few seconds by machines: they would hide everything else. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** Without what has a wrong token. */
function isProbe(route: string, status: number | undefined): boolean {
  return probes.has(route) && status !== 401;
}

/** Anything else that ends before `noFile` is refused, or uses another method. */
function isFile({ isNoFile, method }: Request, { statusCode }: Response): boolean {
  return !isNoFile && statusCode < 400 && ['GET', 'HEAD'].includes(method);
}

/** `unknown` if no handler matches, or if the request was refused before routing. */
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

/** What an operator may want to look at: it happens to honest people too, but rarely. */
const suspicious = new Set([
  'access-denied',
  'csrf-refused',
  'log-in-failed',
  'password-wrong',
  'limit-met',
  'input-refused',
  'overloaded',
  'storage-failed',
  'group-missing',
  'application-unknown',
  'address-missing',
  'entry-loop',
]);
