import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { Fields, type Form, HandlesForm } from '../http/forms/form.js';
import { type Page, page } from '../http/pages/page.js';
import { type SeeOther, seeOther } from '../http/pages/redirect.js';
import { Consents } from './consents.js';
import { scopeTexts } from './scope-texts.js';

const endForm = { path: 'account/sites/end', fields: z.object({ site: z.string().default('') }) } satisfies Form;

/** Where somebody logs in with this account. */
@Controller()
export class SitesController {
  constructor(private readonly consents: Consents) {}

  @Get('account/sites')
  async list(@CurrentUser() { userId }: Principal): Promise<Page> {
    const connected = await this.consents.list(userId);
    return page('account/sites', 'sites.title', {
      sites: connected.map(({ clientId, scopes, ...site }) => ({ ...site, id: clientId, scopes: scopeTexts(scopes) })),
    });
  }

  @HandlesForm(endForm)
  async end(
    @Fields() { site }: z.output<typeof endForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const ended = await this.consents.withdraw(principal, site, client);
    return ended ? seeOther('/account/sites', 'site-disconnected') : seeOther('/account/sites');
  }
}
