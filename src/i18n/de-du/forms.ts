export const forms = {
  'email.missing': 'Gib deine E-Mail-Adresse ein.',
  'email.dots':
    'Viele Mailserver lehnen einen Punkt am Anfang, vor dem @ oder neben einem anderen Punkt ab. Prüfe die Adresse oder verwende eine andere.',
  'email.wrong': 'Gib eine gültige E-Mail-Adresse ein, zum Beispiel name@example.com.',
  'displayName.unprintable': 'Entferne spitze Klammern und unsichtbare Zeichen.',
  'displayName.link':
    'Ein Name darf nicht wie ein Link aussehen: Entferne / \\ und @, und setze nach jedem Punkt ein Leerzeichen.',
  'displayName.noLetter': 'Verwende mindestens einen Buchstaben oder eine Ziffer, oder lass das Feld leer.',
  'email.didYouMean': 'Meintest du {email}?',
  'password.missing': 'Gib dein Passwort ein.',
  'password.missingOfAccount': 'Gib das Passwort deines Kontos ein.',
  'password.wrong': 'Falsches Passwort. Versuche es erneut.',
  'password.tooShort': 'Verwende mindestens {minLength:number} Zeichen. Gut sind mehrere Wörter ohne Zusammenhang.',
  'password.tooLong': 'Verwende höchstens {maxLength:number} Zeichen.',
  'password.weak.own-address': 'Verwende keine Teile deiner E-Mail-Adresse: Angreifer probieren sie zuerst.',
  'password.weak.own-site': 'Verwende nicht den Namen dieser Website: Angreifer probieren ihn zuerst.',
} as const;
