export const operators = {
  'mail.account-created.subject': 'Du hast ein Konto bei {site}',
  'mail.account-created.lead':
    'Die Betreiber von {site} haben ein Konto für dich angelegt. Melde dich mit dieser E-Mail-Adresse und dem Passwort an, das du von ihnen hast.',
  'mail.first-password.subject': 'Wähle ein Passwort für dein Konto bei {site}',
  'mail.first-password.lead':
    'Die Betreiber von {site} haben mit dieser E-Mail-Adresse ein Konto für dich angelegt. Wähle ein Passwort, um dich anzumelden.',
  'mail.first-password.doubt': 'Du kannst diese E-Mail ignorieren, wenn du das Konto nicht möchtest.',
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
