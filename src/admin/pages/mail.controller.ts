import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { parseEmailAddress } from '../../common/email-address.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { emailProblem } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { emailField } from '../../http/forms/fields.js';
import { button, Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { AdminActs } from '../admin-acts.js';
import { mailStates, QueuedMail } from '../queued-mail.js';
import { pathWith, queryValue, searchForm } from './search-form.js';
import { ShownMails } from './shown-mails.js';

const retryForm = { path: 'admin/mail/retry', fields: z.object({ address: z.string() }) } satisfies Form;

const unblockForm = { path: 'admin/mail/unblock', fields: z.object({ address: emailField }) } satisfies Form;

/** What waits to be sent, was given up or was sent lately. No content: it may have a link that is for its reader only. */
@ForAdmins()
@Controller()
export class AdminMailController {
  constructor(
    private readonly queuedMail: QueuedMail,
    private readonly shownMails: ShownMails,
    private readonly adminActs: AdminActs,
    private readonly rateLimits: RateLimits,
  ) {}

  @Get('admin/mail')
  async list(@Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const [typed, after] = [queryValue(query.address).trim(), queryValue(query.after)];
    const state = mailStates.find((one) => one === query.state);
    const address = typed === '' ? undefined : parseEmailAddress(typed);
    const values = { address: typed, state: state ?? '' };
    const isWrong = typed !== '' && !address;
    const { mails, next } = isWrong ? { mails: [], next: null } : await this.queuedMail.list({ state, address, after });
    const model = {
      form: searchForm(values, isWrong ? { address: emailProblem(typed) } : {}),
      mails: mails.map((mail) => this.shownMails.inList(mail)),
      older: next === null ? undefined : pathWith('/admin/mail', { ...values, after: next }),
      blockedAddress: address && (await this.queuedMail.isBlocked(address)) ? address.email : undefined,
      blocks: await this.queuedMail.blocks(),
      canRetry: mails.some(({ failureCode }) => failureCode !== null),
    };
    return page('admin/mails', 'adminMail.title', model, isWrong ? 422 : 200);
  }

  @Get('admin/mail/:id')
  async show(@Param('id') id: string): Promise<Page> {
    const mail = await this.queuedMail.find(id);
    if (!mail) throw new NotFoundException();
    return page('admin/mail', 'adminMail.title', { mail: this.shownMails.inDetail(mail) });
  }

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
    if (!(await this.queuedMail.find(id))) throw new NotFoundException();
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
    if (!(await this.queuedMail.find(id))) throw new NotFoundException();
    const dropped = await this.queuedMail.drop(this.adminActs.by(admin, client, 'mail-dropped', { mail: id }), id);
    return dropped ? seeOther('/admin/mail', 'mail-dropped') : seeOther(`/admin/mail/${id}`, 'mail-not-dropped');
  }
}
