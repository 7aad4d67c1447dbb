/** Why somebody may not register. It says nothing about any address. */
export type Barred = 'closed' | 'invite-needed' | 'invite-unknown' | 'invite-expired' | 'invite-used-up';
