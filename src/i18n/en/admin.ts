/** For operators: the pages for admins, and what keeps somebody out. */
export const admin = {
  'refused.disabled': 'This account is disabled',
  'refused.disabledBecause':
    'Your account is disabled. Ask the people who run this site if you think this is a mistake.',
  'refused.waiting': 'Your account isn’t approved yet',
  'refused.waitingBecause': 'Your account isn’t approved yet. You’ll get an email as soon as you can log in.',
  'admin.title': 'Administration',
  'notice.admin-needs-factor': 'Administrators need a second factor. Set one up first.',
  'admin.open': 'Manage this site',
  'admin.back': 'Back to administration',
} as const;
