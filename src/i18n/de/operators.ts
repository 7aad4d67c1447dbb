export const operators = {
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
