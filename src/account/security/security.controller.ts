import { Controller, Get } from '@nestjs/common';
import type { Principal } from '../../domain/principal.js';
import { Factors } from '../../factors/factors.js';
import { RecoveryCodes } from '../../factors/recovery-codes.js';
import { TotpKeys } from '../../factors/totp-keys.js';
import { Identities } from '../../identities/identities.js';
import { CurrentUser, WithoutFactor } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import { message } from '../../i18n/message.js';
import { AccountOverviews } from '../overview/overview.js';

/** What the account can be logged in with. */
@WithoutFactor()
@Controller('account/security')
export class SecurityController {
  constructor(
    private readonly overviews: AccountOverviews,
    private readonly factors: Factors,
    private readonly totpKeys: TotpKeys,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly identities: Identities,
  ) {}

  @Get()
  async show(@CurrentUser() { userId, lacksFactor = false }: Principal): Promise<Page> {
    const { passwordChangedAt, hasPassword } = await this.overviews.of(userId);
    const { totp, passkeys, hasAny } = await this.factors.of(userId);
    const key = totp ? await this.totpKeys.find(userId) : null;
    const linked = (await this.identities.ofUser(userId)).length;
    const { left } = await this.recoveryCodes.leftFor(userId);
    return page('account/security', 'security.title', {
      lacksFactor,
      passwordChangedAt,
      hasPassword: hasPassword > 0,
      totpSince: key?.createdAt ?? null,
      passkeys: passkeys > 0 ? message('security.passkeyCount', { count: passkeys }) : 'security.none',
      identities: linked > 0 ? message('identities.count', { count: linked }) : 'security.none',
      codes: left > 0 ? message('security.codesLeft', { count: left }) : 'security.none',
      hasFactor: hasAny,
      codesMissing: hasAny && left === 0,
    });
  }
}
