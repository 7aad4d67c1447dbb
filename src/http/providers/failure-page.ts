import type { Request } from 'express';
import type { LoginProvider } from '../../config/login-providers.js';
import type { Failure } from '../../identities/provider-answer.js';
import { message } from '../../i18n/message.js';
import { type Page, page } from '../pages/page.js';

/** `unasked`: the browser has come back without a log-in under way, too late, or a second time. */
type ProviderProblem = Failure | 'unasked';

const statuses = { down: 502, declined: 400, refused: 400, unasked: 400 } as const;

/** Says what went wrong, and how else to log in. Nothing of what the provider has sent: somebody else may have written it. */
export function failurePage({ name }: Pick<LoginProvider, 'name'>, problem: ProviderProblem, req: Request): Page {
  req.outcome = `provider-${problem}`;
  const heading = message('provider.failed', { provider: name });
  const text = message(`provider.${problem}`, { provider: name });
  return page('auth/provider-failed', heading, { heading, text }, statuses[problem]);
}
