export const forms = {
  // Field labels and hints
  'label.email': 'E-Mail-Adresse',
  'label.password': 'Passwort',
  'label.newPassword': 'Neues Passwort',
  'label.showPassword': 'Passwort anzeigen',
  'label.passwordHint':
    'Mindestens {minLength:number} Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',

  // Form errors
  'email.missing': 'Geben Sie Ihre E-Mail-Adresse ein.',
  'email.dots':
    'Diese Adresse hat einen Punkt am Anfang, vor dem @ oder neben einem anderen Punkt. Das lehnen viele Mailserver ab. Prüfen Sie, ob sie richtig geschrieben ist, oder verwenden Sie eine andere.',
  'email.wrong': 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  'email.didYouMean': 'Meinten Sie {email}?',
  'password.missing': 'Geben Sie Ihr Passwort ein.',
  'password.missingOfAccount': 'Geben Sie das Passwort des Kontos ein.',
  'password.wrong': 'Das ist nicht das Passwort des Kontos. Versuchen Sie es noch einmal.',
  'password.tooShort':
    'Wählen Sie ein Passwort mit mindestens {minLength:number} Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',
  'password.tooLong': 'Wählen Sie ein kürzeres Passwort: Es kann höchstens {maxLength:number} Zeichen haben.',
  'password.weak': '{reason} Gut sind ein paar Wörter, die nichts miteinander zu tun haben.',
  'password.weak.own-address':
    'Dieses Passwort besteht aus Teilen Ihrer E-Mail-Adresse, und die werden zuerst ausprobiert. Wählen Sie eines, das nichts mit ihr zu tun hat.',
  'password.weak.own-site':
    'Dieses Passwort besteht aus dem Namen dieser Website, und der wird zuerst ausprobiert. Wählen Sie eines, das nichts mit ihm zu tun hat.',
  'password.weak.most-used':
    'Dieses Passwort gehört zu den häufigsten oder ähnelt einem davon und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.word':
    'Dieses Passwort ist fast nur ein bekanntes Wort und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.repeats':
    'Dieses Passwort wiederholt dieselben Zeichen und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.sequence':
    'Dieses Passwort ist fast nur eine Folge wie abcd oder 4321 und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.keyboard-row':
    'Dieses Passwort folgt den Reihen der Tastatur und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.date':
    'Dieses Passwort ist fast nur ein Datum oder eine Jahreszahl und wird deshalb schnell erraten. Wählen Sie ein anderes.',
  'password.weak.simple': 'Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein anderes.',
  'password.hardToGuess': 'Soweit diese Seite es beurteilen kann, ist dieses Passwort schwer zu erraten.',
} as const;
