import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { ApplicationRegistry } from '../../forward-auth/application-registry.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { newClientId, type WantedClient } from '../../oidc/checked-client.js';
import { ClientRegistry, type MadeClient, type ShownClient } from '../../oidc/client-registry.js';
import { AdminActs } from '../admin-acts.js';
import { refuseOwnNetwork } from './own-network.js';
import { applicationPath } from './applications.controller.js';
import { atItsField, unlessEmpty } from './at-its-field.js';

const text = z.string().default('');

/** What can be changed, too. */
const changeable = {
  name: text,
  redirects: text,
  home: text,
  group: text,
  postLogouts: text,
  backchannel: text,
  alg: text,
};

const addForm = {
  path: 'admin/clients/add',
  view: 'admin/client-add',
  title: 'adminClients.add',
  fields: z.object({ ...changeable, kind: text, consent: text, subject: text, id: text }),
} satisfies Form;

const changeForm = {
  path: 'admin/clients/id/:id/change',
  view: 'admin/client-change',
  title: 'adminClients.change',
  fields: z.object(changeable),
} satisfies Form;

/** The sites and apps that log in with OpenID Connect. Nothing of the provider is loaded for these pages. */
@ForAdmins()
@Controller()
export class AdminClientsController {
  constructor(
    private readonly clientRegistry: ClientRegistry,
    private readonly applicationRegistry: ApplicationRegistry,
    private readonly adminActs: AdminActs,
    private readonly config: Config,
  ) {}

  @Get('admin/clients')
  async list(): Promise<Page> {
    const clients = await this.clientRegistry.list();
    const applications = await this.applicationRegistry.list();
    return page('admin/clients', 'adminClients.title', {
      clients: clients.map(({ id, name, groupName }) => ({ href: clientPath(id), name, groupName, hint: id })),
      applications: applications.map(({ origin, name, groupName }) => ({
        href: applicationPath(origin),
        ...{ name, groupName, hint: origin },
      })),
    });
  }

  @Get(addForm.path)
  showNew(): Page {
    return formPage(addForm, { values: { kind: 'confidential', consent: 'asks', subject: 'shared', alg: 'ES256' } });
  }

  /** Without a redirect: the secret is shown once, and kept nowhere. */
  @HandlesForm(addForm)
  async add(
    @Fields() { kind, consent, subject, id, ...fields }: z.output<typeof addForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<Page> {
    refuseOwnNetwork(fields.backchannel.trim());
    const others = { isPublic: kind === 'public', trusted: consent === 'trusted', pairwise: subject === 'pairwise' };
    const wanted = { ...wantedIn(fields), ...others, id: unlessEmpty(id) ?? newClientId() };
    const by = this.adminActs.by(admin, client, 'client-added', { site: wanted.id });
    const made = await this.clientRegistry.add(by, wanted, this.config.baseUrl).catch(atItsField);
    return this.madePage(made);
  }

  @Get('admin/clients/id/:id')
  async show(@Param('id') id: string): Promise<Page> {
    const client = { ...(await this.found(id)), issuer: this.config.baseUrl };
    return page('admin/client', 'adminClients.title', { client });
  }

  @Get(changeForm.path)
  async showChange(@Param('id') id: string): Promise<Page> {
    return formPage(changeForm, { values: valuesOf(await this.found(id)) });
  }

  @HandlesForm(changeForm)
  async change(
    @Fields() fields: z.output<typeof changeForm.fields>,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const { backchannelLogoutUri } = await this.found(id);
    refuseOwnNetwork(fields.backchannel.trim(), backchannelLogoutUri);
    const by = this.adminActs.by(admin, client, 'client-changed', { site: id });
    await this.clientRegistry.change(by, id, wantedIn(fields), this.config).catch(atItsField);
    return seeOther(clientPath(id), 'client-changed');
  }

  /** As for a new client. */
  @HandlesForm(button('admin/clients/id/:id/secret'))
  async changeSecret(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<Page> {
    const found = await this.found(id);
    if (found.public) throw new NotFoundException();
    const by = this.adminActs.by(admin, client, 'client-secret-changed', { site: id });
    return this.madePage({ client: found, secret: await this.clientRegistry.changeSecret(by, id) });
  }

  @HandlesForm(button('admin/clients/id/:id/remove'))
  async remove(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    await this.found(id);
    await this.clientRegistry.remove(this.adminActs.by(admin, client, 'client-removed', { site: id }), id);
    return seeOther('/admin/clients', 'client-removed');
  }

  private async found(id: string): Promise<ShownClient> {
    const client = await this.clientRegistry.find(id);
    if (!client) throw new NotFoundException();
    return client;
  }

  private madePage({ client: { id, name }, secret }: MadeClient): Page {
    const model = { id, name, secret, issuer: this.config.baseUrl };
    return page('admin/client-made', 'adminClients.made', model);
  }
}

function clientPath(id: string): string {
  return `/admin/clients/id/${encodeURIComponent(id)}`;
}

type Changes = z.output<typeof changeForm.fields>;

type Wanted = Omit<WantedClient, 'id' | 'isPublic' | 'trusted' | 'pairwise'>;

/** @throws InvalidField at `redirects`. */
function wantedIn({ name, redirects, postLogouts, backchannel, home, group, alg }: Changes): Wanted {
  const uris = listIn(redirects);
  if (uris.length === 0) throw new InvalidField('redirects', 'adminClients.redirectMissing');
  return {
    ...{ name, redirects: uris, postLogouts: listIn(postLogouts), alg },
    ...{ backchannel: unlessEmpty(backchannel), home: unlessEmpty(home), group: unlessEmpty(group) },
  };
}

/** A URI has no spaces. */
function listIn(typed: string): string[] {
  return typed.split(/\s+/).filter((uri) => uri !== '');
}

function valuesOf(client: ShownClient): Record<keyof Changes, string> {
  return {
    ...{ name: client.name, redirects: client.redirectUris.join(' '), alg: client.idTokenAlg },
    ...{ postLogouts: client.postLogoutRedirectUris.join(' '), backchannel: client.backchannelLogoutUri ?? '' },
    ...{ home: client.homeUrl ?? '', group: client.groupName ?? '' },
  };
}
