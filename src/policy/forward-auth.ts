import { days, minutes, seconds } from '../common/time.js';

/** Other sites that log in with Foyer through their proxy. */
export const forwardAuth = {
  forwardAuth: {
    /** From one redirect to the next. */
    ticket: seconds(30),
    /** How long the application's host knows the browser that has asked to enter. Not the time to log in: that is here. */
    state: minutes(10),
    /** Of one session for one application while a ticket lasts. More than tabs that are restored at once: a loop. */
    ticketsAtOnce: 20,
    /** Of one session for one application. Tabs that enter at the same time get one each, and the last cookie stays. */
    passesAtOnce: 5,
    /** In code points, of an application's name. */
    nameLength: 60,
  },
  /** Images of applications. */
  icons: {
    /** A page with many of them stays small. */
    bytes: 64 * 1024,
    cachedFor: days(365),
  },
} as const;
