export const admin = {
  'refused.disabled': 'Dieses Konto ist gesperrt',
  'refused.disabledBecause':
    'Ihr Konto ist gesperrt. Wenden Sie sich an die Betreiber dieser Website, wenn Sie das für einen Irrtum halten.',
  'refused.waiting': 'Ihr Konto ist noch nicht freigegeben',
  'refused.waitingBecause':
    'Ihr Konto ist noch nicht freigegeben. Sie erhalten eine E-Mail, sobald Sie sich anmelden können.',
  'admin.title': 'Verwaltung',
  'notice.admin-needs-factor': 'Für die Verwaltung ist ein zweiter Faktor nötig. Richten Sie zuerst einen ein.',
  'admin.open': 'Diese Website verwalten',
  'admin.back': 'Zurück zur Verwaltung',
} as const;
