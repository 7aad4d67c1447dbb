import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { looksLikeToken, randomToken } from '../common/keyring.js';
import type { Duration } from '../common/time.js';
import { policy } from '../policy.js';

type Name = 'pass' | 'enter';

/**
 * The cookies on an application's host. Its own address decides about them, not BASE_URL. The port is part of the name:
 * browsers send the cookies of a host to all of its ports.
 */
@Injectable()
export class PassCookie {
  read(req: Request, { origin }: URL): string | undefined {
    return this.value(req, 'pass', origin);
  }

  /** Without a lifetime: it ends with the browser, or earlier with the session. */
  set(res: Response, { origin }: URL, pass: string): void {
    this.write(res, 'pass', origin, pass);
  }

  /** Shows that the browser that comes back with a ticket is the one that asked. */
  readState(req: Request, { origin }: URL): string | undefined {
    const state = this.value(req, 'enter', origin);
    return state !== undefined && looksLikeToken(state) ? state : undefined;
  }

  /** The same one for all tabs, which may come back in any order. */
  keepState(req: Request, res: Response, url: URL): string {
    const state = this.readState(req, url) ?? randomToken();
    this.write(res, 'enter', url.origin, state, policy.forwardAuth.state);
    return state;
  }

  private value(req: Request, name: Name, origin: string): string | undefined {
    return (req.cookies as Record<string, string | undefined>)[nameOf(name, origin)];
  }

  private write(res: Response, name: Name, origin: string, value: string, maxAge?: Duration): void {
    const secure = origin.startsWith('https:');
    const lasting = maxAge === undefined ? {} : { maxAge };
    res.cookie(nameOf(name, origin), value, { httpOnly: true, sameSite: 'lax', path: '/', secure, ...lasting });
  }
}

function nameOf(name: Name, origin: string): string {
  const { protocol, port } = new URL(origin);
  return `${protocol === 'https:' ? '__Host-' : ''}foyer_${name}${port === '' ? '' : `_${port}`}`;
}
