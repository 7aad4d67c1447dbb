import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { z } from 'zod';
import { days } from '../../common/time.js';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import type { ShownInvite } from '../../http/pages/views.js';
import { supportedLanguage } from '../../i18n/languages.js';
import { type Localizable, message } from '../../i18n/message.js';
import { policy } from '../../policy.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { AdminActs } from '../admin-acts.js';
import { Invitations, type ListedInvite } from '../invitations.js';
import { pathWith, queryValue } from './search-form.js';

const usualDays = String(policy.invites.lifetime / days(1));

/** Not a number: the flow says what it has to be. */
const number = z
  .string()
  .default('')
  .transform((text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN));

const inviteForm = {
  path: 'admin/invites/new',
  view: 'admin/invite-new',
  title: 'adminInvites.new',
  fields: z.object({
    email: z.string().default(''),
    uses: number,
    days: number,
    groups: z.string().default(''),
    language: z.string().default(''),
  }),
} satisfies Form;

/** One of those in the list, where `/confirm` leads back to. */
const endForm = { path: 'admin/invites/end', fields: z.object({ id: z.string() }) } satisfies Form;

@ForAdmins()
@Controller()
export class AdminInvitesController {
  constructor(
    private readonly invitations: Invitations,
    private readonly adminActs: AdminActs,
    private readonly rateLimits: RateLimits,
    private readonly config: Config,
  ) {}

  @Get('admin/invites')
  async list(@Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const { invites, next } = await this.invitations.list(queryValue(query.after));
    return page('admin/invites', 'adminInvites.title', {
      invites: invites.map(shown),
      older: next === null ? undefined : pathWith('/admin/invites', { after: next }),
      canInvite: this.config.registration !== 'closed',
    });
  }

  @Get(inviteForm.path)
  show(@Client() { language }: ClientInfo): Page {
    return formPage(inviteForm, { values: { uses: '1', days: usualDays, language } });
  }

  /** Without a redirect: the link is shown once. */
  @HandlesForm(inviteForm)
  async make(
    @Fields() { email, uses, days: lifetime, groups, language }: z.output<typeof inviteForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<Page | SeeOther> {
    const wanted = {
      ...{ email: email.trim(), uses, days: lifetime, madeBy: admin.userId },
      groups: groups.split(/[\s,]+/).filter((name) => name !== ''),
      language: supportedLanguage(language),
    };
    await this.rateLimits.consume(this.rateLimits.act(admin.userId));
    const made = await this.invitations.make(wanted, this.adminActs.by(admin, client, 'invite-made'));
    if (made.link === null) return seeOther('/admin/invites', 'invite-mailed');
    return page('admin/invite-made', 'adminInvites.made', { link: made.link, at: made.expiresAt, name: nameOf(made) });
  }

  @HandlesForm(endForm)
  async end(
    @Fields() { id }: z.output<typeof endForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const ended = await this.invitations.end(id, this.adminActs.by(admin, client, 'invite-ended'));
    if (!ended) throw new NotFoundException();
    return seeOther('/admin/invites', 'invite-ended');
  }
}

/** Links have no address that tells them apart. The end of the id: its beginning is the time, which several can share. */
function nameOf({ id }: Pick<ListedInvite, 'id'>): string {
  return id.slice(-6);
}

function shown({ id, email, uses, used, state, groups, madeBy, expiresAt, mail }: ListedInvite): ShownInvite {
  return {
    ...{ id, email, name: nameOf({ id }), uses, used, madeBy },
    canEnd: state === 'open' || state === 'paused',
    notDelivered: mail?.state === 'given-up' || mail?.state === 'dropped',
    mail: mail?.state === 'given-up' ? mail.id : null,
    groups: groups.join(', '),
    state: states(expiresAt)[state],
  };
}

const states = (at: number): Readonly<Record<ListedInvite['state'], Localizable>> => ({
  open: message('adminInvites.until', { at }),
  'used-up': 'adminInvites.usedUp',
  expired: 'adminInvites.expired',
  withdrawn: 'adminInvites.withdrawn',
  paused: 'adminInvites.paused',
});
