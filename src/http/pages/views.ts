import type { Duration, Timestamp } from '../../common/time.js';
import type { Principal } from '../../domain/principal.js';
import type { Language } from '../../i18n/languages.js';
import type { BareKey, Message, Localizable } from '../../i18n/message.js';
import type { FormModel } from '../forms/form-model.js';

export interface NavLink {
  readonly href: string;
  readonly label: BareKey;
}

/** Another site that people enter with their account. */
export interface ShownApplication {
  readonly name: string;
  readonly href: string;
  readonly host: string;
  /** The path of its image. */
  readonly icon: string | undefined;
  /** Stands for the image where there is none. */
  readonly initial: string;
}

/** Without its content, which may have a link for its reader only. */
export interface ShownMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: Message;
  readonly state: BareKey;
  readonly createdAt: Timestamp;
  /** Why it is not sent yet. */
  readonly problem: BareKey | null;
}

export interface ShownMailInDetail extends ShownMail {
  readonly attempts: number;
  readonly endedAt: Timestamp | null;
  readonly nextAttemptAt: Timestamp | null;
  /** A code of the mail server, or of what came before it. */
  readonly reply: string | null;
  readonly canRetry: boolean;
  readonly canDrop: boolean;
}

/** A client or an application. */
interface ListedSite {
  readonly href: string;
  readonly name: string;
  readonly hint: string;
  readonly groupName: string | null;
}

interface ShownClientInDetail {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly backchannelLogoutUri: string | null;
  readonly homeUrl: string | null;
  readonly groupName: string | null;
  readonly idTokenAlg: string;
  readonly public: boolean;
  readonly trusted: boolean;
  readonly pairwise: boolean;
  readonly createdAt: Timestamp;
}

/** Bars for one or two counts over a period, drawn within 240 by 60. */
export interface Chart {
  readonly id: string;
  readonly title: BareKey;
  readonly width: number;
  readonly height: number;
  readonly series: readonly { readonly label: BareKey; readonly total: number; readonly kind: 'first' | 'second' }[];
  readonly bars: readonly {
    readonly kind: 'first' | 'second';
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly text: Message;
  }[];
  /** The same for a table, without the hours or days in which nothing happened. */
  readonly rows: readonly { readonly when: Message; readonly counts: readonly number[] }[];
  readonly from: Message;
  readonly to: Message;
}

/** A program that is told what happens to users. */
export interface ShownEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: string;
  readonly state: Localizable;
  readonly isDisabled: boolean;
  readonly waiting: number;
  readonly lastDeliveredAt: Timestamp | null;
}

/** A message to such a program. */
export interface ShownDelivery {
  readonly id: string;
  /** The end of the id, which tells those of one kind apart. */
  readonly name: string;
  readonly type: string;
  readonly state: BareKey;
  readonly createdAt: Timestamp;
  readonly attempts: number;
  /** The status of the last answer, or a code if there was none. */
  readonly answer: string | null;
  readonly nextAttemptAt: Timestamp | null;
  readonly canRetry: boolean;
}

/** An invitation, as admins see it. */
export interface ShownInvite {
  readonly id: string;
  readonly email: string | null;
  /** Of one without an address. */
  readonly name: string;
  readonly uses: number;
  readonly used: number;
  readonly state: Localizable;
  readonly canEnd: boolean;
  readonly notDelivered: boolean;
  /** The email that was given up. */
  readonly mail: string | null;
  readonly groups: string;
  readonly madeBy: string | null;
}

/** Somebody in a list of people. */
export interface PersonInList {
  readonly id: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly marks: readonly BareKey[];
}

interface Used {
  readonly usedAt: Timestamp | null;
}

interface NamedAndUsed extends Used {
  readonly name: string;
}

type Nothing = Readonly<Record<string, never>>;
type WithForm = Readonly<Record<'form', FormModel>>;

