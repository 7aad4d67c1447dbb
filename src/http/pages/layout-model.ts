import { Injectable } from '@nestjs/common';
import type { NextFunction, Request } from 'express';
import { Config } from '../../config/config.js';
import { translate } from '../../i18n/translate.js';
import { type Language, languageCodes } from '../../i18n/languages.js';
import { nextOf } from '../access/access.js';
import { Cookies } from '../security/cookies.js';
import { Csrf } from '../csrf/csrf.js';
import { localPath } from '../security/local-path.js';
import { setFlash, consumeFlash } from './flash.js';
import type { LayoutModel, PageResponse } from './layout.js';

/** Gives every page what its layout needs. Made only when a page is shown: a redirect costs no token. */
@Injectable()
export class PageLocals {
  constructor(
    private readonly csrf: Csrf,
    private readonly cookies: Cookies,
    private readonly config: Config,
  ) {}

  readonly prepare = (req: Request, res: PageResponse, next: NextFunction): void => {
    const { csrf, cookies } = this;
    const { path } = req;
    const { language } = res.locals;
    let made: LayoutModel | undefined;
    // One plain object, and no getters on the one that Express made: with those every look-up in a template is slow.
    res.locals = {
      language,
      // Once, also where a page fails and another takes its place: both have the token of one cookie.
      layoutModel: () =>
        (made ??= {
          csrf: csrf.token(req, res),
          notice: consumeFlash(cookies, req, res),
          principal: req.principal,
          path,
          here: this.pageOf(req),
          languages: otherLanguages(language),
        }),
      setFlash: (flash) => {
        setFlash(cookies, res, flash);
      },
    };
    next();
  };

  /** The address of this page, to come back to. Of its query only what we know is repeated, and that after a look. */
  private pageOf(req: Request): string {
    const next = localPath(nextOf(req), this.config.baseUrl);
    return next === undefined ? req.path : `${req.path}?next=${encodeURIComponent(next)}`;
  }
}

function otherLanguages(spoken: Language): LayoutModel['languages'] {
  return languageCodes
    .filter((code) => code !== spoken)
    .map((code) => ({ code, name: translate('language.name', code) }));
}
