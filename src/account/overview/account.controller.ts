import { Controller, Get } from '@nestjs/common';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { type Page, page } from '../../http/pages/page.js';
import type { NavLink } from '../../http/pages/views.js';

@Controller('account')
export class AccountController {
  @Get()
  show(@CurrentUser() { email, memberSince, lastLogin }: Principal): Page {
    const account = { email, memberSince, lastLogin, isFirstLogin: lastLogin === null };
    return page('account/show', 'account.title', { account, links });
  }
}

const links: readonly NavLink[] = [
  { href: '/account/password', label: 'changePassword.title' },
  { href: '/account/email', label: 'changeEmail.title' },
  { href: '/account/sessions', label: 'sessions.title' },
  { href: '/account/activity', label: 'activity.title' },
  { href: '/account/export', label: 'export.title' },
  { href: '/account/delete', label: 'delete.title' },
];
