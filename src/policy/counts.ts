import { days, minutes } from '../common/time.js';

/** What happens on the whole site, counted by the hour for the overview of admins. */
export const counts = {
  counts: {
    writtenEvery: minutes(1),
    /** A month as the overview shows it, and a little more for every time zone. */
    keptFor: days(32),
  },
} as const;
