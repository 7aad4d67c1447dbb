import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountDeletion } from '../account/deletion/account-deletion.js';
import { alreadyRunning } from '../account/export/export.controller.js';
import { ExportDownload } from '../account/export/export-download.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { ifMatch, Precondition } from './precondition.js';
import { knownPassword, ownersCode } from './schemas.js';

const remove = {
  method: 'DELETE',
  path: 'users/me',
  id: 'deleteMe',
  summary: 'Delete the account',
  description:
    'Needs currentPassword; for an account without a password, a recent log-in or a code. It is closed at once and deleted after two weeks. Every session and token ends.',
  access: 'account',
  body: z.strictObject({ currentPassword: knownPassword.optional(), code: ownersCode }),
  requestHeaders: ifMatch,
  status: 204,
  problems: ['last-admin', 'changed-meanwhile', 'too-often'],
} as const satisfies Endpoint;

const restore = {
  method: 'POST',
  path: 'users/me/restore',
  id: 'restoreMe',
  summary: 'Cancel the deletion of the account',
  access: 'account',
  duringGrace: true,
  status: 204,
  problems: ['too-often'],
} as const satisfies Endpoint;

const download = {
  method: 'GET',
  path: 'users/me/export',
  id: 'exportMe',
  leavesTrace: true,
  summary: 'Everything about the account, as one JSON document',
  access: 'account',
  duringGrace: true,
  recent: true,
  status: 200,
  answer: z.record(z.string(), z.unknown()),
  problems: ['too-often', 'busy'],
} as const satisfies Endpoint;

/** Leaving: with everything, and back again. */
@Controller()
export class ClosingApi {
  constructor(
    private readonly accountDeletion: AccountDeletion,
    private readonly exportDownload: ExportDownload,
    private readonly precondition: Precondition,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Handles(remove)
  async remove(
    @Input() { currentPassword: password, code }: z.output<typeof remove.body>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<void> {
    const since = await this.precondition.check(req, principal);
    await this.accountDeletion.ask(principal, { password, code, field: 'currentPassword' }, client, since);
    if (!principal.bearer) this.sessionCookie.clear(req);
  }

  @Handles(restore)
  async restore(@CurrentUser() principal: Principal, @Client() client: ClientInfo): Promise<void> {
    if (principal.deleteAfter !== null) await this.accountDeletion.cancel(principal, client);
  }

  @Handles(download)
  async export(@CurrentUser() principal: Principal, @Client() client: ClientInfo, @Res() res: Response): Promise<void> {
    if (!(await this.exportDownload.send(principal, client, res))) throw alreadyRunning();
  }
}
