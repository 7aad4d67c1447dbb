import { BoundedCache } from '../common/bounded-cache.js';
import { days, hours, minutes, seconds, type Duration } from '../common/time.js';
import { policy } from '../policy.js';
import { type Language, languageCodes } from './languages.js';
import { textOf } from './texts.js';
import type { TimeZone } from './time-zone.js';

const formatNames = ['datetime', 'clock', 'day', 'duration', 'in', 'ago', 'number'] as const;

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
  const rules = new Intl.PluralRules(locale);
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
    plural: (value) => rules.select(value),
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
