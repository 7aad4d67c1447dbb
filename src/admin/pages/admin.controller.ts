import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../common/time.js';
import { ForAdmins } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import type { NavLink } from '../../http/pages/views.js';
import { HourlyCounts } from '../../metrics/hourly-counts.js';
import { Overview } from '../overview.js';
import { beginOf, chartsOf, type Period } from './charts.js';

/** Where the pages for admins begin: how the site stands, and the ways to the others. */
@ForAdmins()
@Controller('admin')
export class AdminController {
  constructor(
    private readonly overview: Overview,
    private readonly hourlyCounts: HourlyCounts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Query('period') chosen: unknown, @Req() { timeZone: zone = 'UTC' }: Request): Promise<Page> {
    const period: Period = chosen === 'month' ? 'month' : 'day';
    const now = this.clock.now();
    const { people, awaiting, mailWaiting, mailGivenUp } = await this.overview.totals();
    const counts = await this.hourlyCounts.since(beginOf(period, now));
    return page('admin/show', 'admin.title', {
      links,
      totals: [
        { label: 'overview.people', count: people },
        { label: 'overview.awaiting', count: awaiting, href: '/admin/users?show=waiting' },
        { label: 'overview.mailWaiting', count: mailWaiting },
        { label: 'overview.mailGivenUp', count: mailGivenUp, href: '/admin/mail?state=given-up' },
      ],
      charts: chartsOf(counts, period, { now, zone }),
      zone,
      ...texts[period],
    });
  }
}

const texts = {
  day: {
    period: 'overview.day',
    other: { href: '/admin?period=month', label: 'overview.month' },
    column: 'overview.hour',
  },
  month: { period: 'overview.month', other: { href: '/admin', label: 'overview.day' }, column: 'overview.date' },
} as const;

/** To each page, in the order of how often it is needed. */
const links: readonly NavLink[] = [
  { href: '/admin/users', label: 'people.title' },
  { href: '/admin/invites', label: 'adminInvites.title' },
  { href: '/admin/mail', label: 'adminMail.title' },
  { href: '/admin/limits', label: 'adminLimits.title' },
  { href: '/admin/clients', label: 'adminClients.title' },
  { href: '/admin/webhooks', label: 'adminWebhooks.title' },
];
