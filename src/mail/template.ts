import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { root } from '../root.js';

/** What a mail says. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Fills in one kind of letter. Its model is a type, so that the compiler checks what fills it. */
export type LetterTemplate<Model> = (model: Model) => Letter;

/** Reads views/mail/<name>.text.hbs and .html.hbs. A field that the model lacks is an error, never an empty line. */
export function letterTemplate(name: string): LetterTemplate<{ readonly subject: string }> {
  const text = compile(`mail/${name}.text`, { noEscape: true });
  const body = compile(`mail/${name}.html`);
  const layout = compile('layouts/mail.html');
  return (model) => ({
    subject: model.subject,
    text: text(model),
    html: layout({ subject: model.subject, body: body(model) }),
  });
}

function compile(view: string, options: CompileOptions = {}): Handlebars.TemplateDelegate<unknown> {
  const source = readFileSync(join(root, 'views', `${view}.hbs`), 'utf8');
  return Handlebars.compile(source, { strict: true, ...options });
}
