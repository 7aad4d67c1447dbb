import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Sessions } from '../../sessions/sessions.js';
import { type Viewer, Viewing } from '../../http/access/access.js';
import { knownPasswordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { FreshProof } from '../../http/access/recent-authentication.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { From, type Requester } from '../../http/access/client-info.js';
import { Deleting } from './account-deletion.js';

const deleteForm = {
  view: 'account/delete',
  title: 'delete.title',
  fields: z.strictObject({ password: knownPasswordField }),
} satisfies Form;

@FreshProof()
@Controller('account/delete')
export class DeletionController {
  constructor(
    private readonly deleting: Deleting,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  show(): Page {
    return formPage(deleteForm);
  }

  @Post()
  @HandlesForm(deleteForm)
  async ask(
    @Fields() { password }: z.output<typeof deleteForm.fields>,
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.deleting.ask(viewer, password, requester);
    this.sessions.forget(req);
    return seeOther('/login', 'deletion-asked');
  }
}
