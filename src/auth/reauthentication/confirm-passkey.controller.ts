import { Controller, Get, NotFoundException } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Principal } from '../../domain/principal.js';
import { PasskeyOptions } from '../../factors/passkey-options.js';
import { CurrentUser, DuringGrace, WithoutFactor } from '../../http/access/access.js';

/** What a passkey has to sign to confirm who uses this session. */
@WithoutFactor()
@DuringGrace()
@Controller()
export class ConfirmPasskeyController {
  constructor(private readonly passkeyOptions: PasskeyOptions) {}

  @Get('confirm/passkey')
  async ask(@CurrentUser() { userId, session }: Principal): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await this.passkeyOptions.toUse(`confirm ${session.hash}`, 'preferred', userId);
    if (!options) throw new NotFoundException();
    return options;
  }
}
