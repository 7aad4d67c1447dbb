import { jest } from '@jest/globals';
import { LruCache } from '../../src/common/lru-cache.js';
import { days, hours, minutes, seconds } from '../../src/common/time.js';
import { timeZoneOf } from '../../src/i18n/time-zone.js';
import { formats } from '../../src/i18n/formats.js';
import { languageCodes } from '../../src/i18n/languages.js';

describe('A time zone of a browser', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5', 'Asia/Calcutta', 'Asia/Kolkata'])(
    'is taken as it is: %s',
    (zone) => {
      expect(timeZoneOf(zone)).toBe(zone);
      expect(formats.en.clock(0, zone)).toContain('19');
    },
  );

  it.each([
    undefined,
    null,
    '',
    'Europe/Nowhere',
    '__proto__',
    'toString',
    '+05:30',
    'Europe/Berlin\n',
    '<b>UTC</b>',
    '../UTC',
    'a'.repeat(5000),
    'Europe/' + 'a'.repeat(57),
  ])('is unknown if Intl does not know it, and nothing is thrown: %p', (zone) => {
    expect(timeZoneOf(zone)).toBeUndefined();
  });
});

describe('A time', () => {
  const at = Date.UTC(2026, 2, 3, 23, 5);

  it('is in UTC and says so, or in the zone of its reader, by name where others may read it', () => {
    expect(formats.en.datetime(at)).toBe('3 March 2026 at 23:05 UTC');
    expect(formats.en.datetime(at, 'Europe/Berlin')).toBe('4 March 2026 at 00:05 CET');
    expect(formats.de.datetime(at, 'Europe/Berlin')).toBe('4. März 2026 um 00:05 MEZ');
    expect(formats.en.clock(at, 'Europe/Berlin')).toBe('4 March 2026 at 00:05');
    expect(formats.en.day(at, 'Europe/Berlin')).toBe('4 March 2026');
    expect(formats.en.day(at)).toBe('3 March 2026');
  });

  it.each([
    [minutes(1), '1 minute ago', 'vor 1 Minute'],
    [minutes(2) + seconds(59), '2 minutes ago', 'vor 2 Minuten'],
    [hours(1), '1 hour ago', 'vor 1 Stunde'],
    [hours(23) + minutes(59), '23 hours ago', 'vor 23 Stunden'],
    [days(2), '2 days ago', 'vor 2 Tagen'],
  ])('%p ms ago is %s', (elapsed, english, german) => {
    expect([formats.en.ago(elapsed), formats.de.ago(elapsed)]).toEqual([english, german]);
  });
});

describe('A cache whose keys a visitor chooses', () => {
  it('keeps the values used last, and no more than it may', () => {
    const made: number[] = [];
    const cache = new LruCache<number, string>(2, (key) => {
      made.push(key);
      return `${key}`;
    });
    for (const key of [1, 2, 1, 3, 1]) expect(cache.get(key)).toBe(`${key}`);
    expect(made).toEqual([1, 2, 3]);
    cache.get(2);
    expect(made).toEqual([1, 2, 3, 2]);
    for (let key = 0; key < 1000; key += 1) cache.get(key);
    made.length = 0;
    for (const key of [999, 998, 997]) cache.get(key);
    expect(made).toEqual([997]);
  });
});

describe('The formats of times, whose zones and languages a visitor chooses', () => {
  const zones = Intl.supportedValuesOf('timeZone').slice(0, 40);

  /** How many formats are created by this. */
  function createdBy(act: () => void): number {
    const created = jest.spyOn(Intl, 'DateTimeFormat');
    try {
      act();
      return created.mock.calls.length;
    } finally {
      created.mockRestore();
    }
  }

  it('are kept, but not for every zone in every language', () => {
    const first = (): string => formats.en.clock(0, zones[0]);
    expect(createdBy(first)).toBe(1);
    expect(createdBy(first)).toBe(0);
    for (const language of languageCodes) for (const zone of zones) formats[language].clock(0, zone);
    expect(createdBy(first)).toBe(1);
  });

  it('are created once for all spellings of a zone', () => {
    const spellings = ['Europe/Berlin', 'europe/berlin', 'EUROPE/BERLIN'];
    expect(spellings.map(timeZoneOf)).toEqual(['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin']);
    const other = ['Asia/Calcutta', 'Asia/Kolkata', 'asia/kolkata'];
    expect(createdBy(() => other.forEach((zone) => formats.pl.day(0, zone)))).toBeLessThanOrEqual(3);
    expect(createdBy(() => other.forEach((zone) => formats.it.day(0, zone)))).toBe(1);
  });
});
