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
import { checkboxField, emailField, knownPasswordField } from './fields.js';
import { LoggingIn } from './logging-in.js';

const loginForm = {
  view: 'auth/login',
  title: 'Log in',
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
  async logIn(
    @Fields() fields: z.output<typeof loginForm.fields>,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const begun = await this.loggingIn.logIn(fields, { requester, remembered: fields.remember });
    this.sessions.give(req, begun);
    return seeOther(localPath(nextOf(req), this.config.baseUrl) ?? '/account');
  }

  @Post('logout')
  @HandlesForm(button)
  async logOut(
    @Fields() _fields: object,
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.loggingIn.logOut(viewer, requester);
    this.sessions.forget(req);
    return seeOther('/login', 'logged-out');
  }
}
