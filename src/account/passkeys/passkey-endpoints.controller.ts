import { Controller, Get, NotFoundException } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { relyingParty } from '../../factors/relying-party.js';
import { Public } from '../../http/access/access.js';

/** Where password managers lead to for a new passkey (W3C, A Well-Known URL for Relying Party Passkey Endpoints). */
@Public()
@Controller('.well-known/passkey-endpoints')
export class PasskeyEndpointsController {
  constructor(private readonly config: Config) {}

  @Get()
  show(): Readonly<Record<'enroll' | 'manage', string>> {
    if (!relyingParty(this.config)) throw new NotFoundException();
    const passkeys = `${this.config.baseUrl}/account/passkeys`;
    return { enroll: passkeys, manage: passkeys };
  }
}
