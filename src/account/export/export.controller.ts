import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, DuringGrace } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { HttpProblem } from '../../http/errors/http-problem.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { message } from '../../i18n/message.js';
import { policy } from '../../policy.js';
import { ExportDownload } from './export-download.js';

@Controller('account/export')
export class ExportController {
  constructor(private readonly exportDownload: ExportDownload) {}

  @DuringGrace()
  @RecentAuthentication()
  @Get()
  async download(
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    // Every download must be recorded, but recording a prefetch would alarm the owner.
    if (req.method === 'GET' && !isUserNavigation(req))
      throw new HttpProblem(403, 'refused.inAdvance', 'refused.inAdvanceBecause');
    if (!(await this.exportDownload.send(principal, client, res))) throw alreadyRunning();
  }
}

export function alreadyRunning(): HttpProblem {
  const { retryAfter: wait } = policy.export;
  return new HttpProblem(429, 'refused.exporting', message('refused.exportingBecause', { wait }), wait);
}
