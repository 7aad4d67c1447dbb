import { Controller, Get } from '@nestjs/common';
import type { Moment } from '../time.js';
import { type Viewer, Viewing } from '../web/access.js';
import { type Page, page } from '../web/page.js';
import { Events } from './events.js';
import { Users } from './users.js';

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
        memberSince: inWords(user.createdAt),
        memberSinceIso: iso(user.createdAt),
        ...(before && { lastLogin: inWords(before.at), lastLoginIso: iso(before.at) }),
      },
      ways: [],
    });
  }
}

const iso = (moment: Moment): string => new Date(moment).toISOString();

/** Such as "23 November 2026 at 15:04 UTC". */
function inWords(moment: Moment): string {
  const text = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${text.format(moment)} UTC`;
}
