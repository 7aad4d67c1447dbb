export const operators = {
  'mail.account-disabled.subject': 'Je account bij {site} is uitgeschakeld',
  'mail.account-disabled.lead':
    'De beheerders van {site} hebben je account uitgeschakeld en alle apparaten zijn uitgelogd. Je gegevens blijven bewaard. Vraag het hun als je denkt dat dit een vergissing is.',
  'mail.account-enabled.subject': 'Je account bij {site} werkt weer',
  'mail.account-enabled.lead':
    'De beheerders van {site} hebben je account weer ingeschakeld. Je kunt inloggen zoals voorheen.',
  'mail.made-admin.subject': 'Je beheert nu {site}',
  'mail.made-admin.lead':
    'De beheerders van {site} hebben je ook beheerder gemaakt. Je kunt nu de accounts van anderen beheren.',
  'mail.no-longer-admin.subject': 'Je beheert {site} niet meer',
  'mail.no-longer-admin.lead':
    'De beheerders van {site} hebben je rol als beheerder beëindigd. Je account blijft zoals het is.',
  'event.account-disabled': 'Account uitgeschakeld, alle apparaten uitgelogd',
  'event.account-enabled': 'Account weer ingeschakeld',
  'event.made-admin': 'Beheerder geworden',
  'event.no-longer-admin': 'Geen beheerder meer',
} as const;
