import { hours, minutes, seconds, type Duration } from '../common/time.js';
import { type Language, languageCodes } from './languages.js';
import { textOf } from './texts.js';

const formatNames = ['datetime', 'day', 'duration', 'in', 'number'] as const;

/** `datetime` is in UTC and says so, because the reader's time zone is not known. */
export type Format = (typeof formatNames)[number];

/** The numbers of one language: how they are written, and which plural they take. */
type Formats = Readonly<Record<Format, (value: number) => string>> & {
  readonly plural: (value: number) => Intl.LDMLPluralRule;
};

export function isFormat(name: string | undefined): name is Format {
  return formatNames.some((known) => known === name);
}

/**
 * The number formats of each language, created when the first text needs them and then kept: creating them takes longer
 * than rendering a page may, and eight languages of them more memory than their texts.
 */
export const formats = Object.defineProperties(
  {},
  Object.fromEntries(
    languageCodes.map((language) => [language, { get: () => formatsOf(textOf('language.locale', language)) }]),
  ),
) as Readonly<Record<Language, Formats>>;

const created = new Map<string, Formats>();

function formatsOf(locale: string): Formats {
  const known = created.get(locale) ?? createFormats(locale);
  created.set(locale, known);
  return known;
}

function createFormats(locale: string): Formats {
  const datetime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const units = Object.fromEntries(
    ['second', 'minute', 'hour', 'day'].map((unit) => [
      unit,
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    ]),
  );
  return {
    datetime: (value) => `${datetime.format(value)} UTC`,
    day: (value) => day.format(value),
    duration(value) {
      const [count, unit] = inLargestUnit(value);
      return units[unit]?.format(count) ?? '';
    },
    in: (value) => relative.format(...inLargestUnit(value)),
    number: (value) => number.format(value),
    plural: (value) => rules.select(value),
  };
}

/** In the largest unit of which there are at least two. Rounded up, so that nobody is told too short a time. */
function inLargestUnit(duration: Duration): [count: number, unit: 'second' | 'minute' | 'hour' | 'day'] {
  const count = Math.max(1, Math.ceil(duration / seconds(1)));
  if (count < 120) return [count, 'second'];
  const inMinutes = Math.ceil(duration / minutes(1));
  if (inMinutes < 120) return [inMinutes, 'minute'];
  const inHours = Math.ceil(duration / hours(1));
  return inHours < 48 ? [inHours, 'hour'] : [Math.ceil(inHours / 24), 'day'];
}
