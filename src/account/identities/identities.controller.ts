import { Controller, Get, NotFoundException, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { ProviderBrowser } from '../../http/providers/provider-browser.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { Identities } from '../../identities/identities.js';
import { IdentityChanges } from '../../identities/identity-changes.js';
import { Providers } from '../../identities/providers.js';

const linkForm = { path: 'account/identities/link', fields: z.object({ provider: z.string() }) } satisfies Form;

const unlinkForm = {
  path: 'account/identities/unlink',
  fields: z.object({ issuer: z.string(), subject: z.string() }),
} satisfies Form;

/** The accounts at other providers that this one can be logged in with. */
@RecentAuthentication('/account/identities')
@Controller()
export class IdentitiesController {
  constructor(
    private readonly identities: Identities,
    private readonly identityChanges: IdentityChanges,
    private readonly providers: Providers,
    private readonly browser: ProviderBrowser,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get('account/identities')
  async show(@CurrentUser() { userId }: Principal): Promise<Page> {
    const { all } = this.providers;
    if (all.length === 0) throw new NotFoundException();
    const linked = await this.identities.ofUser(userId);
    return page('account/identities', 'identities.title', {
      identities: linked.map(({ issuer, subject, label, createdAt, usedAt }, index) => {
        const provider = this.providers.ofIssuer(issuer)?.name ?? issuer;
        return { index, provider, issuer, subject, label, createdAt, usedAt };
      }),
      all: all.map(({ id, name }) => ({ id, name })),
    });
  }

  @HandlesForm(linkForm)
  async link(
    @Fields() { provider }: z.output<typeof linkForm.fields>,
    @CurrentUser() { session }: Principal,
    @Req() req: Request,
  ): Promise<Page> {
    return this.browser.leave(provider, { purpose: 'link', session: session.hash, next: '' }, req);
  }

  @HandlesForm(unlinkForm)
  async unlink(
    @Fields() key: z.output<typeof unlinkForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.identityChanges.unlink(principal, key, client);
    if (!session) return seeOther('/account/identities');
    this.sessionCookie.issue(req, session);
    return seeOther('/account/identities', 'identity-unlinked');
  }
}
