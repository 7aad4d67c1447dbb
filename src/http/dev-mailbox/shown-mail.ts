import type { Response } from 'express';
import { message } from '../../i18n/message.js';
import type { RenderedMail } from '../../mail/template.js';
import { type Page, page } from '../pages/page.js';

/** The text of a mail, whose links can be clicked. */
export function mailPage({ subject, text }: RenderedMail, recipient: string, path: string): Page {
  const lines = text.split('\n').map((line) => (/^https?:\/\/\S+$/.test(line) ? { link: line } : { line }));
  return page('dev/mail', message('dev.mail', { subject }), { path, recipient, subject, lines });
}

/** Like a mail client: with the mail's own styles, without script, and in an origin of its own. */
export function sendMailHtml(res: Response, { html }: RenderedMail): void {
  res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  res.type('html').send(html);
}
