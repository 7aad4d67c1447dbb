/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Zaloguj się na swoje konto.',
  'register.closed.title': 'Rejestracja jest zamknięta',
  'register.closed.text': 'Ten serwis obecnie nie przyjmuje nowych kont. Jeśli masz już konto, zaloguj się.',
  'register.invite.title': 'Potrzebujesz zaproszenia',
  'register.invite.text':
    'Nowe konta w tym serwisie są tylko na zaproszenie. Jeśli masz zaproszenie, otwórz link, który zawiera. Jeśli masz już konto, zaloguj się.',
  'email.domain': 'Można tu używać tylko adresów e-mail w domenach: {domains}.',
  'activate.expired.textForInvited':
    'Linki są ważne przez {lifetime:duration}. Jeśli masz zaproszenie, otwórz je ponownie, aby otrzymać nowy.',
  'api.inviteNeededBecause': 'Wyślij token zaproszenia jako „invite”.',
  'invite.welcome': 'Masz zaproszenie do utworzenia tu konta.',
  'invite.unknown.text':
    'Może być niekompletny lub zbyt stary. Otwórz go ponownie z zaproszenia albo skopiuj w całości. Jeśli to nie pomoże, poproś o nowe zaproszenie.',
  'invite.over.title': 'To zaproszenie już nie działa',
  'invite.expired.text': 'Wygasło lub zostało wycofane. Poproś o nowe.',
  'invite.usedUp.text':
    'Wszystkie konta, na które pozwalało, zostały utworzone. Jeśli jedno z nich jest Twoje, zaloguj się. W przeciwnym razie poproś o nowe zaproszenie.',
  'invite.tooLate.text':
    'Zostało wykorzystane lub wycofane, zanim otwarto ten link, więc konto nie powstało. Poproś o nowe zaproszenie.',
  'invite.otherAddress': 'To zaproszenie jest przeznaczone dla innego adresu e-mail. Wpisz ten, na który je wysłano.',
  'mail.invite.subject': 'Zaproszenie do serwisu {site}',
  'mail.invite.lead': 'Masz zaproszenie do utworzenia konta w serwisie {site}.',
  'mail.invite.button': 'Przyjmij zaproszenie',
  'mail.invite.late': 'Ta wiadomość dotarła z opóźnieniem, a zaproszenie wygasło. Poproś o nowe.',
  'mail.invite.unexpected': 'Nie spodziewasz się tej wiadomości?',
  'mail.invite.doubt': 'Możesz zignorować tę wiadomość. Bez rejestracji konto nie powstanie.',
  'api.inviteOverBecause': 'Zaproszenie wygasło, zostało wycofane lub wykorzystane.',
  'waiting.title': 'Twoje konto czeka na zatwierdzenie',
  'waiting.text':
    'Twój adres e-mail jest potwierdzony. Administratorzy tego serwisu sprawdzą teraz Twoją rejestrację. Napiszemy, gdy będzie można się zalogować.',
  'mail.approval-waits.subject': 'Nowe konto w serwisie {site} czeka na zatwierdzenie',
  'mail.approval-waits.lead':
    'Ktoś potwierdził swój adres e-mail w serwisie {site}. Będzie mógł się zalogować, gdy administrator zatwierdzi konto.',
  'mail.approval-waits.several.subject':
    '{count, plural, one {# nowe konto czeka} few {# nowe konta czekają} many {# nowych kont czeka} other {# nowego konta czeka}} na zatwierdzenie w serwisie {site}',
  'mail.approval-waits.several.lead':
    'Od {since:datetime} w serwisie {site} adres e-mail {count, plural, one {potwierdziła jeszcze # osoba} few {potwierdziły jeszcze # osoby} many {potwierdziło jeszcze # osób} other {potwierdziło jeszcze # osoby}}. Będą mogły się zalogować, gdy administrator zatwierdzi konta.',
  'mail.approval-waits.button': 'Przejrzyj konta',
  'invites.closed': 'Rejestracja w tym serwisie jest zamknięta, więc nikt nie mógłby użyć zaproszenia.',
  'invites.hasAccount': 'Ten adres e-mail ma już konto.',
  'invites.notMailed':
    'Na ten adres nie można teraz wysłać kolejnej wiadomości: dziś zamówiono ich zbyt wiele lub właściciel je zablokował.',
  'invites.noGroup': 'Nie ma grupy „{name}”.',
  'invites.tooManyGroups': 'Liczba grup nie może przekraczać {count:number}.',
  'invites.wrongNumber': 'Wpisz liczbę całkowitą od 1 do {most:number}.',
  'invites.oneAccount': 'Zaproszenie na jeden adres dotyczy jednego konta.',
  'event.approval-awaited': 'Rejestracja, oczekiwanie na zatwierdzenie',
} as const;
