export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Hello,',
  'mail.greetingByName': 'Hello {name},',
  'mail.validity': 'Valid for {lifetime:duration}, works once. Expires on {expiresAt:datetime}.',
  'mail.late': 'This email was delayed, and its link has expired. Open it anyway to get a new one.',
  'mail.when': 'When',
  'mail.whenLast': 'Most recent',
  'mail.ip': 'IP address',
  'mail.ipUnknown': 'Unknown',
  'mail.device': 'Device',
  'mail.notRequested': 'Didn’t request this?',
  'mail.notYou': 'Wasn’t you?',
  'mail.ignore': 'You can ignore this email. Nothing happens unless the link is opened.',
  'mail.unchanged': 'You can ignore this email. Your account has not changed.',
  'mail.stop': 'Stop these emails',
  'mail.resetPassword': 'Reset password',
  'mail.secure': 'Reset your password right away. All devices will be logged out.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Activate your {site} account',
  'mail.activation.lead': 'Confirm this email address to activate your {site} account.',
  'mail.activation.button': 'Activate account',
  'mail.activation.note': 'Open it in the browser you registered with, or have your password ready.',

  'mail.account-exists.subject': 'You already have a {site} account',
  'mail.account-exists.lead':
    'We received a request to create a {site} account with this email address, but you already have one.',
  'mail.account-exists.button': 'Log in',

  'mail.password-reset.subject': 'Reset your {site} password',
  'mail.password-reset.lead': 'We received a request to reset the password of your {site} account.',
  'mail.password-reset.doubt': 'You can ignore this email. Your password stays the same.',

  'mail.password-changed.subject': 'Your {site} password was changed',
  'mail.password-changed.lead':
    'The password of your {site} account was changed. All other devices have been logged out.',
  'mail.password-changed.several.subject': 'Your {site} password was changed {count:number} times',
  'mail.password-changed.several.lead':
    'The password of your {site} account was changed {count:number} more times since {since:datetime}. All other devices have been logged out.',

  'mail.email-change.subject': 'Confirm your new email for {site}',
  'mail.email-change.lead': 'Confirm this email address to use it for your {site} account.',
  'mail.email-change.button': 'Confirm email',
  'mail.email-change.note': 'Until then, the account keeps its current email.',

  'mail.address-taken.subject': 'Your email already has a {site} account',
  'mail.address-taken.lead':
    'We received a request to use this email address for another {site} account. It already belongs to yours.',

  'mail.email-change-asked.subject': 'Email change requested for your {site} account',
  'mail.email-change-asked.lead':
    'The email of your {site} account will change to {newEmail} once the new address is confirmed.',
  'mail.email-change-asked.doubt':
    'Someone else may have access to your account. Keep this email address and choose a new password.',
  'mail.email-change-asked.button': 'Keep this email',

  'mail.email-changed.subject': 'Your {site} email was changed',
  'mail.email-changed.lead':
    'The email of your {site} account was changed to {newEmail}. We no longer send emails about it to this address.',
  'mail.email-changed.doubt':
    'Someone else may have access to your account. Restore this email address and choose a new password.',
  'mail.email-changed.button': 'Restore this email',

  'mail.email-changed-to-this.subject': 'Your new email for {site}',
  'mail.email-changed-to-this.lead':
    'This is now the email address of your {site} account. Use it to log in from now on.',

  'mail.email-restored.subject': 'Email change at {site} undone',
  'mail.email-restored.lead':
    'The email change of a {site} account was undone. The account has its previous email and a new password, and all devices have been logged out.',

  'mail.new-device.subject': 'New sign-in to your {site} account',
  'mail.new-device.lead': 'There was a sign-in to your {site} account from a new browser.',
  'mail.new-device.several.subject': '{count:number} new sign-ins to your {site} account',
  'mail.new-device.several.lead':
    'There were {count:number} more sign-ins to your {site} account from new browsers since {since:datetime}.',

  'mail.deletion-asked.subject': 'Your {site} account will be deleted',
  'mail.deletion-asked.lead':
    'Your {site} account is closed. It will be deleted with all its data on {deleteAfter:day}. To keep it, log in and restore it before then.',
  'mail.deletion-asked.button': 'Keep my account',
  'mail.deletion-asked.doubt': 'Log in and restore your account, then change your password.',
  'mail.deletion-asked.several.subject': 'Your {site} account was closed {count:number} times',
  'mail.deletion-asked.several.lead':
    'Your {site} account was closed {count:number} more times since {since:datetime}, and restored in between. If it stays closed, it will be deleted with all its data on {deleteAfter:day}. To keep it, log in and restore it before then.',

  'mail.deletion-cancelled.subject': 'Your {site} account was restored',
  'mail.deletion-cancelled.lead': 'Your {site} account was restored and will not be deleted. Nothing has been lost.',
  'mail.deletion-cancelled.several.subject': 'Your {site} account was restored {count:number} times',
  'mail.deletion-cancelled.several.lead':
    'Your closed {site} account was restored {count:number} more times since {since:datetime}. Nothing has been lost.',
  'mail.token-created.subject': 'An access token was created for your {site} account',
  'mail.token-created.lead':
    'An access token was created by somebody who had just entered your {site} password. A program can use your account with it.',
  'mail.token-created.several.subject': '{count:number} access tokens were created for your {site} account',
  'mail.token-created.several.lead':
    '{count:number} more access tokens were created for your {site} account since {since:datetime}. Programs can use your account with them.',
} as const;
