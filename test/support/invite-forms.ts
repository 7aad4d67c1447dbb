import { days } from '../../src/common/time.js';
import { adminAt } from './admin-forms.js';
import type { Browser } from './browser.js';
import { clockOf, type Foyer, type KnownForm, write } from './known-form.js';

/** One that works for a week, behind the application's back. Nobody has its link. */
export async function addInvite(
  foyer: Foyer,
  id: string,
  {
    email = null,
    used = 0,
    uses = 2,
    ended = false,
    byFormerAdmin = false,
    mailId = null,
  }: Partial<Record<'used' | 'uses', number>> &
    Partial<Record<'ended' | 'byFormerAdmin', boolean>> &
    Partial<Record<'email' | 'mailId', string | null>> = {},
): Promise<void> {
  const now = clockOf(foyer).now();
  const address = email === null ? 'NULL' : `'${email}'`;
  await write(
    foyer,
    `INSERT INTO invites (id, nonce, token_hash, email, email_key, uses, used, created_at, expires_at, ended_at,
       by_admin, mail_id)
     VALUES ('${id}', 'x', 'token of ${id}', ${address}, ${address}, ${uses}, ${used}, ${now}, ${now + days(7)},
       ${ended ? now : 'NULL'}, ${byFormerAdmin ? 1 : 0}, ${mailId === null ? 'NULL' : `'${mailId}'`}) ON CONFLICT DO NOTHING`,
  );
}

async function atInvites(foyer: Foyer, email: string): Promise<Browser> {
  // Only this one can be withdrawn.
  await write(foyer, 'DELETE FROM invites');
  await addInvite(foyer, `invite-${email.replace(/@.*/, '')}`);
  return adminAt(foyer, email, '/admin/invites');
}

/** The forms of the pages for admins about invitations. */
export const inviteForms: readonly KnownForm[] = [
  {
    route: '/admin/invites/new',
    button: 'Create invitation',
    says: 'Copy the link now',
    open: (foyer, email) => adminAt(foyer, email, '/admin/invites/new'),
  },
  { route: '/admin/invites/end', button: 'Withdraw', says: 'Invitation withdrawn.', open: atInvites },
];
