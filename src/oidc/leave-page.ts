import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Request } from 'express';
import type { PageResponse } from '../http/pages/layout.js';
import { page, sendPage } from '../http/pages/page.js';
import { urlOf } from '../common/url.js';
import { message } from '../i18n/message.js';
import { requestOf } from './requested-login.js';

/**
 * Back to the site by a page that goes on by itself, where a form of this site is before it: Chromium blocks a redirect
 * that then leaves this site (`form-action`).
 */
export function leaveByPage(provider: Provider, baseUrl: string): void {
  provider.use(async (ctx, next) => {
    await next();
    const href = ctx.response.get('location');
    const leaves = ctx.status === 303 && urlOf(href, baseUrl)?.origin !== baseUrl;
    if (leaves && comesFromHere(requestOf(ctx as KoaContextWithOIDC), baseUrl))
      showWay(ctx as KoaContextWithOIDC, href);
  });
}

export function comesFromHere(req: Request, baseUrl: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return !['cross-site', 'same-site', 'none'].includes(site);
  // Browsers leave it out without https. Pages of this site send where they are.
  return urlOf(req.get('referer') ?? '')?.origin === baseUrl;
}

function showWay(ctx: KoaContextWithOIDC, href: string): void {
  ctx.respond = false;
  const application = ctx.oidc.client?.clientName ?? new URL(href).host;
  const heading = message('enter.title', { application });
  const res = ctx.res as unknown as PageResponse;
  res.removeHeader('Location');
  res.setHeader('Refresh', `0;url=${href}`);
  sendPage(res, page('enter', heading, { heading, text: 'enter.going', application, href }));
}
