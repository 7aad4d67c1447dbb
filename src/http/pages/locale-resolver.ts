import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { policy } from '../../policy.js';
import { isLanguage, type Language, languageCodes, supportedLanguage } from '../../i18n/languages.js';
import { type TimeZone, timeZoneOf } from '../../i18n/time-zone.js';
import { Cookies } from '../security/cookies.js';
import type { PageResponse } from './layout.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The language of the response. */
    language: Language;
    /** The visitor's, if the script of an earlier page could tell. */
    timeZone: TimeZone | undefined;
  }
}

@Injectable()
export class LocaleResolver {
  constructor(private readonly cookies: Cookies) {}

  /** Only an explicit choice on this site. */
  chosenBy(req: Request): Language | undefined {
    const chosen = this.cookies.read(req, 'language');
    return chosen !== undefined && isLanguage(chosen) ? chosen : undefined;
  }

  remember(res: Response, language: Language): void {
    this.cookies.set(res, 'language', language, policy.requests.languageLifetime);
  }

  /** Early, so that errors in later middleware are in the right language, too. */
  readonly prepare = (req: Request, res: PageResponse, next: NextFunction): void => {
    // The one chosen here, or else the supported one that the browser prefers (RFC 9110, 12.5.4), or else English.
    req.language = this.chosenBy(req) ?? supportedLanguage(req.acceptsLanguages(languageCodes) || '');
    req.timeZone = timeZoneOf(this.cookies.read(req, 'time_zone'));
    res.locals.language = req.language;
    res.locals.timeZone = req.timeZone;
    next();
  };
}
