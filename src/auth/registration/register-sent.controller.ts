import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { wholeSeconds } from '../../common/time.js';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { ForVisitors } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { Invites } from '../../invites/invites.js';
import { policy } from '../../policy.js';
import { RegistrationResend } from './registration-resend.js';
import { Registrations } from './registrations.js';

/** `registration` is the mark of the one that the page showed. Without it, the last one. */
const resendForm = {
  path: 'register/resend',
  fields: z.object({ registration: z.string().default('') }),
} satisfies Form;

@ForVisitors()
@Controller()
export class RegisterSentController {
  constructor(
    private readonly registrationResend: RegistrationResend,
    private readonly registrations: Registrations,
    private readonly tokenCookie: TokenCookie,
    private readonly invites: Invites,
    private readonly config: Config,
  ) {}

  /** Shows the address that was registered last, but only to the browser that did it. */
  @Get('register/sent')
  async sent(@Req() req: Request): Promise<Page> {
    const [last] = this.tokenCookie.read(req, 'registration');
    const registration = await this.registrations.findOfBrowser(last);
    const mark = last === undefined ? '' : this.tokenCookie.markOf('registration', last);
    const wait = registration ? this.registrations.waitToResend(registration) : 0;
    return page('auth/register-sent', 'sent.title', {
      email: registration?.email,
      mark,
      wait,
      waitInSeconds: wholeSeconds(wait),
      otherAddress: await this.wayBack(registration?.inviteId ?? null),
    });
  }

  /** To register another address, with the same invitation. Undefined where nobody could. */
  private async wayBack(inviteId: string | null): Promise<string | undefined> {
    const { registration } = this.config;
    const token = inviteId === null || registration === 'closed' ? undefined : await this.invites.tokenOf(inviteId);
    if (token !== undefined) return `/register?invite=${token}`;
    return registration === 'open' ? '/register' : undefined;
  }

  /** After an activation that nobody is logged in by. Says nothing about anybody. */
  @Get('register/waiting')
  waiting(): Page {
    return page('auth/waiting', 'waiting.title', {});
  }

  @HandlesForm(resendForm)
  async resend(
    @Fields() { registration: mark }: z.output<typeof resendForm.fields>,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    const [last] = this.tokenCookie.read(req, 'registration');
    const token = mark === '' ? last : this.tokenCookie.find(req, 'registration', mark);
    await this.registrationResend.resend(token, client);
    // The page that follows shows the one that was mailed again.
    if (token !== undefined) this.tokenCookie.add(req, res, 'registration', token, policy.activation.browserLifetime);
    return seeOther('/register/sent', 'resent');
  }
}
