export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Dzień dobry!',
  'mail.greetingByName': 'Dzień dobry, {name}!',
  'mail.validity': 'Link jest ważny przez {lifetime:duration} i działa tylko raz. Wygasa {expiresAt:datetime}.',
  'mail.late': 'Ta wiadomość dotarła z opóźnieniem i link z niej już wygasł. Otwórz go mimo to, aby otrzymać nowy.',
  'mail.when': 'Kiedy',
  'mail.whenLast': 'Ostatnio',
  'mail.ip': 'Adres IP',
  'mail.ipUnknown': 'Nieznany',
  'mail.device': 'Urządzenie',
  'mail.notRequested': 'To nie Twoja prośba?',
  'mail.notYou': 'To nie Ty?',
  'mail.ignore': 'Możesz zignorować tę wiadomość. Dopóki nikt nie otworzy linku, nic się nie stanie.',
  'mail.unchanged': 'Możesz zignorować tę wiadomość. Na Twoim koncie nic się nie zmieniło.',
  'mail.stop': 'Zablokuj te wiadomości',
  'mail.resetPassword': 'Zresetuj hasło',
  'mail.secure': 'Od razu zresetuj hasło. Wszystkie urządzenia zostaną wylogowane.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Aktywuj konto w serwisie {site}',
  'mail.activation.lead': 'Potwierdź ten adres e-mail, aby aktywować konto w serwisie {site}.',
  'mail.activation.button': 'Aktywuj konto',
  'mail.activation.note': 'Otwórz link w przeglądarce, w której odbyła się rejestracja, lub przygotuj swoje hasło.',

  'mail.account-exists.subject': 'Masz już konto w serwisie {site}',
  'mail.account-exists.lead':
    'Otrzymaliśmy prośbę o utworzenie konta w serwisie {site} z tym adresem e-mail, ale masz już takie konto.',
  'mail.account-exists.button': 'Zaloguj się',

  'mail.password-reset.subject': 'Zresetuj hasło do serwisu {site}',
  'mail.password-reset.lead': 'Otrzymaliśmy prośbę o zresetowanie hasła do Twojego konta w serwisie {site}.',
  'mail.password-reset.doubt': 'Możesz zignorować tę wiadomość. Twoje hasło się nie zmieni.',

  'mail.password-changed.subject': 'Zmieniono Twoje hasło do serwisu {site}',
  'mail.password-changed.lead':
    'Zmieniono hasło do Twojego konta w serwisie {site}. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.password-changed.several.subject': 'Zmieniono Twoje hasło do serwisu {site} {count:number} razy',
  'mail.password-changed.several.lead':
    'Od {since:datetime} zmieniono hasło do Twojego konta w serwisie {site} jeszcze {count:number} razy. Wszystkie inne urządzenia zostały wylogowane.',

  'mail.email-change.subject': 'Potwierdź nowy adres e-mail w serwisie {site}',
  'mail.email-change.lead': 'Potwierdź ten adres e-mail, aby używać go na swoim koncie w serwisie {site}.',
  'mail.email-change.button': 'Potwierdź adres e-mail',
  'mail.email-change.note': 'Do tego czasu konto zachowa obecny adres e-mail.',

  'mail.address-taken.subject': 'Twój adres e-mail ma już konto w serwisie {site}',
  'mail.address-taken.lead':
    'Otrzymaliśmy prośbę o użycie tego adresu e-mail na innym koncie w serwisie {site}. Ten adres należy już do Twojego konta.',

  'mail.email-change-asked.subject': 'Prośba o zmianę adresu e-mail w serwisie {site}',
  'mail.email-change-asked.lead':
    'Adres e-mail Twojego konta w serwisie {site} zmieni się na {newEmail}, gdy nowy adres zostanie potwierdzony.',
  'mail.email-change-asked.doubt':
    'Ktoś inny może mieć dostęp do Twojego konta. Zachowaj ten adres e-mail i ustaw nowe hasło.',
  'mail.email-change-asked.button': 'Zachowaj ten adres e-mail',

  'mail.email-changed.subject': 'Zmieniono Twój adres e-mail w serwisie {site}',
  'mail.email-changed.lead':
    'Adres e-mail Twojego konta w serwisie {site} zmieniono na {newEmail}. Na ten adres nie wysyłamy już wiadomości o koncie.',
  'mail.email-changed.doubt':
    'Ktoś inny może mieć dostęp do Twojego konta. Przywróć ten adres e-mail i ustaw nowe hasło.',
  'mail.email-changed.button': 'Przywróć ten adres e-mail',

  'mail.email-changed-to-this.subject': 'Twój nowy adres e-mail w serwisie {site}',
  'mail.email-changed-to-this.lead':
    'To jest teraz adres e-mail Twojego konta w serwisie {site}. Od teraz używaj go do logowania.',

  'mail.email-restored.subject': 'Cofnięto zmianę adresu e-mail w serwisie {site}',
  'mail.email-restored.lead':
    'Cofnięto zmianę adresu e-mail konta w serwisie {site}. Konto ma znów poprzedni adres e-mail oraz nowe hasło, a wszystkie urządzenia zostały wylogowane.',

  'mail.new-device.subject': 'Nowe logowanie na Twoje konto w serwisie {site}',
  'mail.new-device.lead': 'Na Twoje konto w serwisie {site} zalogowano się z nowej przeglądarki.',
  'mail.new-device.several.subject':
    '{count, plural, one {# nowe logowanie} few {# nowe logowania} many {# nowych logowań} other {# nowego logowania}} na Twoje konto w serwisie {site}',
  'mail.new-device.several.lead':
    'Od {since:datetime} na Twoje konto w serwisie {site} zalogowano się z nowych przeglądarek jeszcze {count:number} razy.',

  'mail.deletion-asked.subject': 'Twoje konto w serwisie {site} zostanie usunięte',
  'mail.deletion-asked.lead':
    'Twoje konto w serwisie {site} jest zamknięte. Zostanie usunięte {deleteAfter:day} wraz ze wszystkimi danymi. Aby je zachować, zaloguj się przed tym terminem i je przywróć.',
  'mail.deletion-asked.button': 'Zachowaj konto',
  'mail.deletion-asked.doubt': 'Zaloguj się i przywróć konto, a potem zmień hasło.',
  'mail.deletion-asked.several.subject': 'Twoje konto w serwisie {site} zamknięto {count:number} razy',
  'mail.deletion-asked.several.lead':
    'Od {since:datetime} Twoje konto w serwisie {site} zamknięto jeszcze {count:number} razy, a w międzyczasie je przywracano. Jeśli pozostanie zamknięte, zostanie usunięte {deleteAfter:day} wraz ze wszystkimi danymi. Aby je zachować, zaloguj się przed tym terminem i je przywróć.',

  'mail.deletion-cancelled.subject': 'Przywrócono Twoje konto w serwisie {site}',
  'mail.deletion-cancelled.lead':
    'Twoje konto w serwisie {site} zostało przywrócone i nie zostanie usunięte. Wszystkie dane są na miejscu.',
  'mail.deletion-cancelled.several.subject': 'Twoje konto w serwisie {site} przywrócono {count:number} razy',
  'mail.deletion-cancelled.several.lead':
    'Od {since:datetime} Twoje zamknięte konto w serwisie {site} przywrócono jeszcze {count:number} razy. Wszystkie dane są na miejscu.',
  'mail.token-created.subject': 'Utworzono token dostępu do Twojego konta w serwisie {site}',
  'mail.token-created.lead':
    'Ktoś, kto chwilę wcześniej wpisał Twoje hasło do serwisu {site}, utworzył token dostępu. Program może za jego pomocą korzystać z Twojego konta.',
  'mail.token-created.several.subject':
    'Utworzono {count, plural, one {# token dostępu} few {# tokeny dostępu} many {# tokenów dostępu} other {# tokenu dostępu}} do Twojego konta w serwisie {site}',
  'mail.token-created.several.lead':
    'Od {since:datetime} utworzono jeszcze {count, plural, one {# token dostępu} few {# tokeny dostępu} many {# tokenów dostępu} other {# tokenu dostępu}} do Twojego konta w serwisie {site}. Programy mogą za ich pomocą korzystać z Twojego konta.',
} as const;