/** Every template by name, with its model. `page(…)` is checked against it. */
export interface Views {
  home: Nothing;
  'auth/register': WithForm;
  'auth/waiting': Nothing;
  'auth/register-barred': { readonly heading: BareKey; readonly text: BareKey };
  'auth/register-sent': {
    readonly email: string | undefined;
    readonly mark: string;
    /** Until the mail should be asked for again; zero if it can be now. */
    readonly wait: Duration;
    readonly waitInSeconds: number;
    readonly otherAddress: string | undefined;
  };
  'auth/activate': WithForm;
  'auth/activate-disowned': WithForm;
  'auth/activate-new': WithForm;
  'auth/activate-done': Nothing;
  'auth/activate-expired': Nothing;
  'auth/activate-unknown': Nothing;
  'auth/activate-signed-in': Nothing;
  'auth/login': WithForm;
  'auth/code': WithForm;
  'auth/identity': WithForm;
  'auth/provider-failed': { readonly heading: Message; readonly text: Message };
  'auth/recovery': Nothing;
  'auth/recovery-waiting': { readonly from: Timestamp };
  'auth/recovery-ready': WithForm;
  'auth/recovery-over': Nothing;
  'auth/recovery-unknown': Nothing;
  'auth/not-me': { readonly heading: BareKey; readonly text: Message };
  'auth/not-me-unknown': Nothing;
  'auth/forgot': WithForm;
  'auth/forgot-sent': Nothing;
  'auth/reset': WithForm;
  'auth/reset-expired': Nothing;
  'auth/reset-unknown': Nothing;
  'auth/reset-missing': Nothing;
  'auth/reset-replaced': Nothing;
  'account/confirm': WithForm;
  'account/confirm-factor': WithForm;
  'account/confirm-other': WithForm;
  'account/password': WithForm;
  'account/password-first': WithForm;
  'account/email': WithForm;
  'account/email-confirm': WithForm;
  'account/email-confirm-own': { readonly newEmail: string };
  'account/email-confirm-expired': Nothing;
  'account/email-confirm-unknown': Nothing;
  'account/undo': WithForm;
  'account/undo-expired': Nothing;
  'account/undo-unknown': Nothing;
  'account/undo-taken': Nothing;
  'account/profile': WithForm;
  'account/delete': WithForm;
  'account/restore': WithForm;
  'account/sessions': {
    readonly sessions: readonly {
      readonly id: string;
      readonly device: Message;
      readonly ip: string;
      readonly seenAt: Timestamp;
      readonly begunAt: Timestamp;
      readonly isThisOne: boolean;
    }[];
    readonly hasOthers: boolean;
  };
  'account/tokens': {
    readonly tokens: readonly {
      readonly id: string;
      readonly name: string;
      readonly scope: BareKey;
      readonly createdAt: Timestamp;
      readonly usedAt: Timestamp | null;
      readonly expiresAt: Timestamp;
    }[];
  };
  'account/security': {
    /** The site needs one from everyone, and this account has none yet. */
    readonly lacksFactor: boolean;
    readonly hasPassword: boolean;
    readonly passwordChangedAt: Timestamp | null;
    readonly identities: Localizable;
    readonly totpSince: Timestamp | null;
    readonly passkeys: Localizable;
    readonly codes: Localizable;
    readonly hasFactor: boolean;
    readonly codesMissing: boolean;
  };
  'account/totp': WithForm;
  'account/totp-on': { readonly createdAt: Timestamp; readonly usedAt: Timestamp | null };
  'account/recovery-codes': {
    readonly left: number;
    readonly createdAt: Timestamp | undefined;
    readonly canHave: boolean;
  };
  'account/recovery-codes-made': { readonly codes: readonly string[]; readonly fileName: string };
  'account/token-new': WithForm;
  'account/token-made': { readonly name: string; readonly token: string };
  'account/passkeys': {
    readonly form: FormModel;
    readonly passkeys: readonly {
      readonly id: string;
      readonly name: string;
      readonly backedUp: boolean;
      readonly createdAt: Timestamp;
      readonly usedAt: Timestamp | null;
    }[];
  };
  'account/passkey-add': WithForm;
  'account/passkey-name': WithForm;
  'account/sites': {
    readonly sites: readonly {
      readonly id: string;
      readonly name: string;
      readonly scopes: readonly BareKey[];
      readonly createdAt: Timestamp;
      readonly usedAt: Timestamp;
    }[];
  };
  'account/identities': {
    readonly identities: readonly {
      readonly index: number;
      readonly provider: string;
      readonly issuer: string;
      readonly subject: string;
      readonly label: string;
      readonly createdAt: Timestamp;
      readonly usedAt: Timestamp | null;
    }[];
    readonly all: readonly { readonly id: string; readonly name: string }[];
  };
  'account/identity-waiting': { readonly provider: string; readonly label: string };
  'account/activity': {
    readonly events: readonly {
      readonly what: BareKey;
      readonly detail: string;
      readonly at: Timestamp;
      readonly ip: string;
      readonly byOperator: boolean;
      readonly device: Message;
    }[];
  };
  'account/show': {
    readonly account: Pick<Principal, 'email' | 'displayName' | 'memberSince' | 'lastLogin'> & {
      readonly isFirstLogin: boolean;
      /** Its own name. */
      readonly language: string;
      readonly passwordChangedAt: Timestamp | null;
      readonly devices: Localizable;
    };
    readonly links: readonly NavLink[];
    readonly isAdmin: boolean;
  };
  'admin/invites': {
    readonly invites: readonly ShownInvite[];
    readonly older: string | undefined;
    readonly canInvite: boolean;
  };
  'admin/invite-new': WithForm;
  'admin/invite-made': { readonly link: string; readonly at: Timestamp; readonly name: string };
  'admin/show': {
    readonly links: readonly NavLink[];
    readonly totals: readonly { readonly label: BareKey; readonly count: number; readonly href?: string }[];
    readonly charts: readonly Chart[];
    /** The other period, to choose it. */
    readonly period: BareKey;
    readonly other: NavLink;
    readonly column: BareKey;
    readonly zone: string;
  };
  'admin/webhooks': { readonly endpoints: readonly ShownEndpoint[] };
  'admin/webhook': {
    readonly endpoint: ShownEndpoint;
    /** The newest first. */
    readonly deliveries: readonly ShownDelivery[];
    readonly onlyFailed: boolean;
    readonly older: string | undefined;
  };
  'admin/mails': {
    readonly form: FormModel;
    readonly mails: readonly ShownMail[];
    /** The way to the next page. */
    readonly older: string | undefined;
    readonly blockedAddress: string | undefined;
    readonly blocks: number;
    readonly canRetry: boolean;
  };
  'admin/clients': { readonly clients: readonly ListedSite[]; readonly applications: readonly ListedSite[] };
  'admin/client': { readonly client: ShownClientInDetail };
  'admin/client-add': WithForm;
  'admin/client-change': WithForm;
  'admin/client-made': {
    readonly name: string;
    readonly id: string;
    readonly issuer: string;
    readonly secret: string | undefined;
  };
  'admin/application': {
    readonly application: {
      readonly key: string;
      readonly name: string;
      readonly origin: string;
      readonly groupName: string | null;
    };
  };
  'admin/application-add': WithForm;
  'admin/application-change': WithForm;
  'admin/limits': {
    readonly form: FormModel;
    /** As it was typed, if it can be looked for. */
    readonly whose: string | undefined;
    readonly limits: readonly { readonly what: BareKey; readonly count: number; readonly wait: Duration }[];
  };
  'admin/mail': { readonly mail: ShownMailInDetail };
  'admin/people': {
    readonly q: string;
    readonly filters: readonly { readonly href: string; readonly label: BareKey; readonly isCurrent: boolean }[];
    readonly people: readonly PersonInList[];
    readonly named: readonly PersonInList[];
    readonly hasMoreNames: boolean;
    readonly next: string | null;
    readonly first: string | null;
  };
  'admin/person': {
    readonly person: Pick<Principal, 'email' | 'displayName'> & {
      readonly id: string;
      readonly createdAt: Timestamp;
      readonly lastLogin: Timestamp | null;
      readonly groups: readonly string[];
      readonly apps: readonly Used[];
      readonly passkeys: readonly NamedAndUsed[];
      readonly accessTokens: readonly (NamedAndUsed & { readonly expiresAt: Timestamp })[];
      readonly sites: readonly NamedAndUsed[];
    };
    readonly path: string;
    readonly ownLanguage: string;
    readonly state: Localizable;
    readonly stateSince: Timestamp | null;
    readonly role: BareKey;
    readonly roleSince: Timestamp | null;
    readonly acts: Readonly<Record<string, boolean>> & { readonly isOwn: boolean };
    readonly grace: Duration;
    readonly devices: readonly { readonly device: Message; readonly ip: string; readonly seenAt: Timestamp }[];
    readonly codes: Localizable;
    readonly identities: readonly (Used & { readonly provider: string; readonly label: string })[];
    readonly events: readonly {
      readonly what: BareKey;
      readonly detail: string;
      readonly at: Timestamp;
      readonly ip: string;
      readonly byOperator: boolean;
      readonly device: Message;
    }[];
    readonly mails: readonly ShownMail[];
  };
  apps: { readonly applications: readonly ShownApplication[] };
  enter: { readonly heading: Message; readonly text: Localizable; readonly application: string; readonly href: string };
  consent: {
    /** Not `site`, which is this one, in every template. */
    readonly siteName: string;
    readonly scopes: readonly BareKey[];
    readonly email: string;
    readonly host: string;
  };
  'consent-refused': { readonly siteName: string };
  'site-logout': Readonly<Record<'email' | 'clientId' | 'to' | 'state', string>>;
  'dev/mails': {
    readonly mails: readonly { readonly id: string; readonly recipient: string; readonly subject: string }[];
  };
  'dev/mail-previews': {
    readonly languages: readonly {
      readonly code: Language;
      readonly name: string;
      readonly mails: readonly { readonly name: string; readonly subject: string }[];
    }[];
  };
  'dev/mail': {
    /** Its own. The HTML is below it. */
    readonly path: string;
    readonly recipient: string;
    readonly subject: string;
    readonly lines: readonly ({ readonly link: string } | { readonly line: string })[];
  };
  'errors/error': {
    readonly status: number;
    readonly heading: BareKey;
    readonly reason: Localizable;
    readonly requestId?: string;
    /** Seconds until it can be tried again. */
    readonly wait?: number;
    readonly here: string;
    readonly links: readonly NavLink[];
  };
}

/** Pages with a form, which can be shown again with the typed values. */
export type FormView = { [V in keyof Views]: Views[V] extends WithForm ? V : never }[keyof Views];
