import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { Factors } from '../../factors/factors.js';
import { RecoveryCodeChanges } from '../../factors/recovery-code-changes.js';
import { RecoveryCodes } from '../../factors/recovery-codes.js';
import { CurrentUser, WithoutFactor } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';

@WithoutFactor()
@RecentAuthentication()
@Controller()
export class RecoveryCodesController {
  constructor(
    private readonly recoveryCodes: RecoveryCodes,
    private readonly recoveryCodeChanges: RecoveryCodeChanges,
    private readonly factors: Factors,
    private readonly sessionCookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('account/recovery-codes')
  async show(@CurrentUser() { userId }: Principal): Promise<Page> {
    const { left, createdAt } = await this.recoveryCodes.leftFor(userId);
    const { hasAny } = await this.factors.of(userId);
    return page('account/recovery-codes', 'recoveryCodes.title', { left, createdAt, canHave: hasAny });
  }

  /** Without a redirect: the codes are shown once, and kept nowhere. */
  @RecentAuthentication('/account/recovery-codes')
  @HandlesForm(button('account/recovery-codes'))
  async make(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const made = await this.recoveryCodeChanges.replace(principal, client);
    if (!made) return seeOther('/account/recovery-codes');
    this.sessionCookie.issue(req, made.session);
    const fileName = `${new URL(this.config.baseUrl).hostname}-recovery-codes.txt`;
    return page('account/recovery-codes-made', 'recoveryCodes.made.title', { codes: made.codes, fileName });
  }
}
