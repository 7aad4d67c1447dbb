export const forms = {
  // Field labels and hints
  'label.email': 'Adres e-mail',
  'label.password': 'Hasło',
  'label.newPassword': 'Nowe hasło',
  'label.showPassword': 'Pokaż hasło',
  'label.passwordHint':
    'Co najmniej {minLength, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}. Dobrze sprawdza się kilka niepowiązanych słów.',

  // Form errors
  'email.missing': 'Wpisz swój adres e-mail.',
  'email.dots':
    'Wiele serwerów pocztowych odrzuca kropkę na początku, przed znakiem @ lub obok innej kropki. Sprawdź adres albo użyj innego.',
  'email.wrong': 'Wpisz prawidłowy adres e-mail, na przykład imie@example.com.',
  'displayName.tooLong': 'Użyj najwyżej {maxLength:number} znaków.',
  'displayName.unprintable': 'Usuń nawiasy ostre i niewidoczne znaki.',
  'displayName.link': 'Nazwa nie może wyglądać jak link: usuń znaki / \\ i @, a po każdej kropce wstaw spację.',
  'displayName.noLetter': 'Użyj co najmniej jednej litery lub cyfry albo zostaw to pole puste.',
  'email.didYouMean': 'Czy chodziło o {email}?',
  'password.missing': 'Wpisz swoje hasło.',
  'password.missingOfAccount': 'Wpisz hasło do swojego konta.',
  'password.wrong': 'Nieprawidłowe hasło. Spróbuj ponownie.',
  'password.tooShort': 'Użyj co najmniej {minLength:number} znaków. Dobrze sprawdza się kilka niepowiązanych słów.',
  'password.tooLong': 'Użyj najwyżej {maxLength:number} znaków.',
  'password.weak': '{reason} Dobrze sprawdza się kilka niepowiązanych słów.',
  'password.weak.own-address':
    'Nie używaj fragmentów swojego adresu e-mail: atakujący próbują ich w pierwszej kolejności.',
  'password.weak.own-site': 'Nie używaj nazwy tego serwisu: atakujący próbują jej w pierwszej kolejności.',
  'password.weak.most-used': 'To hasło jest bardzo popularne i łatwe do odgadnięcia.',
  'password.weak.word': 'To hasło składa się głównie z popularnego słowa i łatwo je odgadnąć.',
  'password.weak.repeats': 'Powtarzające się znaki łatwo odgadnąć.',
  'password.weak.sequence': 'Ciągi takie jak abcd lub 4321 łatwo odgadnąć.',
  'password.weak.keyboard-row': 'Ciągi sąsiednich klawiszy łatwo odgadnąć.',
  'password.weak.date': 'Daty i lata łatwo odgadnąć.',
  'password.weak.simple': 'To hasło zbyt łatwo odgadnąć.',
  'password.hardToGuess': 'To hasło wygląda na trudne do odgadnięcia.',
} as const;
