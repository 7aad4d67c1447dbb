import type { NextFunction, Request, RequestHandler, Response } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** Which of Foyer's surfaces was asked. Undefined for pages. */
    surface?: Surface | undefined;
  }
}

type Surface = 'api' | 'forward-auth' | 'oidc';

export interface Branch {
  /** Undefined for the one of all other requests. */
  readonly surface?: Surface;
  readonly has?: (path: string) => boolean;
  readonly middleware: readonly RequestHandler[];
}

/** Runs the middleware of the branch that a path belongs to, and then the routes. */
export function inBranches(...branches: readonly Branch[]): RequestHandler {
  return (req, res, next) => {
    const branch = branches.find(({ has }) => has?.(req.path) ?? true);
    req.surface = branch?.surface;
    run(branch?.middleware ?? [], 0, req, res, next);
  };
}

/** As Express does, without matching the path of each. */
function run(all: readonly RequestHandler[], at: number, req: Request, res: Response, done: NextFunction): void {
  const handler = all[at];
  if (!handler) return done();
  const next = ((error?: unknown) => (error ? done(error) : run(all, at + 1, req, res, done))) as NextFunction;
  try {
    void handler(req, res, next);
  } catch (error) {
    done(error);
  }
}
