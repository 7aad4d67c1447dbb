import { Controller, Get } from '@nestjs/common';
import { Public } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import { LinkToken } from '../../http/security/link-token.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { UnrequestedReport } from './unrequested-report.js';

@Public()
@Controller()
export class NotMeController {
  constructor(private readonly unrequestedReport: UnrequestedReport) {}

  /** Only asks: a mail scanner may open the link. */
  @Get('not-me/:token')
  async open(@LinkToken() token: string, @Client() client: ClientInfo): Promise<Page> {
    const recipient = await this.unrequestedReport.findRecipient(token, client);
    return recipient === undefined ? linkUnknown() : page('auth/not-me', 'notMe.title', {});
  }

  @HandlesForm(button('not-me/:token'))
  async disown(
    @Fields() _fields: object,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
  ): Promise<Page | SeeOther> {
    const recipient = await this.unrequestedReport.findRecipient(token, client);
    if (recipient === undefined) return linkUnknown();
    await this.unrequestedReport.disown(recipient);
    return seeOther('/', 'disowned');
  }
}

function linkUnknown(): Page {
  return page('auth/not-me-unknown', 'link.unknown.title', {}, 404);
}
