import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Database } from '../../database/database.js';
import { Events } from '../../users/events.js';
import { type Viewer, Viewing } from '../../http/access/access.js';
import { FreshProof } from '../../http/access/recent-authentication.js';
import { isDeliberateVisit } from '../../http/security/methods.js';
import { Refusal } from '../../http/errors/http-problem.js';
import { From, type Requester } from '../../http/access/client-info.js';
import { Export } from './export.js';

@Controller('account/export')
export class ExportController {
  constructor(
    private readonly everything: Export,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  @FreshProof()
  @Get()
  async download(
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    // A HEAD takes nothing away, and changes nothing.
    if (req.method === 'GET') {
      // Without its entry nothing may leave, and an entry of what only a prefetch did would alarm the owner.
      if (!isDeliberateVisit(req)) throw new Refusal(403, 'refused.inAdvance', 'refused.inAdvanceBecause');
      await this.database.write((db) => this.events.add(db, viewer.userId, 'exported', requester));
    }
    res.attachment('foyer-account.json');
    return JSON.stringify(await this.everything.about(viewer.userId), null, 2);
  }
}
