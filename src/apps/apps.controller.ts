import { Controller, Get } from '@nestjs/common';
import type { Principal } from '../domain/principal.js';
import { Applications } from '../forward-auth/applications.js';
import { CurrentUser } from '../http/access/access.js';
import { type Page, page } from '../http/pages/page.js';
import type { ShownApplication } from '../http/pages/views.js';
import { iconPath } from '../icons/icons.js';
import { Clients } from '../oidc/clients.js';

/** Every site that this person may enter, whichever way it knows them. */
@Controller('apps')
export class AppsController {
  constructor(
    private readonly applications: Applications,
    private readonly clients: Clients,
  ) {}

  @Get()
  async show(@CurrentUser() { userId }: Principal): Promise<Page> {
    const behindProxies = (await this.applications.of(userId)).map(({ origin, ...one }) => ({ ...one, href: origin }));
    const clients = (await this.clients.of(userId)).map(({ homeUrl, ...one }) => ({ ...one, href: homeUrl ?? '' }));
    const applications = [...behindProxies, ...clients].sort((a, b) => a.name.localeCompare(b.name)).map(shown);
    return page('apps', 'apps.title', { applications });
  }
}

interface Enterable {
  readonly name: string;
  readonly href: string;
  readonly iconHash: string | null;
}

function shown({ name, href, iconHash }: Enterable): ShownApplication {
  const [initial = ''] = Array.from(name);
  return {
    ...{ name, href, host: new URL(href).host, initial: initial.toUpperCase() },
    icon: iconHash === null ? undefined : iconPath(iconHash),
  };
}
