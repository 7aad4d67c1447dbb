import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { policy } from '../../policy.js';
import { looksLikeToken, randomToken } from '../../common/keyring.js';
import { Cookies } from '../../http/security/cookies.js';
import { type ClientInfo, clientInfoOf } from '../../http/access/client-info.js';
import { LocaleResolver } from '../../http/pages/locale-resolver.js';
import type { Language } from '../../i18n/languages.js';

/** A browser at the door. */
export interface LoginContext {
  readonly requester: ClientInfo;
  readonly remembered: boolean;
  /** Its cookie from an earlier log-in, or the one it will get. */
  readonly deviceToken: string;
  /** The language that was chosen in this browser, if any was. */
  readonly chosenLanguage?: Language | undefined;
}

/** What a browser brings along from earlier visits, and takes home from this one. */
@Injectable()
export class LoginContexts {
  constructor(
    private readonly cookies: Cookies,
    private readonly localeResolver: LocaleResolver,
  ) {}

  of(req: Request, remembered = false): LoginContext {
    const token = this.cookies.read(req, 'device');
    const known = token !== undefined && looksLikeToken(token);
    return {
      requester: clientInfoOf(req),
      remembered,
      deviceToken: known ? token : randomToken(),
      chosenLanguage: this.localeResolver.chosenBy(req),
    };
  }

  /** Lets the browser be recognised as one in which the account was used. */
  remember(req: Request, { deviceToken }: LoginContext): void {
    if (req.res) this.cookies.set(req.res, 'device', deviceToken, policy.devices.remembered);
  }
}
