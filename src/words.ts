import { days, hours, minutes, type Moment, type Span } from './time.js';

/** "30 minutes", "24 hours", "7 days": in the unit that people would use, of which there are at least two. */
export function spanInWords(span: Span): string {
  if (span >= days(2)) return `${span / days(1)} days`;
  if (span >= hours(2)) return `${span / hours(1)} hours`;
  return `${span / minutes(1)} minutes`;
}

/** "3 March 2026 at 14:05 UTC": the reader's time zone is not known. */
export function momentInWords(moment: Moment): string {
  return `${timeFormat.format(moment)} UTC`;
}

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** "3 March 2026". */
export function dayInWords(moment: Moment): string {
  return dayFormat.format(moment);
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
