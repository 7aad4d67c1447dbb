import type { Language } from '../i18n/languages.js';
import type { TimeZone } from '../i18n/time-zone.js';

/** Where a request comes from, as it is stored and shown to the owner of an account. */
export interface ClientInfo {
  readonly ip: string;
  readonly userAgent: string;
  readonly language: Language;
  /** Undefined if the browser has not told it. */
  readonly timeZone?: TimeZone | undefined;
  readonly requestId: string;
  /** The id of the admin who does something to somebody else's account. Only for the log. */
  readonly admin?: string | undefined;
}

/** In place of an address where an operator or admin did it. No client has it: theirs is an IP address, or empty. */
export const byOperator = 'operator';

/** The browser that a user logs in with. */
export interface LoginContext {
  readonly client: ClientInfo;
  readonly remembered: boolean;
  /** From the cookie of a log-in that waits for its second step. */
  readonly pendingToken?: string | undefined;
  /** Chosen with the second step: this browser needs none for a while. */
  readonly trusts?: boolean | undefined;
  /** For a program: its session has a token and no cookie. */
  readonly bearer?: boolean | undefined;
  /** From the cookie of an earlier log-in, or a new one. */
  readonly deviceToken: string;
  /** The language chosen in this browser, if any. */
  readonly chosenLanguage?: Language | undefined;
}
