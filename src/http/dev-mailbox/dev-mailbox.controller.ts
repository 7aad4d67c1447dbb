import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Controller, Get, NotFoundException, Param, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isLocal } from '../../config/urls.js';
import { urlOf } from '../../common/url.js';
import { Public } from '../access/access.js';
import { type Page, page } from '../pages/page.js';
import { message } from '../../i18n/message.js';
import { DevMailbox } from '../../mail/dev-mailbox.js';
import type { Message } from '../../mail/transports/transport.js';

/** Else another site could point its own host name here (DNS rebinding), become same-origin, and read all mails. */
class LocalGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { ip = '', headers } = context.switchToHttp().getRequest<Request>();
    const name = urlOf(`http://${headers.host ?? ''}`)?.hostname ?? '';
    if (isLocal(name) && loopback.test(ip)) return true;
    throw new NotFoundException();
  }
}

const loopback = /^(?:(?:::ffff:)?127\.[\d.]+|::1)$/;

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
    const { recipient, subject, text } = this.find(id);
    const lines = text.split('\n').map((line) => (/^https?:\/\/\S+$/.test(line) ? { link: line } : { line }));
    return page('dev/mail', message('dev.mail', { subject }), { id, recipient, subject, lines });
  }

  /** Like a mail client: with the mail's own styles, without script, and in an origin of its own. */
  @Get(':id/html')
  html(@Param('id') id: string, @Res() res: Response): void {
    const { html } = this.find(id);
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    res.type('html').send(html);
  }

  private find(id: string): Message {
    const message = this.mailbox.find(id);
    if (!message) throw new NotFoundException();
    return message;
  }
}
