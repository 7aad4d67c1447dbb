import type { Request, RequestHandler, Response } from 'express';
import type { Principal } from '../../domain/principal.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The user who sent the request, if logged in. */
    principal?: Principal | undefined;
  }
}

/** Called with the principal, or without one where the request brings no valid proof. */
export type Found = (error?: unknown, principal?: Principal) => void;

/** One way to prove who sends a request. */
export interface Authenticator {
  /** Calls back, at once if it can: a promise for each page takes 10 % of its time. */
  authenticate(req: Request, res: Response, found: Found): void;
}

/** Puts the principal on the request: the first that one of these finds. */
export function authenticate([first, ...others]: readonly Authenticator[]): RequestHandler {
  const next = others.length > 0 ? authenticate(others) : undefined;
  return (req, res, done) => {
    const found: Found = (error, principal) => {
      req.principal = principal;
      if (error || principal || !next) done(error);
      else void next(req, res, done);
    };
    if (first) first.authenticate(req, res, found);
    else found();
  };
}
