import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { type FoundLink, Links } from '../../users/links.js';
import { Public, redirectToLogin } from '../../http/access/access.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page, type PageResponse, type SeeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { type ReversalResult, EmailChangeReversal } from './email-change-reversal.js';

const undoForm = {
  view: 'account/undo',
  title: 'undo.title',
  fields: z.strictObject({ newPassword: z.string().default('') }),
} satisfies Form;

@Public()
@Controller('undo/:token')
export class UndoController {
  constructor(
    private readonly emailChangeReversal: EmailChangeReversal,
    private readonly links: Links,
  ) {}

  @Get()
  async open(
    @Param('token') token: string,
    @Client() requester: ClientInfo,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page> {
    const found = await this.find(token, requester, res);
    return found.state === 'live' ? formPage(undoForm) : pageInstead(found.state);
  }

  @Post()
  @HandlesForm(undoForm)
  async undo(
    @Fields() { newPassword }: z.output<typeof undoForm.fields>,
    @Param('token') token: string,
    @Client() requester: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const found = await this.find(token, requester, res);
    if (found.state !== 'live') return pageInstead(found.state);
    const end = await this.emailChangeReversal.undo(found.link, newPassword, requester);
    return end === 'undone' ? redirectToLogin(req, found.link.userId, 'email-restored') : pageInstead(end);
  }

  private async find(token: string, requester: ClientInfo, res: PageResponse): Promise<FoundLink> {
    const found = await this.links.find('undo', token, requester);
    if (found.state === 'live') res.locals.username = found.link.email;
    return found;
  }
}

function pageInstead(state: Exclude<FoundLink['state'] | ReversalResult, 'live' | 'undone'>): Page {
  switch (state) {
    case 'unknown':
      return page('account/undo-unknown', 'link.unknown.title', {}, 404);
    case 'taken':
      return page('account/undo-taken', 'undo.taken.title', {}, 409);
    case 'used':
    case 'expired':
    case 'ended':
      return page('account/undo-expired', 'link.over.title', {}, 410);
  }
}
