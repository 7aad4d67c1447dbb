import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { wholeSeconds } from '../common/time.js';
import { filePolicy } from '../http/security/headers.js';
import { Icons } from '../icons/icons.js';
import { policy } from '../policy.js';

/** The images of applications, for pages of people who are logged in. */
@Controller('apps/icons')
export class IconController {
  constructor(private readonly icons: Icons) {}

  @Get(':hash')
  async show(@Param('hash') hash: string, @Res() res: Response): Promise<void> {
    const icon = await this.icons.find(hash);
    if (!icon) throw new NotFoundException();
    // Opened on its own, an SVG could run scripts: not in this sandbox.
    res.setHeader('Content-Security-Policy', filePolicy).setHeader('Content-Type', icon.type);
    // Another image has another address.
    res.setHeader('Cache-Control', `private, max-age=${wholeSeconds(policy.icons.cachedFor)}, immutable`);
    res.send(Buffer.from(icon.content, 'base64'));
  }
}
