import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { sha256 } from '../common/keyring.js';
import { urlOf } from '../common/url.js';
import { webAddress } from '../common/web-address.js';
import { Config } from '../config/config.js';
import { Public } from '../http/access/access.js';
import { type SeeOther, seeOther } from '../http/pages/redirect.js';
import { isUserNavigation } from '../http/security/methods.js';
import { Applications } from './applications.js';
import { enterUrl } from './entry-urls.js';
import { PassCookie } from './pass-cookie.js';
import { Tickets } from './tickets.js';

/**
 * On the application's host, where only Foyer's proxy rule leads here. It shows nothing and only redirects: first with a
 * cookie that says which browser asks, then with the pass.
 */
@Public()
@Controller()
export class PassController {
  constructor(
    private readonly applications: Applications,
    private readonly tickets: Tickets,
    private readonly passCookie: PassCookie,
    private readonly config: Config,
  ) {}

  @Get('.foyer/pass')
  async show(@Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<SeeOther> {
    if (!isUserNavigation(req)) throw new NotFoundException();
    const { ticket } = req.query;
    if (typeof ticket === 'string') return this.redeem(ticket, req, res);
    const rd = this.addressOn(req);
    if (!rd || !(await this.applications.find(rd.origin))) throw new NotFoundException();
    const state = sha256(this.passCookie.keepState(req, res, rd));
    return seeOther(enterUrl(this.config.baseUrl, { rd, state }));
  }

  private async redeem(ticket: string, req: Request, res: Response): Promise<SeeOther> {
    const found = await this.tickets.find(ticket);
    const rd = this.addressOn(req, found?.origin);
    // Without an address of this host there is no application to go on to, and no ticket is for here.
    if (!rd) throw new NotFoundException();
    const state = this.passCookie.readState(req, rd);
    if (state === undefined) return this.stop(rd, 'cookies');
    const isOurs = found?.origin === rd.origin && found.stateHash === sha256(state);
    const pass = isOurs ? await this.tickets.redeem(found) : undefined;
    if (pass === undefined) return this.stop(rd, 'expired');
    this.passCookie.set(res, rd, pass);
    return seeOther(rd.href);
  }

  /** To a page, which does not come back here by itself: whatever is wrong would go round in circles. */
  private stop(rd: URL, remark: 'cookies' | 'expired'): SeeOther {
    return seeOther(enterUrl(this.config.baseUrl, { rd, remark }));
  }

  /** The address in `rd`, or the front page at `origin`. Undefined if that is not on the host that was asked. */
  private addressOn(req: Request, origin?: string): URL | undefined {
    const rd = typeof req.query.rd === 'string' ? req.query.rd : origin;
    const url = rd === undefined ? undefined : webAddress(rd);
    const isHere = url !== undefined && url.host === urlOf(`${url.protocol}//${req.get('host') ?? ''}`)?.host;
    return isHere ? url : undefined;
  }
}
