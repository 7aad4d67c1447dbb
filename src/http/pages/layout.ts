import type { Response } from 'express';
import type { Timestamp } from '../../common/time.js';
import type { Principal } from '../../domain/principal.js';
import type { Language } from '../../i18n/languages.js';
import type { TimeZone } from '../../i18n/time-zone.js';
import type { BareKey, Key, Message } from '../../i18n/message.js';

/** A message for the next page. The cookie holds only its name, so nobody can put text on a page. */
export type Flash = Key extends infer K ? (K extends `notice.${infer Name}` ? Name : never) : never;

/** What every template gets besides its own model, by the names that templates use. */
export interface LayoutModel {
  readonly csrf: string;
  readonly notice: Message | undefined;
  readonly principal: Pick<Principal, 'userId' | 'email' | 'displayName' | 'deleteAfter'> | undefined;
  readonly path: string;
  /** What times are compared with. */
  readonly now: Timestamp;
  /** The URL of this page, to return to. */
  readonly here: string;
  /** The other languages of this page. */
  readonly languages: readonly { readonly code: Language; readonly name: string }[];
}

interface Locals {
  language: Language;
  timeZone?: TimeZone | undefined;
  /** For password managers: the account of the password, if it is not the principal's. */
  username?: string;
  /** What the account on this page can confirm a log-in with. */
  factors?: { readonly totp: boolean; readonly passkeys: number; readonly hasAny: boolean };
  /** Other providers that can confirm who uses this session. */
  confirmProviders?: readonly { readonly id: string; readonly name: string }[];
  /** The account has none. Otherwise a page that asks for it has its field. */
  withoutPassword?: boolean;
  /** Of the page where an account is deleted. */
  isLastAdmin?: boolean;
  /** A key for an authenticator app, and its QR code. */
  offer?: { readonly key: string; readonly uri: string; readonly path: string; readonly size: number };
  /** An identity that is linked to no account yet. `hasAccount` only if its address is proved. */
  waiting?: {
    readonly provider: string;
    readonly label: string;
    readonly email: string;
    readonly hasAccount: boolean;
    /** Why they cannot create an account. */
    readonly barred: BareKey | undefined;
  };
  /** Missing if a request was refused before `PageLocals`. */
  layoutModel?: () => LayoutModel;
  setFlash: (flash: Flash) => void;
}

export type PageResponse = Response<unknown, Locals>;
