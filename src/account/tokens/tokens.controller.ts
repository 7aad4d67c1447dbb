import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { z } from 'zod';
import { Clock, days } from '../../common/time.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal, Scope } from '../../domain/principal.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { policy } from '../../policy.js';
import { PersonalTokens } from './personal-tokens.js';

/** In days. */
const usually = String(policy.accessTokens.usually / days(1));

/** What each choice of the form allows. */
const choices = new Map<string, readonly Scope[]>([
  ['read', ['read']],
  ['account', ['read', 'account']],
]);

const tokenForm = {
  path: 'account/tokens',
  view: 'account/token-new',
  title: 'tokens.add',
  fields: z.object({
    name: z.string().default(''),
    scopes: z.string().default(''),
    expires: z
      .string()
      .regex(/^\d{1,3}$/, 'tokens.expiresWrong')
      .default(usually),
  }),
} satisfies Form;

@RecentAuthentication()
@Controller()
export class TokensController {
  constructor(
    private readonly personalTokens: PersonalTokens,
    private readonly clock: Clock,
  ) {}

  @Get('account/tokens')
  async list(@CurrentUser() principal: Principal): Promise<Page> {
    const live = await this.personalTokens.list(principal);
    return page('account/tokens', 'tokens.title', {
      tokens: live.map(({ scopes, ...token }) => ({
        ...token,
        scope: scopes.includes('account') ? 'tokens.scope.account' : 'tokens.scope.read',
      })),
    });
  }

  @Get('account/tokens/new')
  show(): Page {
    return formPage(tokenForm, { values: { scopes: 'read', expires: usually } });
  }

  /** Without a redirect: the token is shown once, and kept nowhere. */
  @RecentAuthentication('/account/tokens/new')
  @HandlesForm(tokenForm)
  async make(
    @Fields() { name, scopes, expires }: z.output<typeof tokenForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<Page> {
    const expiresAt = this.clock.now() + days(Number(expires));
    const wanted = { name, scopes: choices.get(scopes) ?? [], expiresAt };
    const made = await this.personalTokens.make(principal, wanted, client).catch(atItsField);
    return page('account/token-made', 'tokens.made.title', { name: made.name, token: made.token });
  }

  /** `404` for another user's token, as for an unknown one. */
  @RecentAuthentication('/account/tokens')
  @HandlesForm(button('account/tokens/:id/end'))
  async end(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    if (!(await this.personalTokens.end(principal, id, client))) throw new NotFoundException();
    return seeOther('/account/tokens', 'token-ended');
  }
}

/** The form has days where the rule has a time. */
function atItsField(error: unknown): never {
  if (!(error instanceof InvalidField) || error.errors.expiresAt === undefined) throw error;
  const { expiresAt: expires, ...others } = error.errors;
  throw new InvalidField({ ...others, expires });
}
