import { Controller, Get, NotFoundException, Param, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { DevMailbox } from '../../mail/dev-mailbox.js';
import type { Message } from '../../mail/transports/transport.js';
import { Public } from '../access/access.js';
import { type Page, page } from '../pages/page.js';
import { LocalGuard } from './local-guard.js';
import { mailPage, sendMailHtml } from './shown-mail.js';

/** Shows sent mails with their links. Only with `config.showsMail`. */
@Public()
@UseGuards(LocalGuard)
@Controller('dev/mail')
export class DevMailboxController {
  constructor(private readonly mailbox: DevMailbox) {}

  @Get()
  list(): Page {
    const mails = this.mailbox.all.map(({ id, recipient, subject }) => ({ id, recipient, subject }));
    return page('dev/mails', 'dev.mails', { mails });
  }

  @Get(':id')
  show(@Param('id') id: string): Page {
    const mail = this.find(id);
    return mailPage(mail, mail.recipient, `/dev/mail/${id}`);
  }

  @Get(':id/html')
  html(@Param('id') id: string, @Res() res: Response): void {
    sendMailHtml(res, this.find(id));
  }

  private find(id: string): Message {
    const message = this.mailbox.find(id);
    if (!message) throw new NotFoundException();
    return message;
  }
}
