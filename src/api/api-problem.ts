import type { Barred } from '../domain/barred.js';
import { HttpProblem } from '../http/errors/http-problem.js';
import type { Localizable } from '../i18n/message.js';
import type { Outcome } from '../logging/outcome.js';
import { type ProblemName, problemTypes } from './problem-types.js';

interface More {
  /** Such as WWW-Authenticate. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly outcome?: Outcome;
  /** The `error` of OAuth (RFC 6749, 5.2), where a client of OAuth may ask. */
  readonly oauth?: string;
}

/** A refused request of the API. */
export class ApiProblem extends HttpProblem {
  readonly headers: Readonly<Record<string, string>>;
  readonly oauth: string | undefined;

  constructor(
    readonly problem: ProblemName,
    reason: Localizable,
    { headers = {}, outcome, oauth }: More = {},
  ) {
    super(problemTypes[problem].status, problemTypes[problem].title, reason, undefined, outcome);
    this.headers = headers;
    this.oauth = oauth;
  }
}

/** WWW-Authenticate for a token, with what is wrong about it (RFC 6750, 3; RFC 9470, 3). */
export function challenge(more: Readonly<Record<string, string | number>> = {}): Record<string, string> {
  const parts = Object.entries(more).map(
    ([name, value]) => `, ${name}=${typeof value === 'number' ? value : `"${value}"`}`,
  );
  return { 'WWW-Authenticate': `Bearer realm="foyer"${parts.join('')}` };
}

/** Nobody is logged in. */
export function logInNeeded(): ApiProblem {
  return new ApiProblem('log-in-needed', 'api.logInNeededBecause', { headers: challenge(), outcome: 'access-denied' });
}

/** The token is not one of ours, has expired or was ended. */
export function tokenEnded(): ApiProblem {
  const headers = challenge({ error: 'invalid_token' });
  return new ApiProblem('token-ended', 'api.tokenEndedBecause', { headers, outcome: 'access-denied' });
}

export function linkUnknown(): ApiProblem {
  return new ApiProblem('link-unknown', 'api.linkUnknownBecause');
}

export function linkOver(): ApiProblem {
  return new ApiProblem('link-over', 'api.linkOverBecause');
}

/** Nobody may register, or only in another way. */
export function barred(state: Barred): ApiProblem {
  if (state === 'closed') return new ApiProblem('registration-closed', 'register.closed.text');
  if (state === 'invite-needed') return new ApiProblem('invite-needed', 'api.inviteNeededBecause');
  return state === 'invite-unknown' ? linkUnknown() : inviteOver();
}

export function inviteOver(): ApiProblem {
  return new ApiProblem('invite-over', 'api.inviteOverBecause');
}
