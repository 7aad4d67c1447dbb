import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AccountOverviews } from '../account/overview/overview.js';
import type { Timestamp } from '../common/time.js';
import { ChangedMeanwhile } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { etagOf, shownUser } from './shown-user.js';

/** For the document: what a change of the user can depend on. */
export const ifMatch = {
  'If-Match': 'The ETag of the user that you have. If the user has changed since, the request is refused.',
} as const;

/** Lets a request change the user only as its sender knows them. */
@Injectable()
export class Precondition {
  constructor(private readonly overviews: AccountOverviews) {}

  /**
   * Since when the user must not have changed, which the change itself has to check: see `Users.requireUnchanged`.
   * Undefined without `If-Match`. @throws ChangedMeanwhile
   */
  async check(req: Request, principal: Principal): Promise<Timestamp | undefined> {
    const condition = req.get('if-match');
    if (condition === undefined || condition.trim() === '*') return undefined;
    const overview = await this.overviews.of(principal.userId);
    // A weak one is never the current one (RFC 9110, 13.1.1).
    const current = etagOf(shownUser(principal, overview), overview);
    if (!condition.split(',').some((one) => one.trim() === current)) throw new ChangedMeanwhile();
    return overview.updatedAt;
  }
}
