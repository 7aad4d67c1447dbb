import type { LinkPurpose } from '../common/keyring.js';
import type { Duration } from '../common/time.js';
import type { BareKey } from '../i18n/message.js';
import { policy } from '../policy.js';
import type { Kind } from './mail.js';

/** A mailed link with a token, and how long it works. */
interface LinkTarget {
  readonly purpose: LinkPurpose;
  readonly path: string;
  /** Without one, each has its own. */
  readonly lifetime?: Duration;
  /** What a mail says that comes after the end. By default, that its page gives a new one. */
  readonly late?: BareKey;
}

/** A button. It leads to a page, or to the mailed link of this mail. */
export interface Action {
  readonly label: BareKey;
  readonly to: '/admin/users?show=waiting' | '/login' | '/password/forgot' | LinkTarget;
}

/** What a mail has besides its subject and sentence, which are in src/i18n under the name of the kind. */
interface Design {
  /** Beneath the sentence. */
  readonly action?: Action;
  /** For readers who cannot use that one: a link only. */
  readonly otherwise?: Action;
  /** One more sentence about it. */
  readonly note?: BareKey;
  /** Nobody has asked for it in a browser. */
  readonly hidesOrigin?: true;
  /** For readers who did not cause the mail. A mail has a button here or above, never both. */
  readonly doubt?: { readonly heading: BareKey; readonly text: BareKey; readonly action?: Action };
}

const logIn: Action = { label: 'mail.account-exists.button', to: '/login' };
const resetPassword: Action = { label: 'mail.resetPassword', to: '/password/forgot' };
const secure = { heading: 'mail.notYou', text: 'mail.secure', action: resetPassword } as const;
const checkFactors = { heading: 'mail.notYou', text: 'mail.checkFactors', action: resetPassword } as const;
const ignore = { heading: 'mail.notRequested', text: 'mail.ignore' } as const;
const unchanged = { heading: 'mail.notRequested', text: 'mail.unchanged' } as const;

const activation = { purpose: 'activation', path: '/activate/', lifetime: policy.activation.linkLifetime } as const;
const reset = { purpose: 'password-reset', path: '/password/reset/', lifetime: policy.links.passwordReset } as const;
const firstPassword = { ...reset, lifetime: policy.links.firstPassword } as const;
const confirm = {
  purpose: 'email-change',
  path: '/account/email/confirm/',
  lifetime: policy.links.emailChange,
} as const;
const recovery = {
  purpose: 'factor-recovery',
  path: '/login/recovery/',
  lifetime: policy.factors.recovery.validFor,
} as const;
const undo = { purpose: 'undo', path: '/undo/', lifetime: policy.links.undo } as const;

const invitation = { purpose: 'invite', path: '/register?invite=', late: 'mail.invite.late' } as const;

export const designs: Readonly<Record<Kind, Design>> = {
  activation: {
    action: { label: 'mail.activation.button', to: activation },
    note: 'mail.activation.note',
    doubt: ignore,
  },
  invite: {
    action: { label: 'mail.invite.button', to: invitation },
    hidesOrigin: true,
    doubt: { heading: 'mail.invite.unexpected', text: 'mail.invite.doubt' },
  },
  'approval-waits': {
    action: { label: 'mail.approval-waits.button', to: '/admin/users?show=waiting' },
    hidesOrigin: true,
  },
  'account-exists': {
    action: { label: 'mail.account-exists.button', to: '/login' },
    otherwise: resetPassword,
    doubt: unchanged,
  },
  'password-reset': {
    action: { label: 'mail.resetPassword', to: reset },
    doubt: { heading: 'mail.notRequested', text: 'mail.password-reset.doubt' },
  },
  'password-changed': { doubt: secure },
  'email-change': {
    action: { label: 'mail.email-change.button', to: confirm },
    note: 'mail.email-change.note',
    doubt: ignore,
  },
  'address-taken': { doubt: unchanged },
  'email-change-asked': {
    doubt: {
      heading: 'mail.notYou',
      text: 'mail.email-change-asked.doubt',
      action: { label: 'mail.email-change-asked.button', to: undo },
    },
  },
  'email-changed': {
    doubt: {
      heading: 'mail.notYou',
      text: 'mail.email-changed.doubt',
      action: { label: 'mail.email-changed.button', to: undo },
    },
  },
  // These two go to somebody who has just confirmed this mailbox, or used the old one.
  'email-changed-to-this': {},
  'email-restored': {},
  'new-device': { doubt: secure },
  'deletion-asked': {
    action: { label: 'mail.deletion-asked.button', to: '/login' },
    doubt: { heading: 'mail.notYou', text: 'mail.deletion-asked.doubt' },
  },
  'deletion-cancelled': { doubt: secure },
  'token-created': { doubt: secure },
  'totp-added': { doubt: checkFactors },
  'totp-removed': { doubt: checkFactors },
  'passkey-added': { doubt: checkFactors },
  'passkey-removed': { doubt: checkFactors },
  'passkey-copied': { doubt: checkFactors },
  'identity-linked': { doubt: checkFactors },
  'identity-unlinked': { doubt: checkFactors },
  'recovery-codes-made': { doubt: checkFactors },
  'recovery-code-used': { doubt: checkFactors },
  'factors-removed': { doubt: checkFactors },
  'factor-recovery-asked': {
    action: { label: 'mail.factor-recovery-asked.button', to: recovery },
    doubt: { heading: 'mail.notYou', text: 'mail.factor-recovery-asked.doubt' },
  },
  // Those who did it are named. A stranger with the password could not.
  'account-created': { action: { label: 'mail.account-exists.button', to: '/login' } },
  'first-password': {
    action: { label: 'mail.first-password.button', to: firstPassword },
    doubt: { heading: 'mail.notRequested', text: 'mail.first-password.doubt' },
  },
  'account-disabled': {},
  'account-enabled': { action: logIn },
  'account-approved': { action: logIn },
  'made-admin': {},
  'no-longer-admin': {},
  'password-offered': { action: { label: 'mail.resetPassword', to: reset } },
};
