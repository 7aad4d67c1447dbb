import { ExpressAdapter } from '@nestjs/platform-express';
import { withHeldForm } from './held-form.js';
import { Page, type PageResponse, SeeOther, sendPage, sendSeeOther } from './page.js';

/** Lets handlers return a Page or a SeeOther: the one place where such a value becomes an answer. */
export class PageAdapter extends ExpressAdapter {
  override reply(res: PageResponse, body: unknown, status?: number): unknown {
    if (body instanceof Page) {
      sendPage(res, withHeldForm(res.req, body));
      return;
    }
    if (body instanceof SeeOther) {
      sendSeeOther(res, body);
      return;
    }
    return super.reply(res, body, status) as unknown;
  }
}
