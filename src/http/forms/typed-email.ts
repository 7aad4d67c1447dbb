import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Keyring } from '../../common/keyring.js';
import { seal, unseal } from '../../common/sealed-text.js';
import { policy } from '../../policy.js';
import { Cookies } from '../security/cookies.js';
import { isPrefill } from './prefill.js';

const use = 'typed email';

/**
 * The address that this browser typed last, which the forms of visitors start with: a log-in that failed goes on with a
 * new password, a wrong address is corrected. In a cookie, since a URL ends up in logs and histories; sealed, since the
 * browser stores cookies as they are.
 */
@Injectable()
export class TypedEmail {
  constructor(
    private readonly cookies: Cookies,
    private readonly keyring: Keyring,
  ) {}

  read(req: Request): string | undefined {
    const sealed = this.cookies.read(req, 'email');
    if (sealed === undefined) return undefined;
    const emails = this.keyring.keys(use).map((key) => unseal(key, sealed));
    return emails.find((email) => email !== undefined);
  }

  /** The same for every address, whether or not it has an account. */
  keep(res: Response, email: string | undefined): void {
    const [key = ''] = this.keyring.keys(use);
    if (isPrefill(email)) this.cookies.set(res, 'email', seal(key, email), policy.requests.typedEmailLifetime);
  }
}
