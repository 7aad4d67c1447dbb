import Handlebars from 'handlebars';
import type { Config } from '../config/config.js';
import { readView } from '../config/custom-dir.js';
import { accentsOf } from '../config/theme-colors.js';
import type { Language } from '../i18n/languages.js';

/** A mail, ready to send. */
export interface RenderedMail {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A paragraph, or a link on a line of its own, so that it can also be clicked in a terminal. */
export type Part = string | { readonly link: string };

/** Renders the parts of a mail as text and as HTML. */
export type MailTemplate = (
  content: Pick<RenderedMail, 'subject' | 'language'> & { readonly parts: readonly Part[] },
) => RenderedMail;

/** Uses the operator's templates where there are any, and the site's color for links. */
export function mailTemplate({ customDir, siteColor }: Pick<Config, 'customDir' | 'siteColor'>): MailTemplate {
  const { light, dark } = accentsOf(siteColor);
  const accent = { light: light.accent, dark: dark.accent };
  const text = Handlebars.compile(readView(customDir, 'mail/letter.text'), { noEscape: true });
  const html = Handlebars.compile(readView(customDir, 'mail/letter.html'));
  return ({ subject, parts, language }) => {
    const paragraphs = parts.map((part) => (typeof part === 'string' ? { text: part } : part));
    const model = { subject, language, parts: paragraphs };
    return { subject, language, text: text(model), html: html({ ...model, accent, parts: withLinkTexts(parts) }) };
  };
}

type HtmlPart = { readonly text: string } | { readonly text: string; readonly sentence: string; readonly link: string };

/**
 * In HTML the sentence before a link, up to its colon, becomes the link text: screen readers need more than a URL. The
 * URL is beneath it as text, to be read before a click, and to be copied into the browser that registered.
 */
function withLinkTexts(parts: readonly Part[]): HtmlPart[] {
  return parts.flatMap((part, index): HtmlPart[] => {
    const next = parts[index + 1];
    if (typeof part !== 'string') {
      const before = parts[index - 1];
      const isLinked = typeof before === 'string' && before.endsWith(':');
      return isLinked ? [] : [{ text: '', sentence: '', link: part.link }];
    }
    if (typeof next !== 'object' || !part.endsWith(':')) return [{ text: part }];
    const begin = Math.max(...['. ', '! ', '? '].map((end) => part.lastIndexOf(end))) + 2;
    const sentence = part.slice(begin === 1 ? 0 : begin, -1);
    return [{ text: begin === 1 ? '' : part.slice(0, begin), sentence, link: next.link }];
  });
}
