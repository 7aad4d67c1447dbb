import { Controller, NotFoundException, Param } from '@nestjs/common';
import { z } from 'zod';
import { parseEmailAddress } from '../../common/email-address.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { emailField } from '../../http/forms/fields.js';
import { button, Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { AdminActs } from '../admin-acts.js';
import { MailList } from '../mail-list.js';
import { QueuedMail } from '../queued-mail.js';
import { pathWith } from './search-form.js';

const retryForm = { path: 'admin/mail/retry', fields: z.object({ address: z.string() }) } satisfies Form;

const unblockForm = { path: 'admin/mail/unblock', fields: z.object({ address: emailField }) } satisfies Form;

/** The buttons on the pages of emails. */
@ForAdmins()
@Controller()
export class MailActsController {
  constructor(
    private readonly mailList: MailList,
    private readonly queuedMail: QueuedMail,
    private readonly adminActs: AdminActs,
    private readonly rateLimits: RateLimits,
  ) {}

  /** All of them, or all to the address of the list. */
  @HandlesForm(retryForm)
  async retryAll(
    @Fields() { address }: z.output<typeof retryForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const one = parseEmailAddress(address);
    if (!one && address !== '') return seeOther('/admin/mail');
    await this.rateLimits.consume(this.rateLimits.act(admin.userId));
    await this.queuedMail.retryAll(this.adminActs.by(admin, client, 'mails-retried'), one);
    return seeOther(pathWith('/admin/mail', { address }), 'mails-retried');
  }

  @HandlesForm(unblockForm)
  async unblock(
    @Fields() { address }: z.output<typeof unblockForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    await this.queuedMail.unblock(this.adminActs.by(admin, client, 'mail-unblocked'), address);
    return seeOther(pathWith('/admin/mail', { address: address.email }), 'mail-unblocked');
  }

  @HandlesForm(button('admin/mail/:id/retry'))
  async retry(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    if (!(await this.mailList.find(id))) throw new NotFoundException();
    const retried = await this.queuedMail.retry(this.adminActs.by(admin, client, 'mail-retried', { mail: id }), id);
    return seeOther(`/admin/mail/${id}`, retried ? 'mail-retried' : 'mail-not-retried');
  }

  @HandlesForm(button('admin/mail/:id/drop'))
  async drop(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    if (!(await this.mailList.find(id))) throw new NotFoundException();
    const dropped = await this.queuedMail.drop(this.adminActs.by(admin, client, 'mail-dropped', { mail: id }), id);
    return dropped ? seeOther('/admin/mail', 'mail-dropped') : seeOther(`/admin/mail/${id}`, 'mail-not-dropped');
  }
}
