import { BoundedCache } from '../common/bounded-cache.js';
import { days, hours, minutes, seconds, type Duration } from '../common/time.js';
import { type Language, languages } from './languages.js';
import { policy } from '../policy.js';
import type { TimeZone } from './time-zone.js';
import { isKey, type Message, type Params, type Localizable } from './message.js';

/** Times are in UTC if no zone is given. @throws Error for an unknown key and for a slot without a value. */
export function translate(words: Localizable, language: Language, timeZone: TimeZone = 'UTC'): string {
  const { key, params } = asMessage(words);
  return fill(textOf(key, language), params, { language, timeZone });
}

export function asMessage(words: Localizable): Message {
  return typeof words === 'string' ? { key: words, params: {} } : words;
}

function textOf(key: string, language: Language): string {
  if (!isKey(key)) throw new Error(`Unknown text key “${key}”.`);
  return languages[language][key];
}

/** Who reads a text. */
interface Reader {
  readonly language: Language;
  readonly timeZone: TimeZone;
}

function fill(text: string, params: Params, { language, timeZone }: Reader): string {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (slot, name: string, format?: string) => {
    const value = params[name];
    if (typeof value === 'number' && isFormat(format)) return formats[language][format](value, timeZone);
    if (typeof value === 'string' && format === undefined) return value;
    if (typeof value === 'object') return translate(value, language, timeZone);
    throw new Error(`No suitable value for ${slot} of “${text}”.`);
  });
}

/** `datetime` names the time zone, `clock` does not: for readers whose own zone it is. */
type Format = 'datetime' | 'clock' | 'day' | 'duration' | 'in' | 'ago' | 'number';
type Formats = Readonly<Record<Format, (value: number, timeZone?: TimeZone) => string>>;

function isFormat(name: string | undefined): name is Format {
  return name !== undefined && Object.hasOwn(formats.en, name);
}

/** The number formats of each language. Created once: creating them takes longer than rendering a page may. */
export const formats = Object.fromEntries(
  Object.entries(languages).map(([language, texts]) => [language, formatsOf(texts['language.locale'])]),
) as Readonly<Record<Language, Formats>>;

function formatsOf(locale: string): Formats {
  const datetime = timesIn(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const clock = timesIn(locale, { dateStyle: 'long', timeStyle: 'short' });
  const day = timesIn(locale, { dateStyle: 'long' });
  const number = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale);
  const units = Object.fromEntries(
    ['second', 'minute', 'hour', 'day'].map((unit) => [
      unit,
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    ]),
  );
  return {
    datetime,
    clock,
    day,
    duration(value) {
      const [count, unit] = inLargestUnit(value);
      return units[unit]?.format(count) ?? '';
    },
    in: (value) => relative.format(...inLargestUnit(value)),
    ago: (value) => relative.format(...elapsed(value)),
    number: (value) => number.format(value),
  };
}

/** A format takes longer to create than a page may, so it is created once for each zone. */
function timesIn(locale: string, options: Intl.DateTimeFormatOptions): Formats['datetime'] {
  const { timeZonesKept } = policy.requests;
  const inZone = new BoundedCache<TimeZone, Intl.DateTimeFormat>(
    timeZonesKept,
    (timeZone) => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
  );
  return (value, timeZone = 'UTC') => inZone.get(timeZone).format(value);
}

/** Whole units that have passed. */
function elapsed(duration: Duration): [count: number, unit: 'minute' | 'hour' | 'day'] {
  if (duration < hours(1)) return [-Math.floor(duration / minutes(1)), 'minute'];
  return duration < days(1) ? [-Math.floor(duration / hours(1)), 'hour'] : [-Math.floor(duration / days(1)), 'day'];
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
