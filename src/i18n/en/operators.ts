/** What operators and admins do to an account, as its owner reads it. */
export const operators = {
  'mail.account-created.subject': 'You have a {site} account',
  'mail.account-created.lead':
    'The people who run {site} have created an account for you. Log in with this email address and the password that they gave you.',
  'mail.first-password.subject': 'Choose a password for your {site} account',
  'mail.first-password.lead':
    'The people who run {site} have created an account for you with this email address. Choose a password to log in.',
  'mail.first-password.button': 'Choose a password',
  'mail.first-password.doubt': 'You can ignore this email if you don’t want the account.',
  'mail.account-disabled.subject': 'Your {site} account was disabled',
  'mail.account-disabled.lead':
    'The people who run {site} have disabled your account, and all devices have been logged out. Your data is kept. Ask them if you think this is a mistake.',
  'mail.account-enabled.subject': 'Your {site} account works again',
  'mail.account-enabled.lead': 'The people who run {site} have enabled your account again. You can log in as before.',
  'mail.made-admin.subject': 'You are now an administrator of {site}',
  'mail.made-admin.lead':
    'The people who run {site} have made you an administrator. You can now manage the accounts of others.',
  'mail.no-longer-admin.subject': 'You are no longer an administrator of {site}',
  'mail.no-longer-admin.lead':
    'The people who run {site} have ended your role as an administrator. Your account stays as it is.',
  'event.account-disabled': 'Account disabled, all devices logged out',
  'event.account-enabled': 'Account enabled again',
  'event.made-admin': 'Made an administrator',
  'event.no-longer-admin': 'No longer an administrator',
} as const;
