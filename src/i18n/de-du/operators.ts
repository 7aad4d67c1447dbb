export const operators = {
  'mail.account-disabled.subject': 'Dein Konto bei {site} wurde gesperrt',
  'mail.account-disabled.lead':
    'Die Betreiber von {site} haben dein Konto gesperrt, und alle Geräte wurden abgemeldet. Deine Daten bleiben erhalten. Wende dich an sie, wenn du das für einen Irrtum hältst.',
  'mail.account-enabled.subject': 'Dein Konto bei {site} ist wieder offen',
  'mail.account-enabled.lead':
    'Die Betreiber von {site} haben dein Konto wieder freigegeben. Du kannst dich anmelden wie zuvor.',
  'mail.made-admin.subject': 'Du verwaltest jetzt {site}',
  'mail.made-admin.lead':
    'Die Betreiber von {site} haben dir die Verwaltung übertragen. Du kannst jetzt die Konten anderer verwalten.',
  'mail.no-longer-admin.subject': 'Du verwaltest {site} nicht mehr',
  'mail.no-longer-admin.lead':
    'Die Betreiber von {site} haben dir die Verwaltung entzogen. Dein Konto bleibt, wie es ist.',
} as const;
