import { hours, type Timestamp } from '../../common/time.js';
import type { Chart } from '../../http/pages/views.js';
import { type BareKey, type Message, message } from '../../i18n/message.js';
import type { TimeZone } from '../../i18n/time-zone.js';
import { type Count, type CountName, hourOf } from '../../metrics/hourly-counts.js';

export type Period = 'day' | 'month';

/** What each chart shows: one count, or two side by side. */
const shown: readonly { readonly title: BareKey; readonly names: readonly (readonly [CountName, BareKey])[] }[] = [
  {
    title: 'overview.registrations',
    names: [
      ['registrations', 'overview.registrations'],
      ['activations', 'overview.activations'],
    ],
  },
  { title: 'overview.logins', names: [['logins', 'overview.logins']] },
  {
    title: 'overview.failures',
    names: [
      ['failures', 'overview.failures'],
      ['limited', 'overview.limited'],
    ],
  },
  {
    title: 'overview.mails',
    names: [
      ['mails', 'overview.mails'],
      ['mails-given-up', 'overview.mailsGivenUp'],
    ],
  },
];

const [width, height, daysOfMonth] = [240, 60, 30];
const kinds = ['first', 'second'] as const;

/** An hour, or a day of the reader's time zone. */
interface Slot {
  readonly at: Timestamp;
  readonly until: Timestamp;
}

/** From when on counts are needed. */
export function beginOf(period: Period, now: Timestamp): Timestamp {
  return hourOf(now) - hours(period === 'day' ? 23 : 24 * daysOfMonth);
}

export function chartsOf(
  counts: readonly Count[],
  period: Period,
  { now, zone }: { readonly now: Timestamp; readonly zone: TimeZone },
): Chart[] {
  const slots = period === 'day' ? hoursUntil(now) : daysUntil(now, zone);
  const when = ({ at }: Slot): Message => message(period === 'day' ? 'overview.atHour' : 'overview.onDate', { at });
  return shown.map(({ title, names }) => {
    const table = slots.map((slot) => names.map(([name]) => sumOf(counts, name, slot)));
    const most = Math.max(1, ...table.flat());
    const [slotWidth, barWidth] = [width / slots.length, (width / slots.length - 2) / names.length];
    const bars = table.flatMap((row, index) =>
      row.flatMap((count, series) => {
        const slot = slots[index];
        if (count === 0 || !slot) return [];
        const tall = Math.max(1, (count / most) * height);
        return {
          kind: kinds[series] ?? 'first',
          ...{ x: rounded(index * slotWidth + 1 + series * barWidth), y: rounded(height - tall) },
          ...{ width: rounded(barWidth), height: rounded(tall) },
          text: message('overview.bar', { when: when(slot), count }),
        };
      }),
    );
    const rows = slots.map((slot, index) => ({ when: when(slot), counts: table[index] ?? [] }));
    return {
      ...{ id: title.replace('overview.', ''), title, width, height, bars },
      series: names.map(([, label], series) => ({
        ...{ label, kind: kinds[series] ?? 'first' },
        total: table.reduce((sum, row) => sum + (row[series] ?? 0), 0),
      })),
      rows: rows.filter((row) => row.counts.some((count) => count > 0)),
      ...{ from: when(slots[0] ?? { at: now, until: now }), to: when(slots.at(-1) ?? { at: now, until: now }) },
    };
  });
}

function sumOf(counts: readonly Count[], name: CountName, { at, until }: Slot): number {
  return counts.reduce(
    (sum, one) => (one.name === name && one.hour >= at && one.hour < until ? sum + one.count : sum),
    0,
  );
}

function hoursUntil(now: Timestamp): Slot[] {
  return Array.from({ length: 24 }, (_, index) => {
    const at = hourOf(now) - hours(23 - index);
    return { at, until: at + hours(1) };
  });
}

/** Each begins with the first hour that is whole in it. */
function daysUntil(now: Timestamp, zone: TimeZone): Slot[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const begins: Timestamp[] = [];
  let last = '';
  for (let hour = beginOf('month', now); hour <= now; hour += hours(1)) {
    const day = format.format(hour);
    if (day !== last) begins.push(hour);
    last = day;
  }
  return begins.map((at, index) => ({ at, until: begins[index + 1] ?? now + 1 })).slice(-daysOfMonth);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
