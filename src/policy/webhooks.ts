import { days, hours, minutes, seconds } from '../common/time.js';

/** What other programs are told of. */
export const webhooks = {
  webhooks: {
    /** Each costs a row for each event. */
    endpoints: 20,
    /** In characters. */
    urlLength: 1000,
    /** Bytes, as the HMAC has them. Standard Webhooks: 24 to 64. */
    secretBytes: 32,
    /** After a rotation, messages have the signatures of both secrets for so long. */
    oldSecretFor: days(1),
    /** Requests at once to one endpoint: one that is slow occupies its own places only. */
    perEndpoint: 5,
    /** For an answer. Standard Webhooks: 15 to 30 seconds. */
    patience: seconds(15),
    /** How long a worker holds a message before another can take it over (after a crash). Longer than an attempt. */
    lease: minutes(1),
    /** How often the worker looks for messages of other processes, and for what has to be tried again. */
    pollEvery: seconds(1),
    /** How long a process may believe that there is no endpoint, so that log-ins ask for none. */
    noneFor: seconds(1),
    /** After each attempt, as in Standard Webhooks: ten attempts in three days. */
    retryAfter: [seconds(5), minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)],
    /** All of that together, in words for people. An endpoint that accepts nothing for so long is disabled. */
    triedFor: days(3),
    /** Randomly up to a fifth longer, so that messages that failed together are not retried together. */
    retryJitter: 0.2,
    /** A next attempt further ahead was written while a clock was wrong. */
    furthest: days(2),
    /** Rows that are set right at once. */
    setRightAtOnce: 100,
    /** How long a shutdown waits for answers. What has none by then is sent again after the next start. */
    stopPatience: seconds(3),
    /** To see what an endpoint was told. */
    deliveredFor: days(7),
    /** Time for an operator to look into it. */
    failedFor: days(12),
    /** Of each account. */
    perAccount: 10_000,
    /** In a list. */
    shown: 50,
  },
} as const;
