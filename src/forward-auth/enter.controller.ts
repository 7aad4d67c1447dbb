import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { looksLikeToken } from '../common/keyring.js';
import { webAddress } from '../common/web-address.js';
import type { Principal } from '../domain/principal.js';
import { Public, requireUser } from '../http/access/access.js';
import { HttpProblem } from '../http/errors/http-problem.js';
import { type Page, page } from '../http/pages/page.js';
import { type SeeOther, seeOther } from '../http/pages/redirect.js';
import { isUserNavigation } from '../http/security/methods.js';
import { type BareKey, message } from '../i18n/message.js';
import { type RegisteredApplication, Applications } from './applications.js';
import { passUrl, type Remark, remarks } from './entry-urls.js';
import { Tickets } from './tickets.js';

/** Where an application's proxy sends people who are not logged in there. */
@Controller()
export class EnterController {
  constructor(
    private readonly applications: Applications,
    private readonly tickets: Tickets,
  ) {}

  /** Public, since nobody should log in to find that the link leads nowhere. */
  @Public()
  @Get('authz/enter')
  async enter(@Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<Page | SeeOther> {
    const rd = typeof req.query.rd === 'string' ? webAddress(req.query.rd) : undefined;
    const application = rd && (await this.applications.find(rd.origin));
    if (!application)
      throw new HttpProblem(400, 'enter.unknown', 'enter.unknownBecause', undefined, 'application-unknown');
    const principal = requireUser(req);
    if (!(await this.applications.mayEnter(principal.userId, application.origin)))
      throw new HttpProblem(403, 'enter.refused', 'enter.refusedBecause', undefined, 'group-missing');
    const remark = remarks.find((known) => known === req.query.remark);
    if (remark) return this.pause(application, rd, remark, req);
    const { state } = req.query;
    const isKnown = typeof state === 'string' && looksLikeToken(state) && isUserNavigation(req);
    if (!isKnown) return this.leave(application, passUrl(rd), req, res);
    return this.leaveWithTicket(principal, application, { rd, state }, req, res);
  }

  private async leaveWithTicket(
    principal: Principal,
    application: RegisteredApplication,
    { rd, state }: { readonly rd: URL; readonly state: string },
    req: Request,
    res: Response,
  ): Promise<Page | SeeOther> {
    const ticket = await this.tickets.issue(principal, application.origin, state);
    if (ticket === undefined) return this.pause(application, rd, 'loop', req);
    return this.leave(application, passUrl(rd, ticket), req, res);
  }

  /**
   * By a redirect only if the browser comes from another site: Chromium blocks one that leaves this site after a form
   * (`form-action`). Otherwise by a page that goes on by itself.
   */
  private leave({ name }: RegisteredApplication, href: string, req: Request, res: Response): Page | SeeOther {
    if (['cross-site', 'same-site', 'none'].includes(req.get('sec-fetch-site') ?? '')) return seeOther(href);
    res.setHeader('Refresh', `0;url=${href}`);
    return pageOf(name, 'enter.going', href);
  }

  private pause({ name }: RegisteredApplication, rd: URL, remark: Remark | 'loop', req: Request): Page {
    if (remark === 'cookies') req.outcome = 'cookies-blocked';
    if (remark === 'loop') req.outcome = 'entry-loop';
    return pageOf(name, `enter.${remark}`, passUrl(rd));
  }
}

function pageOf(application: string, text: Extract<BareKey, `enter.${string}`>, href: string): Page {
  const heading = message('enter.title', { application });
  return page('enter', heading, { heading, text, application, href });
}
