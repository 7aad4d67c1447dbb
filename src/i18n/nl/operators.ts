export const operators = {
  'mail.account-created.subject': 'Je hebt een account bij {site}',
  'mail.account-created.lead':
    'De beheerders van {site} hebben een account voor je gemaakt. Log in met dit e-mailadres en het wachtwoord dat je van hen hebt gekregen.',
  'mail.first-password.subject': 'Kies een wachtwoord voor je account bij {site}',
  'mail.first-password.lead':
    'De beheerders van {site} hebben met dit e-mailadres een account voor je gemaakt. Kies een wachtwoord om in te loggen.',
  'mail.first-password.button': 'Wachtwoord kiezen',
  'mail.first-password.doubt': 'Je kunt deze e-mail negeren als je het account niet wilt.',
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
