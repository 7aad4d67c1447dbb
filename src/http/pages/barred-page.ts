import type { Barred } from '../../domain/barred.js';
import type { BareKey } from '../../i18n/message.js';
import { type Page, page } from './page.js';

type Told = readonly [status: number, heading: BareKey, text: BareKey];

const told: Readonly<Record<Barred, Told>> = {
  closed: [403, 'register.closed.title', 'register.closed.text'],
  'invite-needed': [403, 'register.invite.title', 'register.invite.text'],
};

/** Says why nobody can register here, or not in this way. The same for everyone. */
export function barredPage(state: Barred): Page {
  const [status, heading, text] = told[state];
  return page('auth/register-barred', heading, { heading, text }, status);
}
