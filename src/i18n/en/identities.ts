/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Log in with {provider}',
  'provider.failed': 'Logging in with {provider} didn’t work',
  'provider.down': '{provider} isn’t responding. Try again later, or log in another way.',
  'provider.refused': 'We couldn’t verify the response from {provider}. Try again, or log in another way.',
  'provider.declined': '{provider} didn’t confirm who you are. Try again, or log in another way.',
  'provider.unasked':
    'This took too long, was already used, or was started in a different browser or tab. Start again.',
  'identity.title': 'One more step',
  'identity.unlinked': 'The {provider} account “{label}” isn’t linked to an account here yet.',
  'identity.haveTitle': 'Already have an account?',
  'identity.haveText': 'Log in the way you usually do. You can then link {provider} to your account.',
  'identity.haveButton': 'Log in and link',
  'identity.taken':
    '{email} already has an account here. Log in the way you usually do. You can then link {provider} to it.',
  'identity.newTitle': 'New here?',
  'identity.newText': 'Create an account. You won’t need a password, because you log in with {provider}.',
  'notice.identity-expired': 'That took too long. Start again.',
  'identity.link.title': 'Link account',
  'identity.link.text':
    'Do you want to link the {provider} account “{label}” to your account? Anyone who can log in there can then log in here. All other devices will be logged out.',
  'identity.link.button': 'Link account',
  'identity.last': 'This is your only way to log in. Set a password first.',
  'identity.noPassword': 'This account has no password. Log in again first, or send a code.',
  'identities.title': 'Linked accounts',
  'identities.text': 'Log in with an account from another site instead of your password.',
  'identities.none': 'No accounts are linked.',
  'identities.createdAt': 'Linked on {at:day}',
  'identities.usedAt': 'Last used',
  'identities.neverUsed': 'Never used',
  'identities.add': 'Link an account',
  'identities.link': 'Link {provider}',
  'identities.unlink': 'Unlink',
  'identities.changeText': 'If you link or unlink an account, all other devices will be logged out.',
  'identities.count': '{count, plural, one {# account} other {# accounts}}',
  'notice.identity-linked': 'Account linked. All other devices are logged out.',
  'notice.identity-unlinked': 'Account unlinked. All other devices are logged out.',
  'notice.identity-known': 'This account was already linked.',
  'notice.identity-taken':
    'This account is linked to a different account here. Log in to that one and unlink it first.',
  'notice.identity-other': 'That account isn’t linked to yours. Try again with the one that is.',
  'notice.identity-not-again':
    'The other site didn’t ask you to log in again, so it can’t confirm it’s you. Use another way.',
  'confirm.withProvider': 'For your security, confirm that it’s you.',
  'confirm.titleWithout': 'Confirm it’s you',
  'confirm.providerText': 'For your security, log in again at a site that you use to log in here.',
  'confirm.provider': 'Confirm with {provider}',
  'confirm.nothing': 'You have no password yet. We can email you a link to set one. All devices will be logged out.',
  'confirm.nothingButton': 'Set a password by email',
  'firstPassword.title': 'Set a password',
  'firstPassword.text':
    'You can then also log in with your email and this password. All other devices will be logged out.',
  'firstPassword.button': 'Set password',
  'confirmEmail.otherWay': 'Log in another way to confirm',
  'activate.chooseText':
    'Open this link in the browser you started in. Or choose a password here to activate your account.',
  'notice.recovery-needs-password':
    'To turn off two-step verification, log in with your password. If you have none, set one by email first.',
  'event.identity-linked': 'Account from another site linked:',
  'event.identity-unlinked': 'Account from another site unlinked:',
  'mail.identity-linked.subject': 'Another way to log in to your {site} account',
  'mail.identity-linked.lead':
    'An account from another site was linked to your {site} account. It can be used to log in. All other devices have been logged out.',
  'mail.identity-unlinked.subject': 'A way to log in to your {site} account was removed',
  'mail.identity-unlinked.lead':
    'An account from another site was unlinked from your {site} account. It can no longer be used to log in. All other devices have been logged out.',
} as const;
