import type Handlebars from 'handlebars';
import { readableEmail, unmistakableEmail } from '../common/email-address.js';
import { minutes, type Timestamp } from '../common/time.js';
import { asMessage, formats, translate } from './translate.js';
import type { Language } from './languages.js';
import type { Message, Params, Localizable } from './message.js';

/** What Handlebars passes to a helper. */
interface Options {
  readonly hash: Params;
  readonly data: { readonly root: { readonly language: Language; readonly now?: Timestamp } };
}

/**
 * Helpers for texts in templates: `{{t "key" slot=value}}`, `{{t message}}`, `{{time timestamp}}`, `{{ago timestamp}}` (of the page's `now`), `{{address email}}` for
 * its owner and `{{strangeAddress email}}` for one that a stranger may have chosen.
 */
export function registerHelpers(handlebars: typeof Handlebars): void {
  const { escapeExpression, SafeString } = handlebars;

  handlebars.registerHelper('t', (words: Localizable, { hash, data: { root } }: Options) => {
    const { key, params } = asMessage(words);
    const all = { ...params, ...hash };
    if (!key.endsWith('Html')) return translate({ key, params: all }, root.language);
    const escaped = Object.entries(all).map(([name, value]): [string, Params[string]] => [
      name,
      typeof value === 'number' ? value : escapeExpression(asText(value, root.language)),
    ]);
    return new SafeString(translate({ key, params: Object.fromEntries(escaped) }, root.language));
  });

  handlebars.registerHelper('address', readableEmail);
  handlebars.registerHelper('strangeAddress', unmistakableEmail);

  handlebars.registerHelper('time', (timestamp: Timestamp, { data: { root } }: Options) => {
    const words = escapeExpression(formats[root.language].datetime(timestamp));
    return new SafeString(`<time datetime="${new Date(timestamp).toISOString()}">${words}</time>`);
  });

  handlebars.registerHelper('ago', (timestamp: Timestamp, { data: { root } }: Options) => {
    const { language, now = timestamp } = root;
    const exact = escapeExpression(formats[language].datetime(timestamp));
    const passed = now - timestamp;
    const words = passed < minutes(1) ? translate('time.justNow', language) : formats[language].ago(passed);
    const datetime = new Date(timestamp).toISOString();
    return new SafeString(`<time datetime="${datetime}" title="${exact}">${escapeExpression(words)}</time>`);
  });
}

function asText(value: string | Message, language: Language): string {
  return typeof value === 'string' ? value : translate(value, language);
}
