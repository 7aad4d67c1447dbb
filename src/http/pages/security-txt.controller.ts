import { Controller, Get, Header, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/time.js';
import { Config } from '../../config/config.js';
import { policy } from '../../policy.js';
import { Public } from '../access/access.js';

/** Where to report a vulnerability (RFC 9116), if the operator says so. */
@Public()
@Controller()
export class SecurityTxtController {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get('.well-known/security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  show(): string {
    const { securityContact, baseUrl } = this.config;
    if (securityContact === undefined) throw new NotFoundException();
    const expires = new Date(this.clock.now() + policy.site.contactValidFor);
    return [
      `Contact: ${securityContact}`,
      `Expires: ${expires.toISOString()}`,
      `Canonical: ${baseUrl}/.well-known/security.txt`,
      '',
    ].join('\n');
  }
}
