import { formats, isFormat } from './formats.js';
import type { Language } from './languages.js';
import type { Localizable, Message, Params } from './message.js';
import { partsOf, type SlotPart } from './parts.js';
import { textOf } from './texts.js';
import type { TimeZone } from './time-zone.js';

/** Times are in UTC if no zone is given. @throws Error for an unknown key and for a slot without a value. */
export function translate(words: Localizable, language: Language, timeZone: TimeZone = 'UTC'): string {
  const { key, params } = asMessage(words);
  return fill(textOf(key, language), params, { language, timeZone });
}

export function asMessage(words: Localizable): Message {
  return typeof words === 'string' ? { key: words, params: {} } : words;
}

/** Who reads a text. */
interface Reader {
  readonly language: Language;
  readonly timeZone: TimeZone;
}

function fill(text: string, params: Params, reader: Reader): string {
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : valueIn(part, params[part.name], reader, text)))
    .join('');
}

function valueIn(
  { name, format, plural }: SlotPart,
  value: Params[string] | undefined,
  { language, timeZone }: Reader,
  text: string,
): string {
  if (typeof value === 'number' && plural) return pluralOf(plural, value, language);
  if (typeof value === 'number' && isFormat(format)) return formats[language][format](value, timeZone);
  if (typeof value === 'string' && format === undefined && !plural) return value;
  if (typeof value === 'object') return translate(value, language, timeZone);
  throw new Error(`No suitable value for {${name}} of “${text}”.`);
}

function pluralOf(plural: ReadonlyMap<string, string>, value: number, language: Language): string {
  const words = plural.get(formats[language].plural(value)) ?? plural.get('other') ?? '#';
  return words.replaceAll('#', () => formats[language].number(value));
}
