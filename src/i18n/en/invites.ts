/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Log in to your account.',
  'register.closed.title': 'Registration is closed',
  'register.closed.text': 'This site doesn’t accept new accounts right now. If you already have one, log in.',
  'register.invite.title': 'You need an invitation',
  'register.invite.text':
    'New accounts on this site are by invitation only. If you have an invitation, open its link. If you already have an account, log in.',
  'email.domain': 'Only email addresses at {domains} can be used here.',
  'activate.expired.textForInvited':
    'Links are valid for {lifetime:duration}. If you have an invitation, open it again to get a new one.',
  'api.inviteNeededBecause': 'Send the token of an invitation as “invite”.',
} as const;
