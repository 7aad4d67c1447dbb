import { Controller, Get, Param } from '@nestjs/common';
import { readableEmail } from '../common/email-address.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { HttpProblem } from '../http/errors/http-problem.js';
import { button, Fields, HandlesForm } from '../http/forms/form.js';
import { type Page, page } from '../http/pages/page.js';
import { type SeeOther, seeOther } from '../http/pages/redirect.js';
import { message } from '../i18n/message.js';
import { type Client as Site, Clients } from './clients.js';
import { type Interaction, Interactions } from './interactions.js';
import { scopeTexts } from './scope-texts.js';

/** Asks whether a site may know who somebody is, or says that they may not enter it. */
@Controller()
export class ConsentController {
  constructor(
    private readonly interactions: Interactions,
    private readonly clients: Clients,
  ) {}

  @Get('consent/:uid')
  async show(@Param('uid') uid: string, @CurrentUser() principal: Principal): Promise<Page> {
    const { interaction, site } = await this.find(principal, uid);
    const { name } = site;
    if (interaction.prompt === 'entry') return page('consent-refused', 'enter.refused', { siteName: name }, 403);
    return page('consent', message('consent.title', { site: name }), {
      siteName: name,
      scopes: scopeTexts(interaction.scopes),
      email: readableEmail(principal.email),
      host: placeOf(interaction.redirectUri),
    });
  }

  @HandlesForm(button('consent/:uid'))
  async allow(
    @Fields() _fields: object,
    @Param('uid') uid: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const { interaction, site } = await this.find(principal, uid);
    await this.interactions.consent(principal, uid, site, client);
    return seeOther(pathOf(interaction));
  }

  @HandlesForm(button('consent/:uid/refuse'))
  async refuse(
    @Fields() _fields: object,
    @Param('uid') uid: string,
    @CurrentUser() principal: Principal,
  ): Promise<SeeOther> {
    const { interaction } = await this.find(principal, uid);
    await this.interactions.refuse(principal, uid);
    return seeOther(pathOf(interaction));
  }

  private async find(principal: Principal, uid: string): Promise<{ interaction: Interaction; site: Site }> {
    const interaction = await this.interactions.find(principal, uid);
    const site = interaction && (await this.clients.find(interaction.clientId));
    if (!interaction || !site) throw new HttpProblem(410, 'site.over', 'site.overBecause');
    return { interaction, site };
  }
}

function pathOf({ returnTo }: Interaction): string {
  return new URL(returnTo).pathname;
}

/** An app on a device has a scheme of its own and no host. */
function placeOf(redirectUri: string): string {
  const { host, protocol } = new URL(redirectUri);
  return host === '' ? protocol : host;
}
