export const forms = {
  // Field labels and hints
  'label.email': 'E-Mail-Adresse',
  'label.password': 'Passwort',
  'label.newPassword': 'Neues Passwort',
  'label.showPassword': 'Passwort anzeigen',
  'label.passwordHint': 'Mindestens {minLength:number} Zeichen. Gut sind mehrere Wörter ohne Zusammenhang.',

  // Form errors
  'email.missing': 'Geben Sie Ihre E-Mail-Adresse ein.',
  'email.dots':
    'Viele Mailserver lehnen einen Punkt am Anfang, vor dem @ oder neben einem anderen Punkt ab. Prüfen Sie die Adresse oder verwenden Sie eine andere.',
  'email.wrong': 'Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.com.',
  'email.didYouMean': 'Meinten Sie {email}?',
  'displayName.tooLong': 'Höchstens {maxLength:number} Zeichen.',
  'displayName.unprintable': 'Entfernen Sie spitze Klammern und unsichtbare Zeichen.',
  'displayName.link':
    'Ein Name darf nicht wie ein Link aussehen: Entfernen Sie / \\ und @, und setzen Sie nach jedem Punkt ein Leerzeichen.',
  'displayName.noLetter': 'Verwenden Sie mindestens einen Buchstaben oder eine Ziffer, oder lassen Sie das Feld leer.',
  'password.missing': 'Geben Sie Ihr Passwort ein.',
  'password.missingOfAccount': 'Geben Sie das Passwort Ihres Kontos ein.',
  'password.wrong': 'Falsches Passwort. Versuchen Sie es erneut.',
  'password.tooShort':
    'Verwenden Sie mindestens {minLength:number} Zeichen. Gut sind mehrere Wörter ohne Zusammenhang.',
  'password.tooLong': 'Verwenden Sie höchstens {maxLength:number} Zeichen.',
  'password.weak': '{reason} Gut sind mehrere Wörter ohne Zusammenhang.',
  'password.weak.own-address': 'Verwenden Sie keine Teile Ihrer E-Mail-Adresse: Angreifer probieren sie zuerst.',
  'password.weak.own-site': 'Verwenden Sie nicht den Namen dieser Website: Angreifer probieren ihn zuerst.',
  'password.weak.most-used': 'Dieses Passwort ist sehr häufig und leicht zu erraten.',
  'password.weak.word': 'Dieses Passwort ist fast nur ein bekanntes Wort und leicht zu erraten.',
  'password.weak.repeats': 'Wiederholte Zeichen sind leicht zu erraten.',
  'password.weak.sequence': 'Folgen wie abcd oder 4321 sind leicht zu erraten.',
  'password.weak.keyboard-row': 'Tastaturreihen sind leicht zu erraten.',
  'password.weak.date': 'Daten und Jahreszahlen sind leicht zu erraten.',
  'password.weak.simple': 'Dieses Passwort ist zu leicht zu erraten.',
  'password.hardToGuess': 'Das sieht schwer zu erraten aus.',
} as const;
