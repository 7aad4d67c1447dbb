import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { parseEmailAddress } from '../../common/email-address.js';
import { emailProblem } from '../../domain/errors.js';
import { ForAdmins } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import { SuppressionList } from '../../mail/suppression-list.js';
import { MailList, mailStates } from '../mail-list.js';
import { pathWith, queryValue, searchForm } from './search-form.js';
import { ShownMails } from './shown-mails.js';

/** What waits to be sent, was given up or was sent lately. No content: it may have a link that is for its reader only. */
@ForAdmins()
@Controller()
export class AdminMailController {
  constructor(
    private readonly mailList: MailList,
    private readonly suppressions: SuppressionList,
    private readonly shownMails: ShownMails,
  ) {}

  @Get('admin/mail')
  async list(@Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const [typed, after] = [queryValue(query.address), queryValue(query.after)];
    const state = mailStates.find((one) => one === query.state);
    const address = typed === '' ? undefined : parseEmailAddress(typed);
    const values = { address: typed, state: state ?? '' };
    const isWrong = typed !== '' && !address;
    const { mails, next } = isWrong ? { mails: [], next: null } : await this.mailList.list({ state, address, after });
    const model = {
      form: searchForm(values, isWrong ? { address: emailProblem(typed) } : {}),
      mails: mails.map((mail) => this.shownMails.inList(mail)),
      older: next === null ? undefined : pathWith('/admin/mail', { ...values, after: next }),
      blockedAddress: address && (await this.suppressions.has(address.normalizedEmail)) ? address.email : undefined,
      blocks: await this.suppressions.count(),
      canRetry: mails.some(({ failureCode }) => failureCode !== null),
    };
    return page('admin/mails', 'adminMail.title', model, isWrong ? 422 : 200);
  }

  @Get('admin/mail/:id')
  async show(@Param('id') id: string): Promise<Page> {
    const mail = await this.mailList.find(id);
    if (!mail) throw new NotFoundException();
    return page('admin/mail', 'adminMail.title', { mail: this.shownMails.inDetail(mail) });
  }
}
