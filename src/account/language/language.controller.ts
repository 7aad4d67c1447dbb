import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { Public } from '../../http/access/access.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { localPath } from '../../http/security/local-path.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { LocaleResolver } from '../../http/pages/locale-resolver.js';
import { languageCodes } from '../../i18n/languages.js';
import type { BareKey } from '../../i18n/message.js';
import { LanguageChoice } from './language-choice.js';

const unknownLanguage: BareKey = 'refused.language';

/** In the footer of every page. `back` is the page to return to. */
const languageForm = {
  path: 'language',
  fields: z.object({ language: z.enum(languageCodes, unknownLanguage), back: z.string().optional() }),
} satisfies Form;

@Public()
@Controller()
export class LanguageController {
  constructor(
    private readonly localeResolver: LocaleResolver,
    private readonly languageChoice: LanguageChoice,
    private readonly config: Config,
  ) {}

  /** Stored in the browser and, when logged in, in the account. */
  @HandlesForm(languageForm)
  async choose(
    @Fields() { language, back }: z.output<typeof languageForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    if (req.principal) await this.languageChoice.set(req.principal, language);
    this.localeResolver.remember(res, language);
    return seeOther(localPath(back, this.config.baseUrl) ?? '/');
  }
}
