import type { Request, Response } from 'express';
import { staticErrorPage } from '../http/errors/static-error-page.js';
import { languageCodes, supportedLanguage } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';

/** For proxies and programs. */
export function plainAnswer(res: Response, status: number, text: string): void {
  const body = `${text}\n`;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8').setHeader('Content-Length', Buffer.byteLength(body));
  res.status(status).end(body);
}

/** For people, on the application's host: a page of this site would look for its styles there. */
export function refusedPage(req: Request, res: Response): void {
  const language = supportedLanguage(req.acceptsLanguages(languageCodes) || '');
  const body = staticErrorPage(
    language,
    translate('enter.refused', language),
    translate('enter.refusedBecause', language),
  );
  res.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Length', Buffer.byteLength(body));
  res.status(403).end(body);
}
