import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Profile } from './profile.js';

const profileForm = {
  path: 'account/profile',
  view: 'account/profile',
  title: 'profile.title',
  fields: z.object({ displayName: z.string().default('') }),
} satisfies Form;

@Controller()
export class ProfileController {
  constructor(private readonly profile: Profile) {}

  @Get(profileForm.path)
  show(@CurrentUser() { displayName }: Principal): Page {
    return formPage(profileForm, { values: { displayName: displayName ?? '' } });
  }

  @HandlesForm(profileForm)
  async change(
    @Fields() { displayName }: z.output<typeof profileForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    await this.profile.change(principal, { displayName }, client);
    return seeOther('/account', 'profile-changed');
  }
}
