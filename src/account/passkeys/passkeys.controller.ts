import { Controller, Get, NotFoundException, Param, Req } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Request } from 'express';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { PasskeyOptions } from '../../factors/passkey-options.js';
import { Passkeys } from '../../factors/passkeys.js';
import { CurrentUser, WithoutFactor } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { passkeyField } from '../../http/forms/passkey-field.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { PasskeyChanges } from './passkey-changes.js';
import { PasskeyRenaming } from './passkey-renaming.js';

const addForm = {
  path: 'account/passkeys',
  view: 'account/passkey-add',
  title: 'passkeys.add',
  fields: z.object({ name: z.string().default(''), passkey: passkeyField }),
} satisfies Form;

const nameForm = {
  path: 'account/passkeys/:id',
  view: 'account/passkey-name',
  title: 'passkeys.rename',
  fields: z.object({ name: z.string().default('') }),
} satisfies Form;

/** `404` for another user's passkey, as for an unknown one. */
@WithoutFactor()
@RecentAuthentication()
@Controller()
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly passkeyOptions: PasskeyOptions,
    private readonly passkeyChanges: PasskeyChanges,
    private readonly passkeyRenaming: PasskeyRenaming,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get('account/passkeys')
  async list(@CurrentUser() { userId }: Principal): Promise<Page> {
    const passkeys = await this.passkeys.ofUser(userId);
    return page('account/passkeys', 'passkeys.title', {
      form: { values: {}, errors: {}, summary: [], fresh: false },
      passkeys: passkeys.map(({ id, name, backedUp, createdAt, usedAt }) => ({
        id,
        name,
        backedUp: backedUp === 1,
        createdAt,
        usedAt,
      })),
    });
  }

  /** What a new one has to sign. */
  @Get('account/passkeys/options')
  async ask(@CurrentUser() principal: Principal): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return found(await this.passkeyOptions.toAdd(principal));
  }

  @HandlesForm(addForm)
  async add(
    @Fields() made: z.output<typeof addForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const { session, isFirstFactor } = await this.passkeyChanges.add(principal, made, client);
    this.sessionCookie.issue(req, found(session));
    if (isFirstFactor) return seeOther('/account/recovery-codes', 'passkey-added-save-codes');
    return seeOther('/account/passkeys', 'passkey-added');
  }

  @Get('account/passkeys/:id')
  async show(@Param('id') id: string, @CurrentUser() { userId }: Principal): Promise<Page> {
    const { name } = found(await this.passkeys.find(userId, id));
    return formPage(nameForm, { values: { name } });
  }

  @HandlesForm(nameForm)
  async rename(
    @Fields() { name }: z.output<typeof nameForm.fields>,
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    if (!(await this.passkeyRenaming.rename(principal, id, name, client))) throw new NotFoundException();
    return seeOther('/account/passkeys', 'passkey-renamed');
  }

  @RecentAuthentication('/account/passkeys')
  @HandlesForm(button('account/passkeys/:id/remove'))
  async remove(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    this.sessionCookie.issue(req, found(await this.passkeyChanges.remove(principal, id, client)));
    return seeOther('/account/passkeys', 'passkey-removed');
  }
}

function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new NotFoundException();
  return thing;
}
