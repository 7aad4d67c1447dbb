import { Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { Sessions } from '../../sessions/sessions.js';
import { Users } from '../../users/users.js';
import { Public, principalOf } from '../../http/access/access.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { localPath } from '../../http/security/local-path.js';
import { type SeeOther, seeOther } from '../../http/pages/page.js';
import { LocaleResolver } from '../../http/pages/locale-resolver.js';
import { languageCodes } from '../../i18n/languages.js';
import type { BareKey } from '../../i18n/message.js';

const unknownLanguage: BareKey = 'refused.language';

/** At the foot of every page. */
const languageForm = {
  fields: z.strictObject({
    language: z.enum(languageCodes, unknownLanguage),
    /** The page that is to be shown in it. */
    back: z.string().optional(),
  }),
} satisfies Form;

@Public()
@Controller('language')
export class LanguageController {
  constructor(
    private readonly localeResolver: LocaleResolver,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  /** Kept with the browser, and with the account of whoever is logged in. */
  @Post()
  @HandlesForm(languageForm)
  async choose(
    @Fields() { language, back }: z.output<typeof languageForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    const principal = principalOf(req);
    if (principal) {
      await this.sessions.write(principal, (db) => this.users.setLanguage(db, principal.userId, language));
    }
    this.localeResolver.remember(res, language);
    return seeOther(localPath(back, this.config.baseUrl) ?? '/');
  }
}
