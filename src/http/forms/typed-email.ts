import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Keyring } from '../../common/keyring.js';
import { seal, unseal } from '../../common/sealed-text.js';
import { policy } from '../../policy.js';
import { Cookies } from '../security/cookies.js';
import { isPrefill } from './prefill.js';

const use = 'typed email';

/**
 * The email address last typed in this browser, to prefill the log-in, registration and reset forms. In a cookie, because
 * URLs end up in logs and histories; encrypted, because browsers store cookies as plain text.
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
    for (const key of this.keyring.keys(use)) {
      const email = unseal(key, sealed);
      if (email !== undefined) return email;
    }
    return undefined;
  }

  /** The same for every address, whether or not it has an account. */
  keep(res: Response, email: string | undefined): void {
    if (!isPrefill(email)) return;
    const [key = ''] = this.keyring.keys(use);
    this.cookies.set(res, 'email', seal(key, email), policy.requests.typedEmailLifetime);
  }
}
