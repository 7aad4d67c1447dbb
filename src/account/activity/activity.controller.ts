import { Controller, Get } from '@nestjs/common';
import { policy } from '../../policy.js';
import { Events } from '../../users/events.js';
import { type Viewer, Viewing } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import { deviceInWords } from '../../i18n/device-name.js';

@Controller('account/activity')
export class ActivityController {
  constructor(private readonly events: Events) {}

  @Get()
  async show(@Viewing() viewer: Viewer): Promise<Page> {
    const events = await this.events.latest(viewer.userId, policy.activity.shown);
    return page('account/activity', 'activity.title', {
      events: events.map(({ type, at, ip, userAgent, detail }) => ({
        what: `event.${type}`,
        at,
        ip,
        device: deviceInWords(userAgent),
        detail: detail ?? '',
      })),
    });
  }
}
