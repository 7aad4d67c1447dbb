export const admin = {
  'refused.disabled': 'Dit account is uitgeschakeld',
  'refused.disabledBecause':
    'Je account is uitgeschakeld. Vraag het de beheerders van deze site als je denkt dat dit een vergissing is.',
  'refused.waiting': 'Je account is nog niet goedgekeurd',
  'refused.waitingBecause': 'Je account is nog niet goedgekeurd. Je krijgt een e-mail zodra je kunt inloggen.',
  'admin.title': 'Beheer',
  'notice.admin-needs-factor': 'Voor het beheer is een tweede factor nodig. Stel er eerst een in.',
  'admin.open': 'Deze site beheren',
  'admin.back': 'Terug naar beheer',
} as const;
