import { Injectable } from '@nestjs/common';
import type { Principal } from '../../domain/principal.js';
import type { Language } from '../../i18n/languages.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Sessions } from '../../sessions/sessions.js';
import { Users } from '../../users/users.js';

/** The language of an account's pages and mail. */
@Injectable()
export class LanguageChoice {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly rateLimits: RateLimits,
  ) {}

  /** @throws SessionEnded, RateLimited. */
  async set(principal: Principal, language: Language): Promise<void> {
    await this.rateLimits.consume(this.rateLimits.change(`language ${principal.userId}`));
    await this.sessions.write(principal, (db) => this.users.setLanguage(db, principal.userId, language));
  }
}
