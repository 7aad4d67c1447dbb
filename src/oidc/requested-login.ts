import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { ClaimsParameter, errors, KoaContextWithOIDC } from 'oidc-provider';
import { Keyring } from '../common/keyring.js';
import { Clock, seconds, stillLasts, type Timestamp } from '../common/time.js';
import type { Principal } from '../domain/principal.js';
import { Factors } from '../factors/factors.js';
import { lacksFactor } from '../http/access/access.js';
import { withNext } from '../http/security/local-path.js';
import { policy } from '../policy.js';
import { Accounts } from './accounts.js';

/** How sure it is who uses a session: by one proof, or by two. */
export const acrs = { one: 'urn:foyer:1fa', two: 'urn:foyer:2fa' } as const;

/** The parameter that remembers since when a log-in is asked for. */
const askedParameter = 'foyer_asked';

export function requestOf({ req }: KoaContextWithOIDC): Request {
  return req as Request;
}

/** Undefined also for somebody who has to do something else first. */
export function entrantOf({ principal }: Request): Principal | undefined {
  return principal?.deleteAfter === null && !lacksFactor(principal) ? principal : undefined;
}

export function acrOf({ amr }: Pick<Principal, 'amr'>): string {
  return amr.includes('mfa') ? acrs.two : acrs.one;
}

/**
 * Whether the log-in here is what a site asks for: any, a recent one, or one with a second factor. Nothing is stored for a
 * visitor: the request itself is where the log-in leads back to, with the signed time at which it was first sent.
 */
@Injectable()
export class RequestedLogin {
  constructor(
    private readonly accounts: Accounts,
    private readonly factors: Factors,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** @throws LoginRequired, UnmetAuthenticationRequirements where logging in again would not help. */
  async isMissing(ctx: KoaContextWithOIDC, library: typeof errors): Promise<boolean> {
    const principal = entrantOf(requestOf(ctx));
    if (!principal) return true;
    settleAcr(ctx, principal);
    // It was there before the question that is now answered.
    if (ctx.oidc.route === 'resume') return false;
    const asked = this.askedAt(ctx);
    const isNew = asked !== undefined && principal.authenticatedAt >= asked;
    await this.refuseOther(ctx, principal, library);
    if (!isNew && (ctx.oidc.prompts.has('login') || this.isTooOld(ctx, principal))) return true;
    return this.lacksSecondFactor(ctx, principal, isNew, library);
  }

  /** Where to log in, or whatever else is missing, to come back to the same request. */
  wayTo(ctx: KoaContextWithOIDC, library: typeof errors): string {
    const req = requestOf(ctx);
    const back = this.pathBack(ctx);
    if (encodeURIComponent(back).length > policy.requests.nextLength)
      throw new library.InvalidRequest('the request is too long');
    if (!req.principal) return withNext('/login', back);
    if (req.principal.deleteAfter !== null) return withNext('/account/restore', back);
    return lacksFactor(req.principal) ? '/account/security' : withNext('/confirm', back);
  }

  private isTooOld({ oidc: { params } }: KoaContextWithOIDC, { authenticatedAt }: Principal): boolean {
    const { max_age: maxAge } = params ?? {};
    return maxAge !== undefined && this.clock.now() - authenticatedAt > seconds(Number(maxAge));
  }

  /** The site knows somebody else here. */
  private async refuseOther(ctx: KoaContextWithOIDC, { userId }: Principal, library: typeof errors): Promise<void> {
    const { client, entities, claims } = ctx.oidc;
    const wanted = [entities.IdTokenHint?.payload.sub, claims.id_token?.sub?.value].filter((sub) => sub !== undefined);
    if (wanted.length === 0 || !client) return;
    const isPairwise = client.subjectType === 'pairwise';
    const sub = isPairwise ? await this.accounts.pairwiseId(userId, client.clientId) : userId;
    if (wanted.some((one) => one !== sub)) throw new library.LoginRequired('somebody else is logged in');
  }

  private async lacksSecondFactor(
    { oidc: { claims } }: KoaContextWithOIDC,
    principal: Principal,
    isNew: boolean,
    library: typeof errors,
  ): Promise<boolean> {
    const acr = claims.id_token?.acr;
    const wanted = wantedAcrs(claims);
    // Two proofs are also one.
    if (wanted.length === 0 || wanted.includes(acrOf(principal)) || wanted.includes(acrs.one)) return false;
    const isPossible = wanted.includes(acrs.two) && (await this.factors.of(principal.userId)).hasAny;
    const isEssential = acr?.essential === true;
    // Only asked for: once is enough.
    if (isPossible) return isEssential || !isNew;
    if (!isEssential) return false;
    throw new library.UnmetAuthenticationRequirements('the account has no second factor');
  }

  private pathBack(ctx: KoaContextWithOIDC): string {
    const { pathname, searchParams } = new URL(ctx.originalUrl, ctx.oidc.issuer);
    const asked = this.askedAt(ctx) ?? this.clock.now();
    searchParams.set(askedParameter, `${asked}.${this.keyring.fingerprint('oidc asked', textOf(ctx, asked))}`);
    return `${pathname}?${searchParams.toString()}`;
  }

  /** Undefined if nobody was asked, or too long ago. */
  private askedAt(ctx: KoaContextWithOIDC): Timestamp | undefined {
    const { [askedParameter]: text } = ctx.query;
    const [, time = '', signature = ''] = /^(\d{1,15})\.([\w-]+)$/.exec(typeof text === 'string' ? text : '') ?? [];
    const asked = Number(time);
    const { requestLasts } = policy.oidc.tokens;
    if (!stillLasts(asked + requestLasts, requestLasts, this.clock.now())) return undefined;
    return this.keyring.isFingerprint('oidc asked', textOf(ctx, asked), signature) ? asked : undefined;
  }
}

function wantedAcrs({ id_token: { acr } = {} }: ClaimsParameter): readonly string[] {
  return acr?.values ?? (acr?.value === undefined ? [] : [acr.value]);
}

/** A site that asks for one proof only is told of one, and not of what it does not know. */
function settleAcr({ oidc: { claims, session } }: KoaContextWithOIDC, principal: Principal): void {
  const wanted = wantedAcrs(claims);
  if (session && wanted.includes(acrs.one) && !wanted.includes(acrOf(principal))) session.acr = acrs.one;
}

/** It is good for one request of one site. */
function textOf({ query }: KoaContextWithOIDC, asked: Timestamp): string {
  return JSON.stringify([asked, query.client_id, query.state, query.nonce]);
}
