import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import { Public, redirectToLogin } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { passwordField } from '../../http/forms/fields.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { LinkToken } from '../../http/security/link-token.js';
import { LoginSession } from '../../http/session/login-session.js';
import { type FoundLink, Links, type LiveLink } from '../../users/links.js';
import { FactorRecovery } from './factor-recovery.js';
import { type FoundLogin, PendingLogins } from './pending-logins.js';

const askForm = button('login/recovery');

const removeForm = {
  path: 'login/recovery/:token',
  view: 'auth/recovery-ready',
  title: 'recovery.ready.title',
  fields: z.object({ password: passwordField }),
} satisfies Form;

/** With FACTOR_RECOVERY=wait. */
@Public()
@Controller()
export class RecoveryController {
  constructor(
    private readonly factorRecovery: FactorRecovery,
    private readonly pendingLogins: PendingLogins,
    private readonly links: Links,
    private readonly loginSession: LoginSession,
    private readonly config: Config,
  ) {}

  @Get(askForm.path)
  async show(@Req() req: Request): Promise<Page> {
    await this.pending(req);
    return page('auth/recovery', 'recovery.title', {});
  }

  @HandlesForm(askForm)
  async ask(@Fields() _fields: object, @Client() client: ClientInfo, @Req() req: Request): Promise<SeeOther> {
    await this.factorRecovery.ask(await this.pending(req), client);
    return seeOther('/login/code', 'recovery-asked');
  }

  /** Changes nothing. */
  @Get(removeForm.path)
  async open(
    @LinkToken() token: string,
    @Client() client: ClientInfo,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page> {
    const found = await this.find(token, client, res);
    return found.state === 'live' ? this.pageOf(found.link) : pageFor(found.state);
  }

  @HandlesForm(removeForm)
  async remove(
    @Fields() { password }: z.output<typeof removeForm.fields>,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const found = await this.find(token, client, res);
    if (found.state !== 'live') return pageFor(found.state);
    const { link } = found;
    if (!this.factorRecovery.isReady(link)) return this.pageOf(link);
    if (password === '') throw new InvalidField('password', 'password.missing');
    if (!(await this.factorRecovery.remove(link, password, client))) return pageFor('used');
    return redirectToLogin(req, link.userId, 'factors-removed');
  }

  @HandlesForm(button('login/recovery/:token/stop'))
  async stop(
    @Fields() _fields: object,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
  ): Promise<Page | SeeOther> {
    this.requireAllowed();
    const found = await this.links.find('factor-recovery', token, client);
    if (found.state !== 'live') return pageFor(found.state);
    await this.factorRecovery.stop(found.link, client);
    return seeOther('/password/forgot', 'recovery-stopped');
  }

  private pageOf(link: LiveLink): Page {
    if (this.factorRecovery.isReady(link)) return formPage(removeForm);
    return page('auth/recovery-waiting', 'recovery.waiting.title', { from: this.factorRecovery.readyAt(link) });
  }

  private async find(token: string, client: ClientInfo, res: PageResponse): Promise<FoundLink> {
    this.requireAllowed();
    const found = await this.links.find('factor-recovery', token, client);
    if (found.state === 'live') res.locals.username = found.link.email;
    return found;
  }

  private async pending(req: Request): Promise<FoundLogin> {
    this.requireAllowed();
    const context = this.loginSession.contextOf(req);
    const pending = await this.pendingLogins.find(context);
    const flash = context.pendingToken === undefined ? undefined : 'login-expired';
    if (!pending) throw new RedirectException(seeOther('/login', flash));
    // Its email says that somebody knows the password.
    if (pending.method !== 'pwd') throw new RedirectException(seeOther('/login', 'recovery-needs-password'));
    return pending;
  }

  private requireAllowed(): void {
    if (!this.config.factorRecovery) throw new NotFoundException();
  }
}

function pageFor(state: 'unknown' | 'used' | 'expired'): Page {
  return state === 'unknown'
    ? page('auth/recovery-unknown', 'link.unknown.title', {}, 404)
    : page('auth/recovery-over', 'link.over.title', {}, 410);
}
