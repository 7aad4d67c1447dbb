import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { CookieOptions, NextFunction, Request, Response } from 'express';
import { Config } from '../../config/config.js';
import type { Duration } from '../../common/time.js';

type CookieName =
  | 'session'
  | 'csrf'
  | 'registration'
  | 'notice'
  | 'device'
  | 'reset'
  | 'language'
  | 'email'
  | 'time_zone'
  | 'login'
  | 'provider'
  | 'identity';

/**
 * The cookies of this site: no script can read them, and no POST from another site carries them. Only `time_zone` is set
 * by the script, with the same attributes but for `HttpOnly`: see public/assets/foyer.js.
 */
@Injectable()
export class Cookies {
  constructor(private readonly config: Config) {}

  /** `__Host-` binds a cookie to this host over https: no subdomain and no http page can set one. */
  name(name: CookieName): string {
    return this.config.https ? `__Host-foyer_${name}` : `foyer_${name}`;
  }

  /** Lax and not Strict: with Strict, a link opened from webmail would arrive without its cookies. */
  readonly options = (): CookieOptions & { path: string } => ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: this.config.https,
  });

  read(req: Request, name: CookieName): string | undefined {
    return (req.cookies as Record<string, string | undefined>)[this.name(name)];
  }

  /** Without a lifetime, the cookie ends with the browser session. */
  set(res: Response, name: CookieName, value: string, lifetime?: Duration): void {
    const lasting = lifetime === undefined ? {} : { maxAge: lifetime };
    res.cookie(this.name(name), value, { ...this.options(), ...lasting });
  }

  clear(res: Response, name: CookieName): void {
    res.clearCookie(this.name(name), this.options());
  }
}

export function readCookies(req: Request, _res: Response, next: NextFunction): void {
  req.cookies = parseCookie(req.headers.cookie ?? '');
  next();
}
