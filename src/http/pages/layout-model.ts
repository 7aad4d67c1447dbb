import { Injectable } from '@nestjs/common';
import type { NextFunction, Request } from 'express';
import { Config } from '../../config/config.js';
import { LruCache } from '../../common/lru-cache.js';
import { Clock } from '../../common/time.js';
import { translate } from '../../i18n/translate.js';
import { type Language, languageCodes } from '../../i18n/languages.js';
import { nextOf } from '../access/access.js';
import { Cookies } from '../security/cookies.js';
import { Csrf } from '../csrf/csrf.js';
import { localPath } from '../security/local-path.js';
import { inviteOf } from '../forms/invite-field.js';
import { prefillOf } from '../forms/prefill.js';
import { setFlash, consumeFlash } from './flash.js';
import type { LayoutModel, PageResponse } from './layout.js';

/** Provides what the layout needs. Built only when a page is shown: a redirect costs no token. */
@Injectable()
export class PageLocals {
  /** The same on every page. Not before a page is shown: the operator may have changed the names. */
  private readonly languages = new LruCache(languageCodes.length, otherLanguages);

  constructor(
    private readonly csrf: Csrf,
    private readonly cookies: Cookies,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  readonly prepare = (req: Request, res: PageResponse, next: NextFunction): void => {
    const { csrf, cookies } = this;
    const { path } = req;
    const { language, timeZone } = res.locals;
    let made: LayoutModel | undefined;
    // A plain object, not getters on Express's own: those make every lookup in a template slow.
    res.locals = {
      language,
      timeZone,
      // Built once, even if a page fails and the error page replaces it: both have the token of one cookie.
      layoutModel: () =>
        (made ??= {
          csrf: csrf.token(req, res),
          notice: consumeFlash(cookies, req, res),
          principal: req.principal,
          path,
          now: this.clock.now(),
          here: this.pageOf(req),
          languages: this.languages.get(language),
        }),
      setFlash: (flash) => setFlash(cookies, res, flash),
    };
    next();
  };

  /** The URL of this page, to return to. Of the query it keeps only a valid `next`, and for a registration the address and the invitation. */
  private pageOf(req: Request): string {
    const next = localPath(nextOf(req), this.config.baseUrl);
    const email = prefillOf(req);
    const invite = inviteOf(req);
    if (next === undefined && email === undefined && invite === undefined) return req.path;
    const kept = new URLSearchParams(Object.entries({ next, email, invite }).filter(isGiven));
    return `${req.path}?${kept.toString()}`;
  }
}

function isGiven(parameter: [name: string, value: string | undefined]): parameter is [string, string] {
  return parameter[1] !== undefined;
}

function otherLanguages(current: Language): LayoutModel['languages'] {
  const all = languageCodes.map((code) => ({ code, name: translate('language.name', code) }));
  return all.filter(({ code }) => code !== current);
}
