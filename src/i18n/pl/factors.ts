/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Potwierdź, że to Ty',
  'code.text': 'Wpisz kod z aplikacji uwierzytelniającej lub kod odzyskiwania.',
  'code.textWithoutApp': 'Użyj klucza dostępu lub wpisz kod odzyskiwania.',
  'code.label': 'Kod',
  'code.trust': 'Nie pytaj ponownie w tej przeglądarce przez {lifetime:duration}',
  'code.button': 'Zaloguj się',
  'code.missing': 'Wpisz kod.',
  'code.wrong': 'Nieprawidłowy kod. Każdy kod działa tylko raz: jeśli ten został właśnie użyty, poczekaj na następny.',
  'code.startOver': 'Zaloguj się na inne konto',
  'code.lost': 'Nie masz już swojego urządzenia ani kodów odzyskiwania?',
  'notice.login-expired': 'Drugi etap trwał dłużej niż {pendingLogin:duration}. Zaloguj się ponownie.',
  'notice.second-step-first': 'Twoje konto używa weryfikacji dwuetapowej. Zaloguj się, aby kontynuować.',

  // Passkeys, wherever they are used
  'passkey.use': 'Użyj klucza dostępu',
  'passkey.logIn': 'Zaloguj się kluczem dostępu',
  'passkey.wrong': 'Ten klucz dostępu tutaj nie działa. Użyj innego klucza lub innego sposobu.',
  'passkey.expired': 'To trwało zbyt długo. Spróbuj ponownie.',
  'passkey.copied': 'Odrzuciliśmy ten klucz dostępu, ponieważ ktoś mógł go skopiować. Usuń go ze swojego konta.',
  'passkey.notAsked': 'Klucz dostępu nie został użyty. Spróbuj ponownie lub użyj innego sposobu.',

  // Overview
  'security.link': 'Klucze dostępu i weryfikacja dwuetapowa',
  'security.title': 'Logowanie i bezpieczeństwo',
  'security.second': 'Weryfikacja dwuetapowa',
  'security.secondText': 'Nawet jeśli ktoś pozna Twoje hasło, nie zaloguje się bez drugiego etapu.',
  'security.on': 'Skonfigurowano:',
  'security.off': 'Nie skonfigurowano',
  'security.passkeyCount':
    '{count, plural, one {# klucz dostępu} few {# klucze dostępu} many {# kluczy dostępu} other {# klucza dostępu}}',
  'security.codesLeft':
    '{count, plural, one {Pozostał # kod} few {Pozostały # kody} many {Pozostało # kodów} other {Pozostało # kodu}}',
  'security.none': 'Brak',
  'security.access': 'Dostęp',
  'security.required':
    'Ten serwis wymaga weryfikacji dwuetapowej. Skonfiguruj aplikację uwierzytelniającą lub klucz dostępu, aby kontynuować.',
  'security.codesMissing': 'Nie masz kodów odzyskiwania. Utwórz je na wypadek utraty urządzenia.',

  // Authenticator app
  'totp.title': 'Aplikacja uwierzytelniająca',
  'totp.text': 'Aplikacja co 30 sekund pokazuje nowy kod. Do logowania potrzebne jest hasło i aktualny kod.',
  'totp.scan': 'Zeskanuj w aplikacji:',
  'totp.image': 'Kod QR z Twoim kluczem',
  'totp.key': 'Lub wpisz ten klucz w aplikacji:',
  'totp.code': 'Kod z aplikacji',
  'totp.button': 'Włącz',
  'totp.wrong':
    'Nieprawidłowy kod. Wpisz kod, który aplikacja pokazuje teraz, i sprawdź, czy zegar urządzenia jest dobrze ustawiony.',
  'totp.isOn': 'Aplikacja uwierzytelniająca jest skonfigurowana. Do logowania potrzebny jest kod z aplikacji.',
  'totp.createdAt': 'Skonfigurowano',
  'totp.usedAt': 'Ostatnio użyto',
  'totp.neverUsed': 'Nigdy nie użyto',
  'totp.remove': 'Usuń aplikację uwierzytelniającą',
  'totp.removeText': 'Wszystkie inne urządzenia zostaną wylogowane.',
  'notice.totp-added': 'Aplikacja uwierzytelniająca jest skonfigurowana. Wszystkie inne urządzenia zostały wylogowane.',
  'notice.totp-added-save-codes':
    'Aplikacja uwierzytelniająca jest skonfigurowana. Utwórz teraz kody odzyskiwania na wypadek utraty urządzenia.',
  'notice.totp-removed': 'Aplikacja uwierzytelniająca usunięta. Wszystkie inne urządzenia zostały wylogowane.',

  // Recovery codes
  'recoveryCodes.title': 'Kody odzyskiwania',
  'recoveryCodes.text': 'Jeśli stracisz urządzenie, zaloguj się kodem odzyskiwania. Każdy kod działa tylko raz.',
  'recoveryCodes.left':
    'Masz jeszcze {count, plural, one {# kod} few {# kody} many {# kodów} other {# kodu}}. Data utworzenia: {at:day}.',
  'recoveryCodes.none': 'Nie masz żadnych kodów odzyskiwania.',
  'recoveryCodes.notYet': 'Najpierw skonfiguruj aplikację uwierzytelniającą lub klucz dostępu.',
  'recoveryCodes.button': 'Utwórz kody odzyskiwania',
  'recoveryCodes.againText': 'Nowe kody zastąpią stare. Wszystkie inne urządzenia zostaną wylogowane.',
  'recoveryCodes.again': 'Utwórz nowe kody',
  'recoveryCodes.made.title': 'Twoje kody odzyskiwania',
  'recoveryCodes.made.text':
    'Zapisz je teraz w miejscu, do którego masz dostęp bez swojego urządzenia. Nie pokażemy ich ponownie.',
  'recoveryCodes.copy': 'Kopiuj',
  'recoveryCodes.copied': 'Skopiowano',
  'recoveryCodes.download': 'Pobierz',
  'recoveryCodes.print': 'Drukuj',
  'recoveryCodes.done': 'Kody są zapisane',

  // Passkeys of the account
  'passkeys.title': 'Klucze dostępu',
  'passkeys.text':
    'Zaloguj się odciskiem palca, twarzą lub kodem PIN zamiast hasłem. Klucza dostępu nie da się odgadnąć i działa tylko w tym serwisie.',
  'passkeys.none': 'Nie masz żadnych kluczy dostępu.',
  'passkeys.name': 'Nazwa',
  'passkeys.nameHint': 'Gdzie się znajduje, na przykład „Laptop służbowy”.',
  'passkeys.rename': 'Zmień nazwę',
  'passkeys.add': 'Dodaj klucz dostępu',
  'passkeys.needsScript': 'Klucze dostępu wymagają JavaScriptu i przeglądarki, która je obsługuje.',
  'passkeys.needsName':
    'Klucze dostępu działają tylko w serwisach z nazwą domeny. Ten serwis został otwarty przez adres IP.',
  'passkeys.createdAt': 'Dodano {at:day}',
  'passkeys.usedAt': 'Ostatnio użyto:',
  'passkeys.neverUsed': 'Nigdy nie użyto',
  'passkeys.backedUp': 'Z kopią zapasową lub zsynchronizowany',
  'passkeys.oneDevice': 'Tylko na jednym urządzeniu',
  'passkeys.remove': 'Usuń',
  'passkeys.removeText': 'Po dodaniu lub usunięciu klucza wszystkie inne urządzenia zostaną wylogowane.',
  'passkeys.known': 'Ten klucz dostępu jest już dodany.',
  'passkeys.tooMany':
    'Masz już {count, plural, one {# klucz dostępu} few {# klucze dostępu} many {# kluczy dostępu} other {# klucza dostępu}}. Najpierw usuń jeden.',
  'passkeys.unnamed': 'Klucz dostępu',
  'notice.passkey-added': 'Klucz dostępu dodany. Wszystkie inne urządzenia zostały wylogowane.',
  'notice.passkey-added-save-codes':
    'Klucz dostępu dodany. Utwórz teraz kody odzyskiwania na wypadek utraty urządzenia.',
  'notice.passkey-renamed': 'Nazwa klucza dostępu zmieniona.',
  'notice.passkey-removed': 'Klucz dostępu usunięty. Wszystkie inne urządzenia zostały wylogowane.',

  'factor.last': 'Ten serwis wymaga weryfikacji dwuetapowej. Skonfiguruj inny drugi etap, zanim usuniesz ten.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Ze względów bezpieczeństwa wpisz hasło lub kod albo użyj klucza dostępu.',
  'confirm.titleWithFactor': 'Potwierdź, że to Ty',
  'confirm.onlyOne': 'Wpisz hasło albo kod, a nie oba naraz.',
  'confirm.missing': 'Wpisz hasło lub kod.',

  // Way back without the second step
  'recovery.title': 'Zaloguj się bez drugiego etapu',
  'recovery.text':
    'Jeśli nie masz już swojego urządzenia ani kodów odzyskiwania, {wait:in} możesz wyłączyć weryfikację dwuetapową. Potrzebne będą hasło i wiadomość, którą do Ciebie wyślemy.',
  'recovery.button': 'Wyślij wiadomość',
  'notice.recovery-asked':
    'Link z naszej wiadomości {wait:in} pozwoli wyłączyć weryfikację dwuetapową. Do tego czasu pozwala tylko anulować tę prośbę.',
  'recovery.waiting.title': 'Jeszcze nie teraz',
  'recovery.waiting.text':
    'Weryfikację dwuetapową możesz wyłączyć od {from:datetime}. Zachowaj wiadomość i wtedy ponownie otwórz link.',
  'recovery.stopText': 'To nie Twoja prośba? Anuluj ją i zmień hasło: zna je ktoś inny.',
  'recovery.stop': 'Anuluj prośbę',
  'notice.recovery-stopped':
    'Weryfikacja dwuetapowa pozostaje włączona. Osoba, która o to poprosiła, zna Twoje hasło: zmień je teraz.',
  'recovery.ready.title': 'Wyłącz weryfikację dwuetapową',
  'recovery.ready.text':
    'Wpisz hasło. Aplikacja uwierzytelniająca, klucze dostępu i kody odzyskiwania zostaną usunięte, a wszystkie urządzenia wylogowane.',
  'recovery.ready.button': 'Wyłącz',
  'recovery.over.text':
    'Link został użyty lub wygasł albo prośba została anulowana. Link traci ważność także po zalogowaniu się z drugim etapem lub po zmianie na koncie.',
  'notice.factors-removed': 'Weryfikacja dwuetapowa jest wyłączona. Zaloguj się hasłem i skonfiguruj ją ponownie.',

  // Activity
  'event.totp-added': 'Dodano aplikację uwierzytelniającą, wylogowano wszystkie inne urządzenia',
  'event.totp-removed': 'Usunięto aplikację uwierzytelniającą, wylogowano wszystkie inne urządzenia',
  'event.passkey-added': 'Dodano klucz dostępu, wylogowano wszystkie inne urządzenia:',
  'event.passkey-removed': 'Usunięto klucz dostępu, wylogowano wszystkie inne urządzenia:',
  'event.passkey-renamed': 'Zmieniono nazwę klucza dostępu:',
  'event.passkey-copied': 'Odrzucono klucz dostępu, który ktoś mógł skopiować:',
  'event.recovery-codes-made': 'Utworzono kody odzyskiwania, wylogowano wszystkie inne urządzenia',
  'event.recovery-code-used': 'Użyto kodu odzyskiwania',
  'event.factors-removed': 'Wyłączono weryfikację dwuetapową, wylogowano wszystkie urządzenia',
  'event.factor-recovery-asked': 'Poproszono o wyłączenie weryfikacji dwuetapowej',
  'event.factor-recovery-stopped': 'Anulowano wyłączenie weryfikacji dwuetapowej',

  // API
  'api.secondFactorNeeded': 'Potrzebny jest drugi etap',
  'api.secondFactorNeededBecause':
    'Hasło jest prawidłowe. Wyślij także kod z aplikacji uwierzytelniającej lub kod odzyskiwania jako „code”.',
  'api.secondFactorMissing': 'Najpierw skonfiguruj weryfikację dwuetapową',
  'api.secondFactorMissingBecause': 'Ten serwis jej wymaga. Zaloguj się w serwisie, aby ją skonfigurować.',

  // Mails
  'mail.totp-added.subject': 'Dodano aplikację uwierzytelniającą do Twojego konta w serwisie {site}',
  'mail.totp-added.lead':
    'Do Twojego konta w serwisie {site} dodano aplikację uwierzytelniającą. Od teraz do logowania potrzebny jest kod z aplikacji. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.totp-removed.subject': 'Usunięto aplikację uwierzytelniającą z Twojego konta w serwisie {site}',
  'mail.totp-removed.lead':
    'Z Twojego konta w serwisie {site} usunięto aplikację uwierzytelniającą. Kody z aplikacji już nie działają. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.passkey-added.subject': 'Dodano klucz dostępu do Twojego konta w serwisie {site}',
  'mail.passkey-added.lead':
    'Do Twojego konta w serwisie {site} dodano klucz dostępu. Można się nim zalogować. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.passkey-removed.subject': 'Usunięto klucz dostępu z Twojego konta w serwisie {site}',
  'mail.passkey-removed.lead':
    'Z Twojego konta w serwisie {site} usunięto klucz dostępu, który już nie działa. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.passkey-copied.subject': 'Ktoś mógł skopiować klucz dostępu do Twojego konta w serwisie {site}',
  'mail.passkey-copied.lead':
    'Odrzuciliśmy klucz dostępu do Twojego konta w serwisie {site}, ponieważ ktoś mógł go skopiować. Zaloguj się w inny sposób i usuń ten klucz.',
  'mail.recovery-codes-made.subject': 'Utworzono kody odzyskiwania do Twojego konta w serwisie {site}',
  'mail.recovery-codes-made.lead':
    'Utworzono nowe kody odzyskiwania do Twojego konta w serwisie {site}. Wcześniejsze już nie działają. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.recovery-code-used.subject': 'Użyto kodu odzyskiwania do Twojego konta w serwisie {site}',
  'mail.recovery-code-used.lead':
    'Zamiast drugiego etapu użyto kodu odzyskiwania do Twojego konta w serwisie {site}. Ten kod już nie działa.',
  'mail.factors-removed.subject': 'Wyłączono weryfikację dwuetapową na Twoim koncie w serwisie {site}',
  'mail.factors-removed.lead':
    'Na Twoim koncie w serwisie {site} wyłączono weryfikację dwuetapową: usunięto aplikację uwierzytelniającą, klucze dostępu i kody odzyskiwania. Do logowania wystarczy teraz hasło. Wszystkie urządzenia zostały wylogowane.',
  'mail.factor-recovery-asked.subject': 'Prośba o wyłączenie weryfikacji dwuetapowej w serwisie {site}',
  'mail.factor-recovery-asked.lead':
    'Osoba, która zna hasło do Twojego konta w serwisie {site}, poprosiła o wyłączenie weryfikacji dwuetapowej. Link poniżej pozwoli na to od {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Zobacz prośbę',
  'mail.factor-recovery-asked.doubt':
    'Ktoś zna Twoje hasło. Otwórz link powyżej, aby anulować prośbę, a potem zmień hasło.',
  'mail.checkFactors': 'Od razu zresetuj hasło. Potem zaloguj się i sprawdź „Logowanie i bezpieczeństwo”.',
} as const;
