import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { readableEmail } from '../common/email-address.js';
import { Config } from '../config/config.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Public } from '../http/access/access.js';
import { Client, clientInfoOf } from '../http/access/client-info.js';
import { HttpProblem } from '../http/errors/http-problem.js';
import { Fields, type Form, HandlesForm } from '../http/forms/form.js';
import { type Page, page } from '../http/pages/page.js';
import { type SeeOther, seeOther } from '../http/pages/redirect.js';
import { isUserNavigation } from '../http/security/methods.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { message } from '../i18n/message.js';
import { comesFromHere } from './leave-page.js';
import { type CheckedLogout, SiteLogout } from './site-logout.js';

const logoutForm = {
  path: 'logout/site',
  fields: z.object({ client: z.string(), to: z.string(), state: z.string() }),
} satisfies Form;

const names = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state'] as const;

/** Where a site sends somebody who has logged out there. Public: they may have logged out here before. */
@Public()
@Controller()
export class SiteLogoutController {
  constructor(
    private readonly siteLogout: SiteLogout,
    private readonly sessionCookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('logout/site')
  async open(@Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<Page | SeeOther> {
    const given = names.map((name) => [name, req.query[name]] as const);
    if (given.some(([, value]) => value !== undefined && typeof value !== 'string')) throw refused();
    const checked = await this.siteLogout.check(Object.fromEntries(given));
    if (checked === null) throw new NotFoundException();
    if (!checked) throw refused();
    const { principal } = req;
    if (!principal) return this.leave(checked, req, res);
    // Proved by an ID token, which only the site and the browser have. Anybody else could log people out.
    if (!isUserNavigation(req) || !(await this.siteLogout.isAbout(principal, checked))) {
      const { id: clientId = '' } = checked.site ?? {};
      const { post_logout_redirect_uri: to = '', state = '' } = req.query as Record<string, string>;
      const email = readableEmail(principal.email);
      return page('site-logout', 'siteLogout.title', { email, clientId, to: checked.site ? to : '', state });
    }
    await this.end(req, clientInfoOf(req));
    return this.leave(checked, req, res);
  }

  @HandlesForm(logoutForm)
  async logOut(
    @Fields() { client: clientId, to, state }: z.output<typeof logoutForm.fields>,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const given = { client_id: clientId, post_logout_redirect_uri: to, state };
    const checked = await this.siteLogout.check(
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    );
    await this.end(req, client);
    return this.leave(checked ?? {}, req, res);
  }

  private async end(req: Request, client: ClientInfo): Promise<void> {
    if (!req.principal) return;
    await this.siteLogout.end(req.principal, client);
    this.sessionCookie.clear(req);
  }

  /** See `leaveByPage`. */
  private leave({ site }: CheckedLogout, req: Request, res: Response): Page | SeeOther {
    if (site?.href === undefined) return seeOther('/login', 'logged-out');
    const { href, name } = site;
    if (req.method === 'GET' && !comesFromHere(req, this.config.baseUrl)) return seeOther(href);
    res.setHeader('Refresh', `0;url=${href}`);
    const heading = message('enter.title', { application: name });
    return page('enter', heading, { heading, text: 'siteLogout.going', application: name, href });
  }
}

function refused(): HttpProblem {
  const reason = message('site.refusedBecause', { error: 'invalid_request', detail: '' });
  return new HttpProblem(400, 'site.refused', reason);
}
