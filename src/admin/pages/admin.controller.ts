import { Controller, Get } from '@nestjs/common';
import { ForAdmins } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import type { NavLink } from '../../http/pages/views.js';

/** Where the pages for admins begin. */
@ForAdmins()
@Controller('admin')
export class AdminController {
  @Get()
  show(): Page {
    return page('admin/show', 'admin.title', { links });
  }
}

/** To each page, in the order of how often it is needed. */
const links: readonly NavLink[] = [
  { href: '/admin/mail', label: 'adminMail.title' },
  { href: '/admin/limits', label: 'adminLimits.title' },
  { href: '/admin/clients', label: 'adminClients.title' },
];
