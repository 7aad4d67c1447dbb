import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { webAddress } from '../common/web-address.js';
import { Config } from '../config/config.js';
import { Public } from '../http/access/access.js';
import { isRefusedWrite } from '../http/errors/http-problem.js';
import { enterUrl } from './entry-urls.js';
import { fromForwarded, fromNginx, type OriginalRequest } from './original-request.js';
import { PassCookie } from './pass-cookie.js';
import { type Decision, type Entrant, Passes } from './passes.js';
import { plainAnswer, refusedPage } from './plain-answers.js';

/** What proxies ask with every request. Each convention has an address of its own, which reads no headers of the other. */
@Public()
@Controller()
export class CheckController {
  constructor(
    private readonly passes: Passes,
    private readonly passCookie: PassCookie,
    private readonly config: Config,
  ) {}

  @Get('authz/nginx')
  async nginx(@Req() req: Request, @Res() res: Response): Promise<void> {
    const original = fromNginx(req);
    if (!original) return misconfigured(req, res, 'X-Original-URL');
    await this.answer(original, req, res, (login) => {
      // nginx takes no redirect from here, so its own block makes one of this.
      res.setHeader('X-Foyer-Login', login);
      plainAnswer(res, 401, 'Log in first.');
    });
  }

  @Get('authz/forward')
  async forward(@Req() req: Request, @Res() res: Response): Promise<void> {
    const original = fromForwarded(req);
    if (!original) return misconfigured(req, res, 'X-Forwarded-Proto, X-Forwarded-Host and X-Forwarded-Uri');
    await this.answer(original, req, res, (login) => {
      res.setHeader('Location', login);
      plainAnswer(res, 302, 'Log in first.');
    });
  }

  private async answer(
    original: OriginalRequest,
    req: Request,
    res: Response,
    leadToLogin: (login: string) => void,
  ): Promise<void> {
    const decision = await this.passes.check(this.passCookie.read(req, original.url), original.url.origin);
    if (decision.rule === 'entered') return this.letIn(decision, original, res);
    req.outcome = decision.rule;
    if (decision.rule === 'group-missing') return refusedPage(req, res);
    if (decision.rule === 'application-unknown') return plainAnswer(res, 403, 'Foyer does not know this application.');
    if (original.isNavigation) leadToLogin(enterUrl(this.config.baseUrl, returnFrom(original, req)));
    else plainAnswer(res, 401, 'Log in first.');
  }

  private async letIn(
    { entrant, touch }: Extract<Decision, { rule: 'entered' }>,
    { method }: OriginalRequest,
    res: Response,
  ): Promise<void> {
    try {
      if (method !== 'HEAD') await touch?.();
    } catch (error) {
      // The next request tries again, as with pages.
      if (!isRefusedWrite(error)) throw error;
    }
    for (const [name, value] of Object.entries(headersOf(entrant))) res.setHeader(name, value);
    res.status(200).setHeader('Content-Length', 0).end();
  }
}

/** All four in any case: a proxy would let a forged one pass that is not replaced. */
function headersOf({ userId, email, displayName, groups }: Entrant): Readonly<Record<string, string>> {
  return {
    'Remote-User': userId,
    'Remote-Email': inHeader(email),
    'Remote-Name': inHeader(displayName ?? email),
    'Remote-Groups': groups.join(','),
  };
}

/** As UTF-8, which is what applications expect. Node writes each character as one byte. */
function inHeader(text: string): string {
  return Buffer.from(text.replace(/\p{Cc}/gu, ''), 'utf8').toString('latin1');
}

/** A form that was cut off is not sent again: its page is where to go on. */
function returnFrom({ url, method }: OriginalRequest, req: Request): Parameters<typeof enterUrl>[1] {
  if (method === 'GET') return { rd: url };
  return { rd: pageOf(req, url) ?? new URL('/', url), remark: 'lost' };
}

function pageOf(req: Request, { origin }: URL): URL | undefined {
  const referrer = webAddress(req.get('referer') ?? '');
  return referrer?.origin === origin ? referrer : undefined;
}

function misconfigured(req: Request, res: Response, headers: string): void {
  req.outcome = 'address-missing';
  plainAnswer(res, 400, `The proxy has to send ${headers}: see docs/connect.md.`);
}
