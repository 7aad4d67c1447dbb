import type { BareKey } from '../i18n/message.js';

/** Every kind of problem: the last part of its `type`, its status and its title. */
export const problemTypes = {
  malformed: { status: 400, title: 'refused.unreadable' },
  'wrong-credentials': { status: 400, title: 'api.wrongCredentials' },
  'account-inactive': { status: 400, title: 'api.accountInactive' },
  'second-factor-needed': { status: 400, title: 'api.secondFactorNeeded' },
  'log-in-needed': { status: 401, title: 'api.logInNeeded' },
  'token-ended': { status: 401, title: 'api.tokenEnded' },
  'recent-log-in-needed': { status: 401, title: 'api.recentLogInNeeded' },
  'scope-needed': { status: 403, title: 'api.scopeNeeded' },
  'csrf-token-needed': { status: 403, title: 'api.csrfNeeded' },
  'second-factor-missing': { status: 403, title: 'api.secondFactorMissing' },
  'account-closing': { status: 403, title: 'api.accountClosing' },
  'registration-closed': { status: 403, title: 'register.closed.title' },
  'invite-needed': { status: 403, title: 'register.invite.title' },
  'not-found': { status: 404, title: 'api.notFound' },
  'link-unknown': { status: 404, title: 'link.unknown.title' },
  'method-not-allowed': { status: 405, title: 'refused.method' },
  'last-admin': { status: 409, title: 'api.lastAdmin' },
  'key-in-use': { status: 409, title: 'api.keyInUse' },
  'link-over': { status: 410, title: 'link.over.title' },
  'invite-over': { status: 410, title: 'invite.over.title' },
  'changed-meanwhile': { status: 412, title: 'api.changedMeanwhile' },
  'too-large': { status: 413, title: 'refused.tooLarge' },
  'wrong-media-type': { status: 415, title: 'api.wrongMediaType' },
  invalid: { status: 422, title: 'refused.form' },
  'key-reused': { status: 422, title: 'api.keyReused' },
  'too-often': { status: 429, title: 'refused.tooOften' },
  bug: { status: 500, title: 'refused.ours' },
  busy: { status: 503, title: 'refused.overload' },
  storage: { status: 503, title: 'refused.storage' },
} as const satisfies Record<string, { readonly status: number; readonly title: BareKey }>;

export type ProblemName = keyof typeof problemTypes;
