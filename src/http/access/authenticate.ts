import type { Request, RequestHandler, Response } from 'express';
import type { Principal } from '../../domain/principal.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The logged-in user, if any. */
    principal?: Principal | undefined;
  }
}

/** One way to authenticate a request. */
export interface Authenticator {
  /** Undefined if the request has no such proof, or one that is no longer valid. */
  authenticate(req: Request, res: Response): Promise<Principal | undefined>;
}

/** Puts the principal on the request: the first that an authenticator finds. */
export function authenticate(authenticators: readonly Authenticator[]): RequestHandler {
  const find = async (req: Request, res: Response): Promise<Principal | undefined> => {
    for (const authenticator of authenticators) {
      const principal = await authenticator.authenticate(req, res);
      if (principal) return principal;
    }
    return undefined;
  };
  return (req, res, next) => {
    find(req, res).then((principal) => {
      req.principal = principal;
      next();
    }, next);
  };
}
