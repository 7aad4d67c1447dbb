import { formats, isFormat } from './formats.js';
import type { Language } from './languages.js';
import type { Localizable, Message, Params } from './message.js';
import { partsOf, type SlotPart } from './parts.js';
import { textOf } from './texts.js';

/** @throws Error for an unknown key and for a slot without a value. */
export function translate(words: Localizable, language: Language): string {
  const { key, params } = asMessage(words);
  return fill(textOf(key, language), params, language);
}

/** A longer text as its paragraphs. */
export function paragraphsOf({ key, params }: Message, language: Language): string[] {
  // Split before the slots are filled, so that no value can start a paragraph of its own.
  return textOf(key, language)
    .split('\n\n')
    .map((paragraph) => fill(paragraph, params, language));
}

export function asMessage(words: Localizable): Message {
  return typeof words === 'string' ? { key: words, params: {} } : words;
}

function fill(text: string, params: Params, language: Language): string {
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : valueIn(part, params[part.name], language, text)))
    .join('');
}

function valueIn(
  { name, format, plural }: SlotPart,
  value: Params[string] | undefined,
  language: Language,
  text: string,
): string {
  if (typeof value === 'number' && plural) return pluralOf(plural, value, language);
  if (typeof value === 'number' && isFormat(format)) return formats[language][format](value);
  if (typeof value === 'string' && format === undefined && !plural) return value;
  if (typeof value === 'object') return translate(value, language);
  throw new Error(`No suitable value for {${name}} of “${text}”.`);
}

function pluralOf(plural: ReadonlyMap<string, string>, value: number, language: Language): string {
  const words = plural.get(formats[language].plural(value)) ?? plural.get('other') ?? '#';
  return words.replaceAll('#', () => formats[language].number(value));
}
