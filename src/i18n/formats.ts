import { LruCache } from '../common/lru-cache.js';
import { days, hours, minutes, wholeSeconds, type Duration } from '../common/time.js';
import { type Language, languageCodes } from './languages.js';
import { textOf } from './texts.js';
import { canonicalZone, type TimeZone } from './time-zone.js';

const formatNames = ['datetime', 'clock', 'day', 'date', 'hour', 'duration', 'in', 'ago', 'number'] as const;

/** `datetime` names the time zone, `clock` does not: for readers whose own zone it is. */
export type Format = (typeof formatNames)[number];

/** The numbers of one language: how they are written, and which plural they take. */
type Formats = Readonly<Record<Format, (value: number, timeZone?: TimeZone) => string>> & {
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
  const number = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale);
  const units = Object.fromEntries(
    ['second', 'minute', 'hour', 'day'].map((unit) => [
      unit,
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    ]),
  );
  return {
    datetime: timesIn(locale, 'datetime'),
    clock: timesIn(locale, 'clock'),
    day: timesIn(locale, 'day'),
    date: timesIn(locale, 'date'),
    hour: timesIn(locale, 'hour'),
    duration(value) {
      const [count, unit] = inLargestUnit(value);
      return units[unit]?.format(count) ?? '';
    },
    in: (value) => relative.format(...inLargestUnit(value)),
    ago: (value) => relative.format(...elapsed(value)),
    number: (value) => number.format(value),
    plural: (value) => rules.select(value),
  };
}

const timeOptions = {
  datetime: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  clock: { dateStyle: 'long', timeStyle: 'short' },
  day: { dateStyle: 'long' },
  // In charts and tables, where there is little room.
  date: { day: 'numeric', month: 'short' },
  hour: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Partial<Record<Format, Intl.DateTimeFormatOptions>>;

type TimeFormat = keyof typeof timeOptions;

function timesIn(locale: string, format: TimeFormat): Formats[TimeFormat] {
  return (value, timeZone = 'UTC') => timeFormats.get(`${format} ${locale} ${canonicalZone(timeZone)}`).format(value);
}

/**
 * A format takes longer to create than a page may, and 35 kB. One visitor can ask for every zone in every language, so
 * all formats share this limit: more than the visitors of most sites use.
 */
const timeFormats = new LruCache<`${TimeFormat} ${string} ${TimeZone}`, Intl.DateTimeFormat>(200, (key) => {
  const [format, locale, timeZone] = key.split(' ') as [TimeFormat, string, TimeZone];
  return new Intl.DateTimeFormat(locale, { ...timeOptions[format], timeZone });
});

/** Whole units that have passed. */
function elapsed(duration: Duration): [count: number, unit: 'minute' | 'hour' | 'day'] {
  if (duration < hours(1)) return [-Math.floor(duration / minutes(1)), 'minute'];
  return duration < days(1) ? [-Math.floor(duration / hours(1)), 'hour'] : [-Math.floor(duration / days(1)), 'day'];
}

/** In the largest unit of which there are at least two. Rounded up, like `wholeSeconds`. */
function inLargestUnit(duration: Duration): [count: number, unit: 'second' | 'minute' | 'hour' | 'day'] {
  const count = Math.max(1, wholeSeconds(duration));
  if (count < 120) return [count, 'second'];
  const inMinutes = Math.ceil(duration / minutes(1));
  if (inMinutes < 120) return [inMinutes, 'minute'];
  const inHours = Math.ceil(duration / hours(1));
  return inHours < 48 ? [inHours, 'hour'] : [Math.ceil(inHours / 24), 'day'];
}
