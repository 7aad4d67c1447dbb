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
  'invite.welcome': 'You’ve been invited to create an account here.',
  'invite.unknown.text':
    'It may be incomplete or too old. Open it from the invitation again, or copy all of it. If that doesn’t help, ask for a new invitation.',
  'invite.over.title': 'This invitation no longer works',
  'invite.expired.text': 'It has expired or was withdrawn. Ask for a new one.',
  'invite.usedUp.text':
    'All accounts that it allows have been created. If one of them is yours, log in. Otherwise, ask for a new invitation.',
  'invite.tooLate.text':
    'It was used up or withdrawn before you opened this link, so no account was created. Ask for a new invitation.',
  'invite.otherAddress': 'This invitation is for another email address. Enter the one it was sent to.',
  'mail.invite.subject': 'You’re invited to {site}',
  'mail.invite.lead': 'You’ve been invited to create an account at {site}.',
  'mail.invite.button': 'Accept invitation',
  'mail.invite.late': 'This email was delayed, and the invitation has expired. Ask for a new one.',
  'mail.invite.unexpected': 'Weren’t expecting this?',
  'mail.invite.doubt': 'You can ignore this email. No account is created unless you register.',
  'api.inviteOverBecause': 'The invitation has expired, was withdrawn or has been used up.',
  'waiting.title': 'Your account is waiting for approval',
  'waiting.text':
    'Your email address is confirmed. The people who run this site will now look at your registration. We’ll email you when you can log in.',
  'mail.approval-waits.subject': 'A new {site} account is waiting for approval',
  'mail.approval-waits.lead':
    'Someone confirmed their email address at {site}. They can log in once an admin approves their account.',
  'mail.approval-waits.several.subject': '{count:number} new {site} accounts are waiting for approval',
  'mail.approval-waits.several.lead':
    '{count:number} more people have confirmed their email addresses at {site} since {since:datetime}. They can log in once an admin approves their accounts.',
  'mail.approval-waits.button': 'Review accounts',
  'invites.closed': 'Registration is closed on this site, so nobody could use an invitation.',
  'invites.hasAccount': 'This email address already has an account.',
  'invites.notMailed':
    'This address can’t get another email now: too many were requested today, or its owner has stopped them.',
  'invites.noGroup': 'There is no group “{name}”.',
  'invites.tooManyGroups': 'Choose {count:number} groups at most.',
  'invites.wrongNumber': 'Enter a whole number from 1 to {most:number}.',
  'invites.oneAccount': 'An invitation for one address is for one account.',
  'event.approval-awaited': 'Registered, waiting for approval',
} as const;
