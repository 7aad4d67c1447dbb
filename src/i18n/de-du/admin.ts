export const admin = {
  'refused.disabledBecause':
    'Dein Konto ist gesperrt. Wende dich an die Betreiber dieser Website, wenn du das für einen Irrtum hältst.',
  'refused.waiting': 'Dein Konto ist noch nicht freigegeben',
  'refused.waitingBecause':
    'Dein Konto ist noch nicht freigegeben. Du erhältst eine E-Mail, sobald du dich anmelden kannst.',
  'notice.admin-needs-factor': 'Für die Verwaltung ist ein zweiter Faktor nötig. Richte zuerst einen ein.',
} as const;
