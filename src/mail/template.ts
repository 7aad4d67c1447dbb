import Handlebars from 'handlebars';
import type { Config } from '../config/config.js';
import { readView } from '../config/custom-dir.js';
import { logoInMails } from '../config/site.js';
import { accentsOf, grounds } from '../config/theme-colors.js';
import type { Language } from '../i18n/languages.js';

/** A mail, ready to send. */
export interface RenderedMail {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A button. Its link is beneath it as text, to be read before a click, and to be copied. */
export interface ShownAction {
  readonly label: string;
  readonly link: string;
  readonly validity?: string;
}

export interface ShownDetail {
  readonly label: string;
  readonly value: string;
}

/** What a mail says, in the order in which it is read. The same in text and in HTML. */
interface MailContent {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly lead: string;
  readonly action?: ShownAction | undefined;
  readonly note?: string | undefined;
  readonly otherwise?: ShownAction | undefined;
  readonly details: readonly ShownDetail[];
  readonly doubt?:
    { readonly heading: string; readonly text: string; readonly action?: ShownAction | undefined } | undefined;
  readonly stop?: ShownAction | undefined;
}

export type MailTemplate = (content: MailContent) => RenderedMail;

type Look = Pick<Config, 'customDir' | 'siteColor' | 'siteName' | 'siteLogo' | 'baseUrl' | 'https'>;

/** Renders a mail as text and as HTML, with the operator's templates where there are any, and the look of the site. */
export function mailTemplate(config: Look): MailTemplate {
  const { customDir, siteName, siteColor } = config;
  const { light, dark } = accentsOf(siteColor);
  const colors = { light: { ...light, ...grounds.light }, dark: { ...dark, ...grounds.dark } };
  const site = { name: siteName, logo: logoInMails(config), ...colors };
  const text = Handlebars.compile(readView(customDir, 'mail/letter.text'), { noEscape: true });
  const html = Handlebars.compile(readView(customDir, 'mail/letter.html'));
  return (content) => {
    const { subject, language, details, doubt, stop } = content;
    const model = { ...content, site, hasBlock: details.length > 0 || doubt !== undefined || stop !== undefined };
    return { subject, language, text: text(model), html: html(model) };
  };
}
