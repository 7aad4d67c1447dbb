import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Public } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { From, type Requester } from '../../http/access/client-info.js';
import { Disowning } from './unrequested-report.js';

@Public()
@Controller('not-me/:token')
export class NotMeController {
  constructor(private readonly disowning: Disowning) {}

  /** Asks, and changes nothing. */
  @Get()
  async open(@Param('token') token: string, @From() requester: Requester): Promise<Page> {
    if ((await this.disowning.findRecipient(token, requester)) === undefined) throw new NotFoundException();
    return page('auth/not-me', 'notMe.title', {});
  }

  @Post()
  @HandlesForm(button)
  async disown(
    @Fields() _fields: object,
    @Param('token') token: string,
    @From() requester: Requester,
  ): Promise<SeeOther> {
    const recipient = await this.disowning.findRecipient(token, requester);
    if (recipient === undefined) throw new NotFoundException();
    await this.disowning.disown(recipient);
    return seeOther('/', 'disowned');
  }
}
