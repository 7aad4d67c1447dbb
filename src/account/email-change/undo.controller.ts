import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { type FoundLink, Links } from '../../users/links.js';
import { Public, redirectToLogin } from '../../http/access/access.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import type { SeeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import { LinkToken } from '../../http/security/link-token.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { type ReversalResult, EmailChangeReversal } from './email-change-reversal.js';

const undoForm = {
  path: 'undo/:token',
  view: 'account/undo',
  title: 'undo.title',
  fields: z.object({ newPassword: passwordField }),
} satisfies Form;

@Public()
@Controller()
export class UndoController {
  constructor(
    private readonly emailChangeReversal: EmailChangeReversal,
    private readonly links: Links,
  ) {}

  @Get(undoForm.path)
  async open(
    @LinkToken() token: string,
    @Client() client: ClientInfo,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page> {
    const found = await this.find(token, client, res);
    return found.state === 'live' ? formPage(undoForm) : pageFor(found.state);
  }

  @HandlesForm(undoForm)
  async undo(
    @Fields() { newPassword }: z.output<typeof undoForm.fields>,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const found = await this.find(token, client, res);
    if (found.state !== 'live') return pageFor(found.state);
    const result = await this.emailChangeReversal.undo(found.link, newPassword, client);
    return result === 'undone' ? redirectToLogin(req, found.link.userId, 'email-restored') : pageFor(result);
  }

  private async find(token: string, client: ClientInfo, res: PageResponse): Promise<FoundLink> {
    const found = await this.links.find('undo', token, client);
    if (found.state === 'live') res.locals.username = found.link.email;
    return found;
  }
}

function pageFor(state: Exclude<FoundLink['state'] | ReversalResult, 'live' | 'undone'>): Page {
  if (state === 'unknown') return page('account/undo-unknown', 'link.unknown.title', {}, 404);
  if (state === 'taken') return page('account/undo-taken', 'undo.taken.title', {}, 409);
  return page('account/undo-expired', 'link.over.title', {}, 410);
}
