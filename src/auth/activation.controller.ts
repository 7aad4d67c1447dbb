import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { NewSession } from '../sessions/sessions.js';
import { Public, viewerOf } from '../web/access.js';
import { Cookies } from '../web/cookies.js';
import { Fields, type Form, FormError, formPage, HandlesForm } from '../web/form.js';
import { isDeliberateVisit } from '../web/methods.js';
import { type Page, page, type SeeOther, seeOther } from '../web/page.js';
import { From, type Requester, requesterOf } from '../web/requester.js';
import { Activation, type ActivationLink } from './activation.js';
import { type Arrival, SigningIn } from './signing-in.js';

const activateForm = {
  view: 'auth/activate',
  title: 'activate.title',
  fields: z.strictObject({ password: z.string().default(''), newPassword: z.string().default('') }),
} satisfies Form;

@Public()
@Controller('activate/:token')
export class ActivationController {
  constructor(
    private readonly activation: Activation,
    private readonly signingIn: SigningIn,
    private readonly cookies: Cookies,
  ) {}

  /** Activates in the browser that registered; in any other it changes nothing, however often it is opened. */
  @Get()
  async open(
    @Param('token') token: string,
    @From() requester: Requester,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const link = await this.activation.find(token, requester);
    if (link.state !== 'pending' || viewerOf(req)) return pageInstead(link);
    const browserToken = this.cookies.read(req, 'registration');
    if (!isDeliberateVisit(req) || !this.activation.isRegisteringBrowser(link.registration, browserToken)) {
      return formPage(activateForm);
    }
    if (!(await this.activation.activate(link.registration, requester))) return this.tooLate(token, req);
    this.cookies.clear(res, 'registration');
    return seeOther('/login', 'activated');
  }

  /** Activates in any browser, with the chosen password or, for the mailbox's owner, a new one. */
  @Post()
  @HandlesForm(activateForm)
  async activate(
    @Fields() fields: z.output<typeof activateForm.fields>,
    @Param('token') token: string,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const link = await this.activation.find(token, requesterOf(req));
    if (link.state !== 'pending' || viewerOf(req)) return pageInstead(link);
    const arrival = this.signingIn.arrivalOf(req);
    const begun = await this.prove(link, fields, arrival);
    if (!begun) return this.tooLate(token, req);
    this.signingIn.admit(req, begun, arrival);
    return seeOther('/account', 'activated-and-logged-in');
  }

  /** Between the look at the link and the act another was faster, or the link expired. */
  private async tooLate(token: string, req: Request): Promise<Page> {
    return pageInstead(await this.activation.find(token, requesterOf(req)));
  }

  private async prove(
    { registration }: ActivationLink & { state: 'pending' },
    { password, newPassword }: z.output<typeof activateForm.fields>,
    arrival: Arrival,
  ): Promise<NewSession | undefined> {
    if (newPassword === '') {
      if (password === '') throw new FormError('password', 'activate.passwordMissing');
      return this.activation.activateByPassword(registration, password, arrival);
    }
    if (password !== '') throw new FormError('newPassword', 'activate.onlyOne');
    return this.activation.activateWithNewPassword(registration, newPassword, arrival);
  }
}

/** None of these says whose link it was: it may have been mistyped or forwarded. */
function pageInstead({ state }: ActivationLink): Page {
  switch (state) {
    case 'used':
      return page('auth/activate-done', 'activate.done.title', {});
    case 'expired':
      return page('auth/activate-expired', 'activate.expired.title', {}, 410);
    case 'unknown':
      return page('auth/activate-unknown', 'link.unknown.title', {}, 404);
    case 'pending':
      return page('auth/activate-signed-in', 'activate.signedIn.title', {});
  }
}
