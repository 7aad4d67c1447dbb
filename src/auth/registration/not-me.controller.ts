import { Controller, Get } from '@nestjs/common';
import { Public } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import { LinkToken } from '../../http/security/link-token.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { message } from '../../i18n/message.js';
import { policy } from '../../policy.js';
import { UnrequestedReport } from './unrequested-report.js';

@Public()
@Controller()
export class NotMeController {
  constructor(private readonly unrequestedReport: UnrequestedReport) {}

  /** Only asks: a mail scanner may open the link. */
  @Get('not-me/:token')
  async open(@LinkToken() token: string, @Client() client: ClientInfo): Promise<Page> {
    const mail = await this.unrequestedReport.findMail(token, client);
    if (!mail) return linkUnknown();
    const cause = causeOf(mail.kind);
    const heading = cause === 'invite' ? 'mail.invite.unexpected' : 'notMe.title';
    return page('auth/not-me', heading, {
      heading,
      text: message(texts[cause], { blockedFor: policy.mail.blockedFor }),
    });
  }

  @HandlesForm(button('not-me/:token'))
  async disown(
    @Fields() _fields: object,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
  ): Promise<Page | SeeOther> {
    const mail = await this.unrequestedReport.findMail(token, client);
    if (!mail) return linkUnknown();
    await this.unrequestedReport.disown(mail.recipient);
    return seeOther('/', causeOf(mail.kind) === 'registration' ? 'disowned' : 'emails-stopped');
  }
}

const texts = { registration: 'notMe.text', invite: 'notMe.textForInvited', other: 'notMe.textForOthers' } as const;

/** Only a registration is cancelled. Others have asked for the rest; whoever runs the site has sent an invitation. */
function causeOf(kind: string): keyof typeof texts {
  if (kind === 'activation') return 'registration';
  return kind === 'invite' ? 'invite' : 'other';
}

function linkUnknown(): Page {
  return page('auth/not-me-unknown', 'link.unknown.title', {}, 404);
}
