export const operators = {
  'mail.account-created.subject': 'Masz konto w serwisie {site}',
  'mail.account-created.lead':
    'Administratorzy serwisu {site} utworzyli dla Ciebie konto. Zaloguj się tym adresem e-mail i hasłem, które od nich masz.',
  'mail.first-password.subject': 'Wybierz hasło do konta w serwisie {site}',
  'mail.first-password.lead':
    'Administratorzy serwisu {site} utworzyli dla Ciebie konto z tym adresem e-mail. Wybierz hasło, aby się zalogować.',
  'mail.first-password.button': 'Wybierz hasło',
  'mail.first-password.doubt': 'Możesz zignorować ten e-mail, jeśli nie chcesz mieć konta.',
  'mail.account-disabled.subject': 'Wyłączono Twoje konto w serwisie {site}',
  'mail.account-disabled.lead':
    'Administratorzy serwisu {site} wyłączyli Twoje konto i wylogowano wszystkie urządzenia. Twoje dane są zachowane. Skontaktuj się z nimi, jeśli to pomyłka.',
  'mail.account-enabled.subject': 'Twoje konto w serwisie {site} znów działa',
  'mail.account-enabled.lead':
    'Administratorzy serwisu {site} ponownie włączyli Twoje konto. Możesz logować się jak dawniej.',
  'mail.made-admin.subject': 'Jesteś teraz administratorem serwisu {site}',
  'mail.made-admin.lead':
    'Administratorzy serwisu {site} nadali Ci rolę administratora. Możesz teraz zarządzać kontami innych osób.',
  'mail.no-longer-admin.subject': 'Nie jesteś już administratorem serwisu {site}',
  'mail.no-longer-admin.lead':
    'Administratorzy serwisu {site} odebrali Ci rolę administratora. Twoje konto pozostaje bez zmian.',
  'event.account-disabled': 'Wyłączono konto, wylogowano wszystkie urządzenia',
  'event.account-enabled': 'Ponownie włączono konto',
  'event.made-admin': 'Nadano rolę administratora',
  'event.no-longer-admin': 'Odebrano rolę administratora',
} as const;
