import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Database } from '../database/database.js';
import { Events } from '../users/events.js';
import { type Viewer, Viewing } from '../web/access.js';
import { FreshProof } from '../web/fresh-proof.js';
import { isDeliberateVisit } from '../web/methods.js';
import { Refusal } from '../web/refusal.js';
import { From, type Requester } from '../web/requester.js';
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
