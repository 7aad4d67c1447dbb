import type { Request, Response } from 'express';
import { staticErrorPage } from '../http/errors/static-error-page.js';
import { languageCodes, supportedLanguage } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';

/** For proxies and programs. */
export function plainAnswer(res: Response, status: number, text: string): void {
  send(res, status, 'text/plain', `${text}\n`);
}

/** For people, on the application's host: a page of this site would look for its styles there. */
export function refusedPage(req: Request, res: Response): void {
  const language = supportedLanguage(req.acceptsLanguages(languageCodes) || '');
  const [title, reason] = [translate('enter.refused', language), translate('enter.refusedBecause', language)];
  send(res, 403, 'text/html', staticErrorPage(language, title, reason));
}

function send(res: Response, status: number, type: string, body: string): void {
  res.setHeader('Content-Type', `${type}; charset=utf-8`).setHeader('Content-Length', Buffer.byteLength(body));
  res.status(status).end(body);
}
