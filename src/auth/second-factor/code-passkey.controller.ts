import { Controller, Get, NotFoundException, Req } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Request } from 'express';
import { PasskeyOptions } from '../../factors/passkey-options.js';
import { ForVisitors } from '../../http/access/access.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { LoginSession } from '../../http/session/login-session.js';
import { PendingLogins } from './pending-logins.js';

/** What a passkey of the account has to sign for the second step. */
@ForVisitors()
@Controller()
export class CodePasskeyController {
  constructor(
    private readonly pendingLogins: PendingLogins,
    private readonly passkeyOptions: PasskeyOptions,
    private readonly loginSession: LoginSession,
  ) {}

  @Get('login/code/passkey')
  async ask(@Req() req: Request): Promise<PublicKeyCredentialRequestOptionsJSON | SeeOther> {
    const pending = await this.pendingLogins.find(this.loginSession.contextOf(req));
    if (!pending) return seeOther('/login');
    const { tokenHash, user } = pending;
    const options = await this.passkeyOptions.toUse(`code ${tokenHash}`, 'preferred', user.id);
    if (!options) throw new NotFoundException();
    return options;
  }
}
