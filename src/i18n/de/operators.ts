export const operators = {
  'mail.account-created.subject': 'Sie haben ein Konto bei {site}',
  'mail.account-created.lead':
    'Die Betreiber von {site} haben ein Konto für Sie angelegt. Melden Sie sich mit dieser E-Mail-Adresse und dem Passwort an, das Sie von ihnen haben.',
  'mail.first-password.subject': 'Wählen Sie ein Passwort für Ihr Konto bei {site}',
  'mail.first-password.lead':
    'Die Betreiber von {site} haben mit dieser E-Mail-Adresse ein Konto für Sie angelegt. Wählen Sie ein Passwort, um sich anzumelden.',
  'mail.first-password.button': 'Passwort wählen',
  'mail.first-password.doubt': 'Sie können diese E-Mail ignorieren, wenn Sie das Konto nicht möchten.',
  'mail.account-disabled.subject': 'Ihr Konto bei {site} wurde gesperrt',
  'mail.account-disabled.lead':
    'Die Betreiber von {site} haben Ihr Konto gesperrt, und alle Geräte wurden abgemeldet. Ihre Daten bleiben erhalten. Wenden Sie sich an sie, wenn Sie das für einen Irrtum halten.',
  'mail.account-enabled.subject': 'Ihr Konto bei {site} ist wieder offen',
  'mail.account-enabled.lead':
    'Die Betreiber von {site} haben Ihr Konto wieder freigegeben. Sie können sich anmelden wie zuvor.',
  'mail.made-admin.subject': 'Sie verwalten jetzt {site}',
  'mail.made-admin.lead':
    'Die Betreiber von {site} haben Ihnen die Verwaltung übertragen. Sie können jetzt die Konten anderer verwalten.',
  'mail.no-longer-admin.subject': 'Sie verwalten {site} nicht mehr',
  'mail.no-longer-admin.lead':
    'Die Betreiber von {site} haben Ihnen die Verwaltung entzogen. Ihr Konto bleibt, wie es ist.',
  'event.account-disabled': 'Konto gesperrt, alle Geräte abgemeldet',
  'event.account-enabled': 'Konto wieder freigegeben',
  'event.made-admin': 'Verwaltung übertragen',
  'event.no-longer-admin': 'Verwaltung entzogen',
} as const;
