import type { Barred } from '../../domain/barred.js';
import type { BareKey } from '../../i18n/message.js';
import { type Page, page } from './page.js';

type Told = readonly [status: number, heading: BareKey, text: BareKey];

const told: Readonly<Record<Barred | 'invite-too-late', Told>> = {
  closed: [403, 'register.closed.title', 'register.closed.text'],
  'invite-needed': [403, 'register.invite.title', 'register.invite.text'],
  'invite-unknown': [404, 'link.unknown.title', 'invite.unknown.text'],
  'invite-expired': [410, 'invite.over.title', 'invite.expired.text'],
  'invite-used-up': [410, 'invite.over.title', 'invite.usedUp.text'],
  // When the address is proved.
  'invite-too-late': [410, 'invite.over.title', 'invite.tooLate.text'],
};

/** Says why nobody can register here, or not in this way. The same for everyone. */
export function barredPage(state: keyof typeof told): Page {
  const [status, heading, text] = told[state];
  return page('auth/register-barred', heading, { heading, text }, status);
}

export function barredText(state: Barred): BareKey {
  return told[state][2];
}
