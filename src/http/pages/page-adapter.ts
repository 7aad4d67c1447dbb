import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express } from 'express';
import { restoreSavedRequest } from '../session/saved-request.js';
import { createHttpServer } from '../server/http-server.js';
import type { PageResponse } from './layout.js';
import { Page, sendPage } from './page.js';
import { SeeOther, sendSeeOther } from './redirect.js';

/** Express with Foyer's HTTP server and page results. */
export class PageAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createHttpServer(this.getInstance<Express>());
  }

  /** Lets handlers return a Page or a SeeOther: the only place where these become a response. */
  override reply(res: PageResponse, body: unknown, status?: number): unknown {
    if (body instanceof Page) return sendPage(res, restoreSavedRequest(res.req, body));
    if (body instanceof SeeOther) return sendSeeOther(res, body);
    return super.reply(res, body, status) as unknown;
  }
}
