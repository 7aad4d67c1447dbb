import { mailboxOf } from '../common/email-address.js';

/**
 * What a transaction decides about. Of those that share a subject, one runs at a time, so what one has read is still so when
 * it writes. SQLite, where one transaction runs at a time anyway, ignores them.
 */
export type Subject =
  | `account ${string}`
  | `address ${string}`
  | `invite ${string}`
  | `limit ${string}`
  /** That somebody is left who can open the admin pages. */
  | 'admins'
  | 'outbox';

/** Everything that belongs to an account: who may use it, its sessions, links, browsers, events and notices. */
export function ofAccount(id: string): Subject {
  return `account ${id}`;
}

/** Who has an address, and what is mailed to it. By mailbox, since mail to all of its tags counts together. */
export function ofAddress(normalizedEmail: string): Subject {
  return `address ${mailboxOf(normalizedEmail)}`;
}

/** How many accounts were made with an invitation. */
export function ofInvite(id: string): Subject {
  return `invite ${id}`;
}
