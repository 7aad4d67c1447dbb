import Handlebars from 'handlebars';
import { readView } from '../custom-dir.js';
import type { Language } from '../words/languages.js';

/** What a mail says. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A paragraph, or a link that stands alone so that it can be clicked in a terminal too. */
export type Part = string | { readonly link: string };

/** Sets the words of a letter as text and as HTML. */
export type Typesetter = (said: {
  readonly subject: string;
  readonly parts: readonly Part[];
  readonly language: Language;
}) => Letter;

/** With the templates in the operator's folder where there are some. */
export function typesetter(customDir: string | undefined): Typesetter {
  const text = compile(readView(customDir, 'mail/letter.text'), { noEscape: true });
  const html = compile(readView(customDir, 'mail/letter.html'));
  return ({ subject, parts, language }) => {
    const paragraphs = parts.map((part) => (typeof part === 'string' ? { text: part } : part));
    const model = { subject, language, parts: paragraphs };
    return { subject, language, text: text(model), html: html(model) };
  };
}

function compile(template: string, options: CompileOptions = {}): Handlebars.TemplateDelegate<unknown> {
  return Handlebars.compile(template, options);
}
