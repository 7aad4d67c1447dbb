import { Controller, Get } from '@nestjs/common';
import type { Moment } from '../time.js';
import { type Viewer, Viewing } from '../web/access.js';
import { type Page, page } from '../web/page.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import { momentInWords } from '../words.js';

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
    return page('account/show', 'Your account', {
      account: {
        email: user.email,
        memberSince: momentInWords(user.createdAt),
        memberSinceIso: iso(user.createdAt),
        ...(before && { lastLogin: momentInWords(before.at), lastLoginIso: iso(before.at) }),
      },
      ways,
    });
  }
}

const iso = (moment: Moment): string => new Date(moment).toISOString();

const ways = [
  { href: '/account/password', label: 'Change your password' },
  { href: '/account/email', label: 'Change your address' },
  { href: '/account/sessions', label: 'Where you are logged in' },
  { href: '/account/activity', label: 'What happened to your account' },
  { href: '/account/export', label: 'Download everything stored about you' },
  { href: '/account/delete', label: 'Delete your account' },
];
