import { seconds } from '../common/time.js';

/** How the process stops and logs. */
export const processLimits = {
  stopping: {
    /** From SIGTERM, connections are still accepted for this long: proxies and kernels have some on the way. */
    accepting: 100,
    /** The same while more keep coming. */
    acceptingAtMost: seconds(4),
    /** From SIGTERM: time to answer pending requests. Connections that are still open then are closed. */
    answers: seconds(5),
    /** For what modules do after a commit: see `UserHooks`. */
    listeners: seconds(2),
    /** How often connections without a pending request are closed. */
    lookForIdleEvery: 50,
    /** The whole shutdown, with the mail worker. Orchestrators usually kill after ten seconds. */
    everything: seconds(9),
  },

  log: {
    /**
     * Successful requests are logged in batches, at the latest after this time: alone a line costs an eighth of a page,
     * in a batch a thirtieth. `kill -9` loses up to one batch.
     */
    requestsWait: 100,
  },
} as const;
