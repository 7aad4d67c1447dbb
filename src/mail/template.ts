import Handlebars from 'handlebars';
import { readView } from '../config/custom-dir.js';
import { accentsOf } from '../config/theme-colors.js';
import type { Language } from '../i18n/languages.js';

/** What a mail says. */
export interface RenderedMail {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A paragraph, or a link that stands alone so that it can be clicked in a terminal too. */
export type Part = string | { readonly link: string };

/** Sets the words of a letter as text and as HTML. */
export type MailTemplate = (said: {
  readonly subject: string;
  readonly parts: readonly Part[];
  readonly language: Language;
}) => RenderedMail;

/** With the templates in the operator's folder where there are some, and links in the colour of the site. */
export function mailTemplate({
  customDir,
  siteColor,
}: {
  readonly customDir: string | undefined;
  readonly siteColor: string;
}): MailTemplate {
  const { light, dark } = accentsOf(siteColor);
  const accent = { light: light.accent, dark: dark.accent };
  const text = compile(readView(customDir, 'mail/letter.text'), { noEscape: true });
  const html = compile(readView(customDir, 'mail/letter.html'));
  return ({ subject, parts, language }) => {
    const paragraphs = parts.map((part) => (typeof part === 'string' ? { text: part } : part));
    const model = { subject, language, parts: paragraphs };
    return { subject, language, text: text(model), html: html({ ...model, accent, parts: linked(parts) }) };
  };
}

interface Linked {
  readonly text: string;
  readonly sentence?: string;
  readonly link?: string;
}

/** In HTML the sentence that leads to a link, with its colon, is the link: an address says nothing when it is read aloud. */
function linked(parts: readonly Part[]): Linked[] {
  return parts.flatMap((part, index): Linked[] => {
    const next = parts[index + 1];
    if (typeof part !== 'string') {
      const before = parts[index - 1];
      const isSaid = typeof before === 'string' && before.endsWith(':');
      return isSaid ? [] : [{ text: '', sentence: part.link, link: part.link }];
    }
    if (typeof next !== 'object' || !part.endsWith(':')) return [{ text: part }];
    const begin = Math.max(...['. ', '! ', '? '].map((end) => part.lastIndexOf(end))) + 2;
    const sentence = part.slice(begin === 1 ? 0 : begin, -1);
    return [{ text: begin === 1 ? '' : part.slice(0, begin), sentence, link: next.link }];
  });
}

function compile(template: string, options: CompileOptions = {}): Handlebars.TemplateDelegate<unknown> {
  return Handlebars.compile(template, options);
}
