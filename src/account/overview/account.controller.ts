import { Controller, Get } from '@nestjs/common';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { type Page, page } from '../../http/pages/page.js';
import type { NavLink } from '../../http/pages/views.js';
import { supportedLanguage } from '../../i18n/languages.js';
import { message } from '../../i18n/message.js';
import { translate } from '../../i18n/translate.js';
import { AccountOverviews } from './overview.js';

@Controller('account')
export class AccountController {
  constructor(private readonly overviews: AccountOverviews) {}

  @Get()
  async show(@CurrentUser() { userId, email, displayName, role, memberSince, lastLogin }: Principal): Promise<Page> {
    const { language, passwordChangedAt, devices } = await this.overviews.of(userId);
    const account = {
      email,
      displayName,
      language: translate('language.name', supportedLanguage(language)),
      passwordChangedAt,
      devices: message('account.devices', { count: devices }),
      memberSince,
      lastLogin,
      isFirstLogin: lastLogin === null,
    };
    return page('account/show', 'account.title', { account, links, isAdmin: role === 'admin' });
  }
}

/** For an operator's own `account/show.hbs`. Foyer's has them in groups. */
const links: readonly NavLink[] = [
  { href: '/account/profile', label: 'profile.title' },
  { href: '/account/password', label: 'changePassword.title' },
  { href: '/account/email', label: 'changeEmail.title' },
  { href: '/account/security', label: 'security.link' },
  { href: '/account/sessions', label: 'sessions.title' },
  { href: '/account/tokens', label: 'tokens.title' },
  { href: '/account/activity', label: 'activity.title' },
  { href: '/account/export', label: 'export.title' },
  { href: '/account/delete', label: 'delete.title' },
];
