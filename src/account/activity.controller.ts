import { Controller, Get } from '@nestjs/common';
import { policy } from '../policy.js';
import { deviceInWords } from '../users/device-in-words.js';
import type { EventType } from '../users/event.entity.js';
import { Events } from '../users/events.js';
import { type Viewer, Viewing } from '../web/access.js';
import { type Page, page } from '../web/page.js';
import { momentInWords } from '../words.js';

@Controller('account/activity')
export class ActivityController {
  constructor(private readonly events: Events) {}

  @Get()
  async show(@Viewing() viewer: Viewer): Promise<Page> {
    const events = await this.events.latest(viewer.userId, policy.activity.shown);
    return page('account/activity', 'What happened to your account', {
      events: events.map(({ type, at, ip, userAgent, detail }) => ({
        what: inWords[type],
        at: momentInWords(at),
        atIso: new Date(at).toISOString(),
        ip,
        device: deviceInWords(userAgent),
        detail: detail ?? '',
      })),
    });
  }
}

const inWords: Readonly<Record<EventType, string>> = {
  activated: 'The address was confirmed and the account was activated.',
  'signed-in': 'Somebody logged in.',
  'signed-in-new-device': 'Somebody logged in with a browser that was not used before.',
  'signed-out': 'Somebody logged out.',
  'password-reset': 'A new password was chosen with a mailed link. Everybody was logged out.',
  'password-changed': 'The password was changed. Everybody else was logged out.',
  'email-change-asked': 'A new address was asked for:',
  'email-changed': 'The address was changed:',
  'email-restored': 'A change of address was undone:',
  'session-ended': 'A log-in was ended from the list.',
  'other-sessions-ended': 'All other log-ins were ended.',
  exported: 'A copy of everything stored was downloaded.',
  'deletion-asked': 'The deletion of the account was asked for.',
  'deletion-cancelled': 'A log-in kept the account from being deleted.',
};
