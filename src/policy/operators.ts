import { days, minutes, seconds } from '../common/time.js';

/** For whoever runs the site. */
export const operators = {
  operators: {
    /** Accounts in one list. */
    perPage: 100,
    /** On a page for admins. */
    onPage: 50,
    /** What is typed to find somebody. Longer than any address or name. */
    searchLength: 256,
    /** Events and emails of one account. */
    latest: 10,
    /** Emails in one list. */
    mailsPerPage: 50,
    /** Emails per transaction when all are to be sent again: a few milliseconds. */
    retriedAtOnce: 100,
    /** After a start with a new SECRET, within which its change has to be finished. Longer than anybody waits who changes it each year. */
    startsKnownFor: days(400),
  },
  /** When the command `doctor` warns. */
  doctor: {
    /** Bytes on the disk of the database. Less does not last long. */
    roomAtLeast: 500_000_000,
    mailWaitsAtMost: minutes(10),
    clocksApartAtMost: seconds(2),
    certificateAtLeast: days(14),
    /** How long it waits for an answer of the site, and how many characters of it are read. */
    answerWithin: seconds(10),
    answerLength: 1000,
    /** How long its proof shows it the address that a server sees. */
    proofLasts: minutes(5),
  },
} as const;
