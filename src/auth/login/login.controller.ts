import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { Sessions } from '../../sessions/sessions.js';
import { ForVisitors, nextOf, type Principal, CurrentUser } from '../../http/access/access.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { localPath } from '../../http/security/local-path.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { checkboxField, emailField, knownPasswordField } from '../../http/forms/fields.js';
import { LoginContexts } from './login-context.js';
import { Login } from './login.js';
import { SessionIssuer } from './session-issuer.js';

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
    private readonly login: Login,
    private readonly sessionIssuer: SessionIssuer,
    private readonly loginContexts: LoginContexts,
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
    const context = this.loginContexts.of(req, fields.remember);
    const { session, restored } = await this.login.logIn(fields, context);
    this.sessionIssuer.admit(req, session, context);
    const way = localPath(nextOf(req), this.config.baseUrl) ?? '/account';
    return seeOther(way, restored ? 'deletion-cancelled' : undefined);
  }

  @Post('logout')
  @HandlesForm(button)
  async logOut(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    // Nobody is told "logged out" whose session goes on: the log-in page leads them back, still logged in.
    if (!(await this.login.logOut(principal, requester))) return seeOther('/login');
    this.sessions.clearCookie(req);
    return seeOther('/login', 'logged-out');
  }
}
