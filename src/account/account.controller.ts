import { Controller, Get } from '@nestjs/common';
import { type Viewer, Viewing } from '../web/access.js';
import { type Page, page } from '../web/page.js';
import type { Way } from '../web/views.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';

@Controller('account')
export class AccountController {
  constructor(
    private readonly users: Users,
    private readonly events: Events,
  ) {}

  @Get()
  async show(@Viewing() viewer: Viewer): Promise<Page> {
    const user = await this.users.get(viewer.userId);
    const before = await this.events.findLoginBefore(viewer.userId, viewer.loggedInAt);
    return page('account/show', 'account.title', {
      account: { email: user.email, memberSince: user.createdAt, lastLogin: before?.at },
      ways,
    });
  }
}

const ways: readonly Way[] = [
  { href: '/account/password', label: 'changePassword.title' },
  { href: '/account/email', label: 'changeEmail.title' },
  { href: '/account/sessions', label: 'sessions.title' },
  { href: '/account/activity', label: 'activity.title' },
  { href: '/account/export', label: 'export.title' },
  { href: '/account/delete', label: 'delete.title' },
];
