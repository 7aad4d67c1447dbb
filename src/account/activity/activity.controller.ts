import { Controller, Get } from '@nestjs/common';
import { policy } from '../../policy.js';
import { Events } from '../../users/events.js';
import { CurrentUser } from '../../http/access/access.js';
import { byOperator } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { type Page, page } from '../../http/pages/page.js';
import { deviceName } from '../../i18n/device-name.js';

@Controller('account/activity')
export class ActivityController {
  constructor(private readonly events: Events) {}

  @Get()
  async show(@CurrentUser() principal: Principal): Promise<Page> {
    const events = await this.events.latest(principal.userId, policy.activity.shown);
    return page('account/activity', 'activity.title', {
      events: events.map(({ type, at, ip, userAgent, detail }) => ({
        what: `event.${type}`,
        at,
        ip,
        byOperator: ip === byOperator,
        device: deviceName(userAgent),
        detail: detail ?? '',
      })),
    });
  }
}
