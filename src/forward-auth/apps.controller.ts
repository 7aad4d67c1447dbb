import { Controller, Get } from '@nestjs/common';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { type Page, page } from '../http/pages/page.js';
import { Applications } from './applications.js';

@Controller()
export class AppsController {
  constructor(private readonly applications: Applications) {}

  @Get('apps')
  async show(@CurrentUser() { userId }: Principal): Promise<Page> {
    const applications = await this.applications.of(userId);
    return page('apps', 'apps.title', {
      applications: applications.map(({ name, origin }) => ({ name, origin, host: new URL(origin).host })),
    });
  }
}
