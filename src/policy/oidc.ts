import { days } from '../common/time.js';

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
  },
} as const;
