import { days, hours, minutes, seconds } from '../common/time.js';

/** Other sites that log in with OpenID Connect. */
export const oidc = {
  oidc: {
    signingKeys: {
      /** A new key is published this long before it signs. Applications keep the published keys for a while. */
      publishedBefore: days(1),
      /** How long a key signs. */
      currentFor: days(90),
      /**
       * How long it stays published after that. Applications log out with the ID token of the log-in, so this is longer
       * than the longest session.
       */
      oldFor: days(31),
      rsaBits: 2048,
    },
    clients: {
      /** In code points. */
      nameLength: 60,
      /** Of each kind of a client. */
      uris: 20,
      /** In characters. */
      uriLength: 1000,
      idLength: 100,
    },
    tokens: {
      /** Of the redirect that carries it (RFC 6749, 4.1.2: at most ten minutes). */
      code: minutes(1),
      /** Opaque: it ends with the session, at the next request. This bounds what a stolen one is worth until then. */
      accessToken: hours(1),
      /** Of what the site checks once, at the log-in. */
      idToken: hours(1),
      /** Without a use. Each use replaces it. */
      refreshToken: days(30),
      /** However often it is used: then people log in again. */
      grant: days(365),
      /** Used refresh tokens of one log-in. */
      usedKept: 20,
      /** To answer a site's question. */
      interaction: hours(1),
      /** To log in, or to register and find the mail, and come back to the same request. */
      requestLasts: days(2),
    },
    backchannel: {
      /** How often ended sessions are looked for. */
      every: seconds(1),
      /** For the site's answer. */
      patience: seconds(5),
      /** At once. The others wait for their turn. */
      atOnce: 10,
      /** Then the site finds out by itself, when it uses its tokens. */
      attempts: 5,
      /** Before the second attempt, and twice as long before each other. */
      retryAfter: seconds(30),
    },
  },
} as const;
