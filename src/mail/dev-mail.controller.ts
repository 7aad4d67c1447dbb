import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../web/access.js';
import { type Page, page } from '../web/page.js';
import { say } from '../words/message.js';
import { KeptMail } from './kept-mail.js';
import type { Message } from './transport.js';

/** The mails that went out, with everybody's links in them: only where `config.showsMail`. */
@Public()
@Controller('dev/mail')
export class DevMailController {
  constructor(private readonly kept: KeptMail) {}

  @Get()
  list(): Page {
    const mails = this.kept.all.map(({ id, recipient, subject }) => ({ id, recipient, subject }));
    return page('dev/mails', 'dev.mails', { mails });
  }

  @Get(':id')
  show(@Param('id') id: string): Page {
    const { recipient, subject, text } = this.find(id);
    const lines = text.split('\n').map((line) => (/^https?:\/\/\S+$/.test(line) ? { link: line } : { line }));
    return page('dev/mail', say('dev.mail', { subject }), { id, recipient, subject, lines });
  }

  /** As a mail program shows it: with its own styles, without script, and as if it came from elsewhere. */
  @Get(':id/html')
  html(@Param('id') id: string, @Res() res: Response): void {
    const { html } = this.find(id);
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    res.type('html').send(html);
  }

  private find(id: string): Message {
    const message = this.kept.find(id);
    if (!message) throw new NotFoundException();
    return message;
  }
}
