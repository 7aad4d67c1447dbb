export const admin = {
  'refused.disabled': 'To konto jest wyłączone',
  'refused.disabledBecause':
    'Twoje konto jest wyłączone. Skontaktuj się z administratorami tego serwisu, jeśli to pomyłka.',
  'refused.waiting': 'Twoje konto nie zostało jeszcze zatwierdzone',
  'refused.waitingBecause':
    'Twoje konto nie zostało jeszcze zatwierdzone. Gdy będzie można się zalogować, dostaniesz e-mail.',
  'admin.title': 'Administracja',
  'notice.admin-needs-factor': 'Administracja wymaga drugiego składnika. Najpierw go skonfiguruj.',
  'admin.open': 'Zarządzaj tym serwisem',
  'admin.back': 'Wróć do administracji',
} as const;
