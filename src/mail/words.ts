import { isIP } from 'node:net';
import { days, hours, minutes, type Moment, type Span } from '../time.js';
import type { Requester } from './mail.js';

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

/** The network address of a request, unless a proxy passed on something else that the asker made up. */
export function requesterInWords(requester: Requester): string {
  const address = requester.ip.replace(/^::ffff:(?=\d+\.)/, '');
  const where = isIP(address) ? `the network address ${address}` : 'an unknown network address';
  return `${where} on ${momentInWords(requester.at)}`;
}
