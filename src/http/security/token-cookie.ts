import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Keyring } from '../../common/keyring.js';
import type { Duration } from '../../common/time.js';
import { policy } from '../../policy.js';
import { Cookies } from './cookies.js';

type Name = 'registration' | 'reset';

/**
 * Cookies with several tokens, the newest first, since one browser may have several links or registrations open. A form
 * that was made for one of them carries its mark, so that it never acts on another that was opened later.
 */
@Injectable()
export class TokenCookie {
  constructor(
    private readonly cookies: Cookies,
    private readonly keyring: Keyring,
  ) {}

  read(req: Request, name: Name): string[] {
    const tokens = (this.cookies.read(req, name) ?? '').split('.').filter((text) => /^[\w-]{43,52}$/.test(text));
    return tokens.slice(0, policy.requests.tokensPerCookie);
  }

  /** Names a token in a form of its browser. Reveals nothing about it. */
  markOf(name: Name, token: string): string {
    return this.keyring.fingerprint(`mark of ${name}`, token);
  }

  find(req: Request, name: Name, mark: string): string | undefined {
    return this.read(req, name).find((token) => this.keyring.isFingerprint(`mark of ${name}`, token, mark));
  }

  /** Puts the token in front. The oldest makes room. */
  add(req: Request, res: Response, name: Name, token: string, lifetime: Duration): void {
    const tokens = [token, ...this.others(req, name, token)];
    this.cookies.set(res, name, tokens.slice(0, policy.requests.tokensPerCookie).join('.'), lifetime);
  }

  remove(req: Request, res: Response, name: Name, token: string, lifetime: Duration): void {
    const tokens = this.others(req, name, token);
    if (tokens.length === 0) this.cookies.clear(res, name);
    else this.cookies.set(res, name, tokens.join('.'), lifetime);
  }

  private others(req: Request, name: Name, token: string): string[] {
    return this.read(req, name).filter((other) => other !== token);
  }
}
