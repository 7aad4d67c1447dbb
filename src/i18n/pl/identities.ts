/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Zaloguj się przez {provider}',
  'provider.failed': 'Logowanie przez {provider} nie powiodło się',
  'provider.down': '{provider} teraz nie odpowiada. Spróbuj później lub zaloguj się w inny sposób.',
  'provider.refused':
    'Nie udało się potwierdzić odpowiedzi z {provider}. Spróbuj ponownie lub zaloguj się w inny sposób.',
  'provider.declined': '{provider} nie potwierdza, kim jesteś. Spróbuj ponownie lub zaloguj się w inny sposób.',
  'provider.unasked':
    'To trwało zbyt długo, zostało już użyte albo zaczęto to w innej przeglądarce lub karcie. Zacznij od nowa.',
  'identity.title': 'Jeszcze jeden krok',
  'identity.unlinked': 'Konto {provider} „{label}” nie jest tu jeszcze połączone z żadnym kontem.',
  'identity.haveTitle': 'Masz już konto?',
  'identity.haveText': 'Zaloguj się jak zwykle. Potem możesz połączyć {provider} ze swoim kontem.',
  'identity.haveButton': 'Zaloguj się i połącz',
  'identity.taken': '{email} ma już tutaj konto. Zaloguj się jak zwykle. Potem możesz połączyć z nim {provider}.',
  'identity.newTitle': 'Nie masz jeszcze konta?',
  'identity.newText': 'Utwórz konto. Nie potrzebujesz hasła, bo logujesz się przez {provider}.',
  'notice.identity-expired': 'To trwało zbyt długo. Zacznij od nowa.',
  'identity.link.title': 'Połącz konto',
  'identity.link.text':
    'Czy chcesz połączyć konto {provider} „{label}” ze swoim kontem? Kto może się tam zalogować, zaloguje się wtedy także tutaj. Wszystkie inne urządzenia zostaną wylogowane.',
  'identity.link.button': 'Połącz konto',
  'identity.last': 'To Twój jedyny sposób logowania. Najpierw ustaw hasło.',
  'identity.noPassword': 'To konto nie ma hasła. Najpierw zaloguj się ponownie lub wyślij kod.',
  'identities.title': 'Połączone konta',
  'identities.text': 'Loguj się kontem z innej witryny zamiast hasłem.',
  'identities.none': 'Nie ma połączonych kont.',
  'identities.createdAt': 'Połączono {at:day}',
  'identities.usedAt': 'Ostatnio użyto:',
  'identities.neverUsed': 'Nigdy nie użyto',
  'identities.add': 'Połącz konto',
  'identities.link': 'Połącz {provider}',
  'identities.unlink': 'Odłącz',
  'identities.changeText': 'Po połączeniu lub odłączeniu konta wszystkie inne urządzenia zostaną wylogowane.',
  'identities.count': '{count, plural, one {# konto} few {# konta} many {# kont} other {# konta}}',
  'notice.identity-linked': 'Konto połączone. Wszystkie inne urządzenia zostały wylogowane.',
  'notice.identity-unlinked': 'Konto odłączone. Wszystkie inne urządzenia zostały wylogowane.',
  'notice.identity-known': 'To konto było już połączone.',
  'notice.identity-taken': 'To konto jest tu połączone z innym kontem. Zaloguj się na nie i najpierw je odłącz.',
  'notice.identity-other': 'To konto nie jest połączone z Twoim. Spróbuj ponownie z tym, które jest.',
  'notice.identity-not-again':
    'Druga witryna nie poprosiła o ponowne zalogowanie, więc nie może potwierdzić, że to Ty. Użyj innego sposobu.',
  'confirm.withProvider': 'Dla bezpieczeństwa potwierdź, że to Ty.',
  'confirm.titleWithout': 'Potwierdź, że to Ty',
  'confirm.providerText': 'Dla bezpieczeństwa zaloguj się ponownie w witrynie, przez którą się tu logujesz.',
  'confirm.provider': 'Potwierdź przez {provider}',
  'confirm.nothing':
    'Nie masz jeszcze hasła. Możemy wysłać Ci link, aby je ustawić. Wszystkie urządzenia zostaną wylogowane.',
  'confirm.nothingButton': 'Ustaw hasło przez e-mail',
  'firstPassword.title': 'Ustaw hasło',
  'firstPassword.text':
    'Będzie można logować się także adresem e-mail i tym hasłem. Wszystkie inne urządzenia zostaną wylogowane.',
  'firstPassword.button': 'Ustaw hasło',
  'confirmEmail.otherWay': 'Zaloguj się w inny sposób, aby potwierdzić',
  'activate.chooseText':
    'Otwórz ten link w przeglądarce, w której zaczęto rejestrację. Możesz też ustawić tu hasło, aby aktywować konto.',
  'notice.recovery-needs-password':
    'Aby wyłączyć weryfikację dwuetapową, zaloguj się hasłem. Jeśli go nie masz, najpierw ustaw je przez e-mail.',
  'event.identity-linked': 'Połączono konto z innej witryny:',
  'event.identity-unlinked': 'Odłączono konto z innej witryny:',
  'mail.identity-linked.subject': 'Nowy sposób logowania do Twojego konta w serwisie {site}',
  'mail.identity-linked.lead':
    'Z Twoim kontem w serwisie {site} połączono konto z innej witryny. Można się nim logować. Wszystkie inne urządzenia zostały wylogowane.',
  'mail.identity-unlinked.subject': 'Usunięto sposób logowania do Twojego konta w serwisie {site}',
  'mail.identity-unlinked.lead':
    'Od Twojego konta w serwisie {site} odłączono konto z innej witryny. Nie można się już nim logować. Wszystkie inne urządzenia zostały wylogowane.',
} as const;
