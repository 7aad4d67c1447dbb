import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { ApplicationRegistry } from '../../forward-auth/application-registry.js';
import type { RegisteredApplication } from '../../forward-auth/applications.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { AdminActs } from '../admin-acts.js';
import { atItsField, unlessEmpty } from './at-its-field.js';

const text = z.string().default('');

const addForm = {
  path: 'admin/applications/add',
  view: 'admin/application-add',
  title: 'adminClients.addApplication',
  fields: z.object({ name: text, origin: text, group: text }),
} satisfies Form;

const changeForm = {
  path: 'admin/applications/at/:key/change',
  view: 'admin/application-change',
  title: 'adminClients.change',
  fields: z.object({ name: text, group: text }),
} satisfies Form;

/** The page of an application. An origin has slashes, which some proxies undo in a path: so it is encoded as a whole. */
export function applicationPath(origin: string): string {
  return `/admin/applications/at/${Buffer.from(origin).toString('base64url')}`;
}

/** The applications behind a proxy. They are listed with the clients. */
@ForAdmins()
@Controller()
export class AdminApplicationsController {
  constructor(
    private readonly applicationRegistry: ApplicationRegistry,
    private readonly adminActs: AdminActs,
    private readonly config: Config,
  ) {}

  @Get(addForm.path)
  showNew(): Page {
    return formPage(addForm);
  }

  @HandlesForm(addForm)
  async add(
    @Fields() { name, origin, group }: z.output<typeof addForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const wanted = { name, origin: origin.trim(), groupName: unlessEmpty(group) ?? null };
    const by = this.adminActs.by(admin, client, 'application-added', { site: wanted.origin });
    await this.applicationRegistry.add(by, wanted, this.config.baseUrl).catch(atItsField);
    return seeOther('/admin/clients', 'application-added');
  }

  @Get('admin/applications/at/:key')
  async show(@Param('key') key: string): Promise<Page> {
    const { origin, name, groupName } = await this.found(key);
    return page('admin/application', 'adminClients.title', { application: { key, origin, name, groupName } });
  }

  @Get(changeForm.path)
  async showChange(@Param('key') key: string): Promise<Page> {
    const { name, groupName } = await this.found(key);
    return formPage(changeForm, { values: { name, group: groupName ?? '' } });
  }

  @HandlesForm(changeForm)
  async change(
    @Fields() { name, group }: z.output<typeof changeForm.fields>,
    @Param('key') key: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const { origin } = await this.found(key);
    const by = this.adminActs.by(admin, client, 'application-changed', { site: origin });
    await this.applicationRegistry
      .change(by, { origin, name, groupName: unlessEmpty(group) ?? null })
      .catch(atItsField);
    return seeOther(applicationPath(origin), 'application-changed');
  }

  @HandlesForm(button('admin/applications/at/:key/remove'))
  async remove(
    @Fields() _fields: object,
    @Param('key') key: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const { origin } = await this.found(key);
    await this.applicationRegistry.remove(
      this.adminActs.by(admin, client, 'application-removed', { site: origin }),
      origin,
    );
    return seeOther('/admin/clients', 'application-removed');
  }

  private async found(key: string): Promise<RegisteredApplication> {
    const application = await this.applicationRegistry.find(Buffer.from(key, 'base64url').toString());
    if (!application) throw new NotFoundException();
    return application;
  }
}
