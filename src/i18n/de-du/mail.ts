export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Hallo!',
  'mail.greetingByName': 'Hallo {name}!',
  'mail.late':
    'Diese E-Mail hat sich verzögert, und ihr Link ist abgelaufen. Öffne ihn trotzdem, um einen neuen zu erhalten.',
  'mail.notRequested': 'Nicht von dir angefordert?',
  'mail.notYou': 'Das warst du nicht?',
  'mail.ignore': 'Du kannst diese E-Mail ignorieren. Solange der Link nicht geöffnet wird, passiert nichts.',
  'mail.unchanged': 'Du kannst diese E-Mail ignorieren. An deinem Konto hat sich nichts geändert.',
  'mail.secure': 'Setze sofort dein Passwort zurück. Damit werden alle Geräte abgemeldet.',

  // Subjects and sentences of each kind of mail
  'mail.activation.subject': 'Aktiviere dein Konto bei {site}',
  'mail.activation.lead': 'Bestätige diese E-Mail-Adresse, um dein Konto bei {site} zu aktivieren.',
  'mail.activation.note':
    'Öffne den Link im Browser, in dem du dich registriert hast, oder halte dein Passwort bereit.',

  'mail.account-exists.subject': 'Du hast schon ein Konto bei {site}',
  'mail.account-exists.lead':
    'Mit dieser E-Mail-Adresse sollte ein Konto bei {site} erstellt werden, aber du hast schon eines.',

  'mail.password-reset.lead': 'Für dein Konto bei {site} wurde ein neues Passwort angefordert.',
  'mail.password-reset.doubt': 'Du kannst diese E-Mail ignorieren. Dein Passwort bleibt unverändert.',

  'mail.password-changed.subject': 'Dein Passwort für {site} wurde geändert',
  'mail.password-changed.lead':
    'Das Passwort deines Kontos bei {site} wurde geändert. Alle anderen Geräte wurden abgemeldet.',
  'mail.password-changed.several.subject': 'Dein Passwort für {site} wurde {count:number}-mal geändert',
  'mail.password-changed.several.lead':
    'Das Passwort deines Kontos bei {site} wurde seit dem {since:datetime} noch {count:number}-mal geändert. Alle anderen Geräte wurden abgemeldet.',

  'mail.email-change.lead': 'Bestätige diese E-Mail-Adresse, um sie für dein Konto bei {site} zu verwenden.',

  'mail.address-taken.subject': 'Deine E-Mail-Adresse hat schon ein Konto bei {site}',
  'mail.address-taken.lead':
    'Diese E-Mail-Adresse sollte für ein anderes Konto bei {site} verwendet werden, gehört aber schon zu deinem.',

  'mail.email-change-asked.subject': 'Änderung deiner E-Mail-Adresse bei {site}',
  'mail.email-change-asked.lead':
    'Die E-Mail-Adresse deines Kontos bei {site} wird in {newEmail} geändert, sobald die neue Adresse bestätigt ist.',
  'mail.email-change-asked.doubt':
    'Möglicherweise hat noch jemand Zugriff auf dein Konto. Behalte diese E-Mail-Adresse und wähle ein neues Passwort.',

  'mail.email-changed.subject': 'Deine E-Mail-Adresse bei {site} wurde geändert',
  'mail.email-changed.lead':
    'Die E-Mail-Adresse deines Kontos bei {site} wurde in {newEmail} geändert. E-Mails zum Konto gehen nicht mehr an diese Adresse.',
  'mail.email-changed.doubt':
    'Möglicherweise hat noch jemand Zugriff auf dein Konto. Stelle diese E-Mail-Adresse wieder her und wähle ein neues Passwort.',

  'mail.email-changed-to-this.subject': 'Deine neue E-Mail-Adresse bei {site}',
  'mail.email-changed-to-this.lead':
    'Das ist jetzt die E-Mail-Adresse deines Kontos bei {site}. Melde dich ab jetzt mit ihr an.',

  'mail.new-device.lead': 'In deinem Konto bei {site} gab es eine Anmeldung mit einem neuen Browser.',
  'mail.new-device.several.lead':
    'In deinem Konto bei {site} gab es seit dem {since:datetime} noch {count:number} Anmeldungen mit neuen Browsern.',

  'mail.deletion-asked.subject': 'Dein Konto bei {site} wird gelöscht',
  'mail.deletion-asked.lead':
    'Dein Konto bei {site} ist geschlossen. Es wird am {deleteAfter:day} mit allen Daten gelöscht. Um es zu behalten, melde dich vorher an und stelle es wieder her.',
  'mail.deletion-asked.doubt': 'Melde dich an, stelle dein Konto wieder her und ändere dann dein Passwort.',
  'mail.deletion-asked.several.subject': 'Dein Konto bei {site} wurde {count:number}-mal geschlossen',
  'mail.deletion-asked.several.lead':
    'Dein Konto bei {site} wurde seit dem {since:datetime} noch {count:number}-mal geschlossen und dazwischen wiederhergestellt. Bleibt es geschlossen, wird es am {deleteAfter:day} mit allen Daten gelöscht. Um es zu behalten, melde dich vorher an und stelle es wieder her.',

  'mail.deletion-cancelled.subject': 'Dein Konto bei {site} wurde wiederhergestellt',
  'mail.deletion-cancelled.lead':
    'Dein Konto bei {site} wurde wiederhergestellt und wird nicht gelöscht. Alle Daten sind noch da.',
  'mail.deletion-cancelled.several.subject': 'Dein Konto bei {site} wurde {count:number}-mal wiederhergestellt',
  'mail.deletion-cancelled.several.lead':
    'Dein geschlossenes Konto bei {site} wurde seit dem {since:datetime} noch {count:number}-mal wiederhergestellt. Alle Daten sind noch da.',
  'mail.token-created.subject': 'Für dein Konto bei {site} wurde ein Zugriffstoken erstellt',
  'mail.token-created.lead':
    'Jemand hat dein Passwort für {site} eingegeben und kurz danach ein Zugriffstoken erstellt. Damit kann ein Programm dein Konto verwenden.',
  'mail.token-created.several.subject': 'Für dein Konto bei {site} wurden {count:number} Zugriffstokens erstellt',
  'mail.token-created.several.lead':
    'Für dein Konto bei {site} wurden seit dem {since:datetime} noch {count:number} Zugriffstokens erstellt. Damit können Programme dein Konto verwenden.',
} as const;
