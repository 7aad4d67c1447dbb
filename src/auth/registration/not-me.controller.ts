import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Public } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { UnrequestedReport } from './unrequested-report.js';

@Public()
@Controller('not-me/:token')
export class NotMeController {
  constructor(private readonly unrequestedReport: UnrequestedReport) {}

  /** Asks, and changes nothing. */
  @Get()
  async open(@Param('token') token: string, @Client() requester: ClientInfo): Promise<Page> {
    if ((await this.unrequestedReport.findRecipient(token, requester)) === undefined)
      throw new NotFoundException();
    return page('auth/not-me', 'notMe.title', {});
  }

  @Post()
  @HandlesForm(button)
  async disown(
    @Fields() _fields: object,
    @Param('token') token: string,
    @Client() requester: ClientInfo,
  ): Promise<SeeOther> {
    const recipient = await this.unrequestedReport.findRecipient(token, requester);
    if (recipient === undefined) throw new NotFoundException();
    await this.unrequestedReport.disown(recipient);
    return seeOther('/', 'disowned');
  }
}
