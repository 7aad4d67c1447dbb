import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { TotpKeys } from '../../factors/totp-keys.js';
import { TotpSetup } from '../../factors/totp-setup.js';
import { CurrentUser, WithoutFactor } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { codeField } from '../../http/forms/fields.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { qrPath } from './qr-path.js';

const totpForm = {
  path: 'account/totp',
  view: 'account/totp',
  title: 'totp.title',
  fields: z.object({ code: codeField }),
} satisfies Form;

@WithoutFactor()
@RecentAuthentication()
@Controller()
export class TotpController {
  constructor(
    private readonly totpSetup: TotpSetup,
    private readonly totpKeys: TotpKeys,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get(totpForm.path)
  async show(@CurrentUser() principal: Principal, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    const key = await this.totpKeys.find(principal.userId);
    if (key) return page('account/totp-on', 'totp.title', { createdAt: key.createdAt, usedAt: key.usedAt });
    await this.offer(principal, res);
    return formPage(totpForm);
  }

  @HandlesForm(totpForm)
  async add(
    @Fields() { code }: z.output<typeof totpForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    // For the page that says that the code is wrong.
    await this.offer(principal, res);
    if (code === '') throw new InvalidField('code', 'code.missing');
    const added = await this.totpSetup.add(principal, code, client);
    if (!added) return seeOther('/account/totp');
    this.sessionCookie.issue(req, added.session);
    return added.isFirst
      ? seeOther('/account/recovery-codes', 'totp-added-save-codes')
      : seeOther('/account/security', 'totp-added');
  }

  @RecentAuthentication('/account/totp')
  @HandlesForm(button('account/totp/remove'))
  async remove(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.totpSetup.remove(principal, client);
    if (!session) return seeOther('/account/security');
    this.sessionCookie.issue(req, session);
    return seeOther('/account/security', 'totp-removed');
  }

  private async offer(principal: Principal, res: PageResponse): Promise<void> {
    const { text, uri } = await this.totpSetup.offer(principal);
    res.locals.offer = { key: text, uri, ...(await qrPath(uri)) };
  }
}
