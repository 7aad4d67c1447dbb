import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { Sessions } from '../../sessions/sessions.js';
import { ForVisitors, nextOf, type Viewer, Viewing } from '../../http/access/access.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { localPath } from '../../http/security/local-path.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { From, type Requester } from '../../http/access/client-info.js';
import { checkboxField, emailField, knownPasswordField } from '../../http/forms/fields.js';
import { Arrivals } from './login-context.js';
import { LoggingIn } from './login.js';
import { SigningIn } from './session-issuer.js';

const loginForm = {
  view: 'auth/login',
  title: 'login.title',
  fields: z.strictObject({
    email: emailField,
    password: knownPasswordField,
    remember: checkboxField,
    next: z.string().optional(),
  }),
} satisfies Form;

@Controller()
export class LoginController {
  constructor(
    private readonly loggingIn: LoggingIn,
    private readonly signingIn: SigningIn,
    private readonly arrivals: Arrivals,
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  @ForVisitors()
  @Get('login')
  show(@Req() req: Request): Page {
    const next = localPath(nextOf(req), this.config.baseUrl);
    return formPage(loginForm, next === undefined ? {} : { values: { next } });
  }

  @ForVisitors()
  @Post('login')
  @HandlesForm(loginForm)
  async logIn(@Fields() fields: z.output<typeof loginForm.fields>, @Req() req: Request): Promise<SeeOther> {
    const arrival = this.arrivals.of(req, fields.remember);
    const { session, restored } = await this.loggingIn.logIn(fields, arrival);
    this.signingIn.admit(req, session, arrival);
    const way = localPath(nextOf(req), this.config.baseUrl) ?? '/account';
    return seeOther(way, restored ? 'deletion-cancelled' : undefined);
  }

  @Post('logout')
  @HandlesForm(button)
  async logOut(
    @Fields() _fields: object,
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    // Nobody is told "logged out" whose session goes on: the log-in page leads them back, still logged in.
    if (!(await this.loggingIn.logOut(viewer, requester))) return seeOther('/login');
    this.sessions.forget(req);
    return seeOther('/login', 'logged-out');
  }
}
