import type Handlebars from 'handlebars';
import { readableEmail, unmistakableEmail } from '../common/email-address.js';
import { type Duration, minutes, type Timestamp } from '../common/time.js';
import { policy } from '../policy.js';
import { formats } from './formats.js';
import { asMessage, translate } from './translate.js';
import type { Language } from './languages.js';
import type { TimeZone } from './time-zone.js';
import type { Message, Params, Localizable } from './message.js';

/** What Handlebars passes to a helper. */
interface Options {
  readonly hash: Params;
  readonly data: { readonly root: Root };
}

/** What every page has. */
interface Root {
  readonly language: Language;
  /** Undefined until the browser has told it: then the script replaces the times. */
  readonly timeZone?: TimeZone | undefined;
  readonly now?: Timestamp;
}

/**
 * Helpers for texts in templates: `{{t "key" slot=value}}`, `{{t message}}`, `{{time timestamp}}`, `{{ago timestamp}}` with
 * the exact time beside it, `{{briefly timestamp}}` with it as the title, `{{address email}}` for its owner and `{{strangeAddress email}}` for one that a stranger may have chosen.
 * `{{#if (is one other)}}` compares the value of a choice.
 */
export function registerHelpers(handlebars: typeof Handlebars): void {
  const { escapeExpression, SafeString } = handlebars;

  handlebars.registerHelper('t', (words: Localizable, { hash, data: { root } }: Options) => {
    const { key, params } = asMessage(words);
    const all = { ...params, ...hash };
    if (!key.endsWith('Html')) return translate({ key, params: all }, root.language, root.timeZone);
    const escaped = Object.entries(all).map(([name, value]): [string, Params[string]] => [
      name,
      typeof value === 'number' ? value : escapeExpression(asText(value, root)),
    ]);
    return new SafeString(translate({ key, params: Object.fromEntries(escaped) }, root.language, root.timeZone));
  });

  handlebars.registerHelper('is', (one: string, other: string) => one === other);
  handlebars.registerHelper('address', readableEmail);
  handlebars.registerHelper('strangeAddress', unmistakableEmail);

  /** With the exact time as its title, if there are shorter words for it. */
  const time = (timestamp: Timestamp, { language, timeZone }: Root, words?: string): string => {
    const { datetime, clock } = formats[language];
    const exact = escapeExpression(timeZone === undefined ? datetime(timestamp) : clock(timestamp, timeZone));
    const [title, shown] = words === undefined ? ['', exact] : [` title="${exact}"`, escapeExpression(words)];
    return `<time datetime="${new Date(timestamp).toISOString()}"${title}>${shown}</time>`;
  };

  handlebars.registerHelper(
    'time',
    (timestamp: Timestamp, { data: { root } }: Options) => new SafeString(time(timestamp, root)),
  );

  handlebars.registerHelper('ago', (timestamp: Timestamp, { data: { root } }: Options) => {
    const words = agoIn(root.language, (root.now ?? timestamp) - timestamp);
    const exact = time(timestamp, root);
    return new SafeString(words === undefined ? exact : `${escapeExpression(words)} · ${exact}`);
  });

  handlebars.registerHelper('briefly', (timestamp: Timestamp, { data: { root } }: Options) => {
    const words = agoIn(root.language, (root.now ?? timestamp) - timestamp);
    return new SafeString(time(timestamp, root, words));
  });
}

/** Undefined for a time that is long ago, or ahead because a clock was wrong. */
function agoIn(language: Language, elapsed: Duration): string | undefined {
  if (elapsed < 0 || elapsed > policy.activity.relativeFor) return undefined;
  return elapsed < minutes(1) ? translate('time.justNow', language) : formats[language].ago(elapsed);
}

function asText(value: string | Message, { language, timeZone }: Root): string {
  return typeof value === 'string' ? value : translate(value, language, timeZone);
}
