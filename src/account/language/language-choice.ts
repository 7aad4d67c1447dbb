import { Injectable } from '@nestjs/common';
import type { Principal } from '../../domain/principal.js';
import type { Language } from '../../i18n/languages.js';
import { Sessions } from '../../sessions/sessions.js';
import { Users } from '../../users/users.js';

/** The language of an account's pages and mail. */
@Injectable()
export class LanguageChoice {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
  ) {}

  /** @throws SessionEnded. */
  async set(principal: Principal, language: Language): Promise<void> {
    await this.sessions.write(principal, (db) => this.users.setLanguage(db, principal.userId, language));
  }
}
