import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { policy } from '../../policy.js';
import { looksLikeToken, randomToken } from '../../common/keyring.js';
import { Cookies } from '../../http/security/cookies.js';
import { type Requester, requesterOf } from '../../http/access/client-info.js';
import { Speaking } from '../../http/pages/locale-resolver.js';
import type { Language } from '../../i18n/languages.js';

/** A browser at the door. */
export interface Arrival {
  readonly requester: Requester;
  readonly remembered: boolean;
  /** Its cookie from an earlier log-in, or the one it will get. */
  readonly deviceToken: string;
  /** The language that was chosen in this browser, if any was. */
  readonly chosenLanguage?: Language | undefined;
}

/** What a browser brings along from earlier visits, and takes home from this one. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly cookies: Cookies,
    private readonly speaking: Speaking,
  ) {}

  of(req: Request, remembered = false): Arrival {
    const token = this.cookies.read(req, 'device');
    const known = token !== undefined && looksLikeToken(token);
    return {
      requester: requesterOf(req),
      remembered,
      deviceToken: known ? token : randomToken(),
      chosenLanguage: this.speaking.chosenBy(req),
    };
  }

  /** Lets the browser be recognised as one in which the account was used. */
  remember(req: Request, { deviceToken }: Arrival): void {
    if (req.res) this.cookies.set(req.res, 'device', deviceToken, policy.devices.remembered);
  }
}
