import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { root } from '../root.js';
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
export function letter({
  subject,
  parts,
  language,
}: {
  subject: string;
  parts: readonly Part[];
  language: Language;
}): Letter {
  const paragraphs = parts.map((part) => (typeof part === 'string' ? { text: part } : part));
  const model = { subject, language, parts: paragraphs };
  return { subject, language, text: text(model), html: html(model) };
}

const text = compile('mail/letter.text', { noEscape: true });
const html = compile('mail/letter.html');

function compile(view: string, options: CompileOptions = {}): Handlebars.TemplateDelegate<unknown> {
  return Handlebars.compile(readFileSync(join(root, 'views', `${view}.hbs`), 'utf8'), options);
}
