import { Controller, Get, NotFoundException, Param, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { Keyring } from '../../common/keyring.js';
import { Clock } from '../../common/time.js';
import { isLanguage, type Language, languageCodes } from '../../i18n/languages.js';
import { translate } from '../../i18n/translate.js';
import { MailRenderer } from '../../mail/mail-renderer.js';
import { type Sample, sampleMails } from '../../mail/samples.js';
import type { RenderedMail } from '../../mail/template.js';
import { Public } from '../access/access.js';
import { type Page, page } from '../pages/page.js';
import { LocalGuard } from './local-guard.js';
import { mailPage, sendMailHtml } from './shown-mail.js';

/** Shows every kind of mail in every language, with the look of the site. Only with `config.showsMail`. */
@Public()
@UseGuards(LocalGuard)
@Controller('dev/mail/preview')
export class MailPreviewController {
  constructor(
    private readonly renderer: MailRenderer,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(): Page {
    const languages = languageCodes.map((code) => ({
      code,
      name: translate('language.name', code),
      mails: this.samples(code).map((sample) => ({ ...sample, ...this.render(sample) })),
    }));
    return page('dev/mail-previews', 'dev.previews', { languages });
  }

  @Get(':language/:name')
  show(@Param('language') language: string, @Param('name') name: string): Page {
    const sample = this.sampleOf(language, name);
    return mailPage(this.render(sample), sample.mail.recipient, `/dev/mail/preview/${language}/${name}`);
  }

  @Get(':language/:name/html')
  html(@Param('language') language: string, @Param('name') name: string, @Res() res: Response): void {
    sendMailHtml(res, this.render(this.sampleOf(language, name)));
  }

  private sampleOf(language: string, name: string): Sample {
    const found = isLanguage(language) ? this.samples(language).find((sample) => sample.name === name) : undefined;
    if (!found) throw new NotFoundException();
    return found;
  }

  private samples(language: Language): Sample[] {
    return sampleMails(this.keyring, language, this.clock.now());
  }

  private render({ mail }: Sample): RenderedMail {
    const rendered = this.renderer.render(mail);
    if (!rendered) throw new NotFoundException();
    return rendered;
  }
}
