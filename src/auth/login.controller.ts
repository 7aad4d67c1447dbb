import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../config.js';
import { Sessions } from '../sessions/sessions.js';
import { ForVisitors, nextOf, type Viewer, Viewing } from '../web/access.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../web/form.js';
import { localPath } from '../web/local-path.js';
import { type Page, type SeeOther, seeOther } from '../web/page.js';
import { From, type Requester } from '../web/requester.js';
import { checkboxField, emailField, knownPasswordField } from '../web/fields.js';
import { Arrivals } from './arrivals.js';
import { LoggingIn } from './logging-in.js';
import { SigningIn } from './signing-in.js';

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
