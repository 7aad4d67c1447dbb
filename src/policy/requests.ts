import { days, minutes, seconds } from '../common/time.js';

/** What a request, its cookies and its connection may have. */
export const requests = {
  requests: {
    /** How long a notice waits for the page after a redirect. */
    noticeLifetime: seconds(60),
    /** Registrations, or links for a new password, that a browser keeps at once. More than anyone has open. */
    tokensPerCookie: 5,
    /** How long a browser keeps the last typed address. Logging in deletes it. */
    typedEmailLifetime: minutes(30),
    /** How long a chosen language is remembered. Most devices do not last longer. */
    languageLifetime: days(365),
    /** OWASP ASVS 3.4.1 asks for a year or more. */
    httpsOnlyFor: days(365),
    /** In characters. Real User-Agent headers are shorter. */
    userAgentLength: 256,
    /** Of a form. The largest legitimate one has two passwords of 256 characters and is under 3 kB. */
    bodyBytes: 16 * 1024,
    /** Extensions and proxies add some. */
    fields: 200,
    /** How long a browser may remember what another origin is allowed. */
    preflightFor: minutes(10),
    /** Characters of `next`. Mail clients and proxies do not truncate URLs up to this length. */
    nextLength: 2000,
  },

  site: {
    /** Characters of SITE_NAME, in titles and as the sender's name. Mail clients truncate longer names. */
    nameLength: 60,
    /** Of SITE_LOGO, which loads with the first page that a visitor sees. */
    logoBytes: 256 * 1024,
    /** `Expires` of security.txt. RFC 9116, 2.5.5 recommends less than a year. */
    contactValidFor: days(180),
  },

  connections: {
    /** A browser sends its headers at once. A client that sends them byte by byte wants to hold the connection. */
    headersIn: seconds(15),
    /** Headers and body (at most 16 kB), also over a bad mobile connection. */
    wholeIn: seconds(30),
    /** Longer than the usual 60 seconds of proxies, which would else send a form over a closing connection: a 502. */
    idleFor: seconds(75),
    /** No byte in either direction during a response: the client is gone or does not read. */
    silentFor: seconds(60),
    /** How often the first two are checked. */
    lookEvery: seconds(5),
    /** Each takes about 30 kB. Above this, idle connections are closed and new ones refused until there is room. */
    atOnce: 2000,
    /** Of one network, times NETWORK_LIMIT_FACTOR: ten browsers with six connections each. A thirtieth of all. */
    perNetwork: 64,
    /**
     * Requests that begin in one turn of the event loop: a few milliseconds. Node accepts one new connection per turn,
     * and a hundred busy clients would stretch a turn to a quarter of a second.
     */
    requestsPerTurn: 8,
    /** How often refused connections are logged: a flood would fill the log. */
    refusalsLoggedEvery: minutes(1),
  },
} as const;
