import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { HttpProblem } from '../../http/errors/http-problem.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { Export } from './export.js';

@Controller('account/export')
export class ExportController {
  constructor(private readonly everything: Export) {}

  @RecentAuthentication()
  @Get()
  async download(
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    // A HEAD downloads nothing, so it is not recorded.
    if (req.method === 'GET') {
      // Every download must be recorded, but recording a prefetch would alarm the owner.
      if (!isUserNavigation(req)) throw new HttpProblem(403, 'refused.inAdvance', 'refused.inAdvanceBecause');
      await this.everything.record(principal, client);
    }
    res.attachment('foyer-account.json');
    return JSON.stringify(await this.everything.about(principal.userId), null, 2);
  }
}
