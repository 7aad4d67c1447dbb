export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Guten Tag!',
  'mail.greetingByName': 'Guten Tag, {name}!',
  'mail.validity': 'Gültig für {lifetime:duration}, einmal verwendbar. Läuft am {expiresAt:datetime} ab.',
  'mail.late':
    'Diese E-Mail hat sich verzögert, und ihr Link ist abgelaufen. Öffnen Sie ihn trotzdem, um einen neuen zu erhalten.',
  'mail.when': 'Zeitpunkt',
  'mail.whenLast': 'Zuletzt',
  'mail.ip': 'IP-Adresse',
  'mail.ipUnknown': 'Unbekannt',
  'mail.device': 'Gerät',
  'mail.notRequested': 'Nicht von Ihnen angefordert?',
  'mail.notYou': 'Das waren Sie nicht?',
  'mail.ignore': 'Sie können diese E-Mail ignorieren. Solange der Link nicht geöffnet wird, passiert nichts.',
  'mail.unchanged': 'Sie können diese E-Mail ignorieren. An Ihrem Konto hat sich nichts geändert.',
  'mail.stop': 'Keine solchen E-Mails mehr erhalten',
  'mail.resetPassword': 'Passwort zurücksetzen',
  'mail.secure': 'Setzen Sie sofort Ihr Passwort zurück. Damit werden alle Geräte abgemeldet.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Aktivieren Sie Ihr Konto bei {site}',
  'mail.activation.lead': 'Bestätigen Sie diese E-Mail-Adresse, um Ihr Konto bei {site} zu aktivieren.',
  'mail.activation.button': 'Konto aktivieren',
  'mail.activation.note':
    'Öffnen Sie den Link im Browser, in dem Sie sich registriert haben, oder halten Sie Ihr Passwort bereit.',

  'mail.account-exists.subject': 'Sie haben schon ein Konto bei {site}',
  'mail.account-exists.lead':
    'Mit dieser E-Mail-Adresse sollte ein Konto bei {site} erstellt werden, aber Sie haben schon eines.',
  'mail.account-exists.button': 'Jetzt anmelden',

  'mail.password-reset.subject': 'Passwort für {site} zurücksetzen',
  'mail.password-reset.lead': 'Für Ihr Konto bei {site} wurde ein neues Passwort angefordert.',
  'mail.password-reset.doubt': 'Sie können diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.',

  'mail.password-changed.subject': 'Ihr Passwort für {site} wurde geändert',
  'mail.password-changed.lead':
    'Das Passwort Ihres Kontos bei {site} wurde geändert. Alle anderen Geräte wurden abgemeldet.',
  'mail.password-changed.several.subject': 'Ihr Passwort für {site} wurde {count:number}-mal geändert',
  'mail.password-changed.several.lead':
    'Das Passwort Ihres Kontos bei {site} wurde seit dem {since:datetime} noch {count:number}-mal geändert. Alle anderen Geräte wurden abgemeldet.',

  'mail.email-change.subject': 'Neue E-Mail-Adresse für {site} bestätigen',
  'mail.email-change.lead': 'Bestätigen Sie diese E-Mail-Adresse, um sie für Ihr Konto bei {site} zu verwenden.',
  'mail.email-change.button': 'E-Mail-Adresse bestätigen',
  'mail.email-change.note': 'Bis dahin behält das Konto seine bisherige E-Mail-Adresse.',

  'mail.address-taken.subject': 'Ihre E-Mail-Adresse hat schon ein Konto bei {site}',
  'mail.address-taken.lead':
    'Diese E-Mail-Adresse sollte für ein anderes Konto bei {site} verwendet werden. Sie gehört aber schon zu Ihrem.',

  'mail.email-change-asked.subject': 'Änderung Ihrer E-Mail-Adresse bei {site}',
  'mail.email-change-asked.lead':
    'Die E-Mail-Adresse Ihres Kontos bei {site} wird in {newEmail} geändert, sobald die neue Adresse bestätigt ist.',
  'mail.email-change-asked.doubt':
    'Möglicherweise hat noch jemand Zugriff auf Ihr Konto. Behalten Sie diese E-Mail-Adresse und wählen Sie ein neues Passwort.',
  'mail.email-change-asked.button': 'Diese E-Mail-Adresse behalten',

  'mail.email-changed.subject': 'Ihre E-Mail-Adresse bei {site} wurde geändert',
  'mail.email-changed.lead':
    'Die E-Mail-Adresse Ihres Kontos bei {site} wurde in {newEmail} geändert. E-Mails zum Konto gehen nicht mehr an diese Adresse.',
  'mail.email-changed.doubt':
    'Möglicherweise hat noch jemand Zugriff auf Ihr Konto. Stellen Sie diese E-Mail-Adresse wieder her und wählen Sie ein neues Passwort.',
  'mail.email-changed.button': 'E-Mail-Adresse wiederherstellen',

  'mail.email-changed-to-this.subject': 'Ihre neue E-Mail-Adresse bei {site}',
  'mail.email-changed-to-this.lead':
    'Das ist jetzt die E-Mail-Adresse Ihres Kontos bei {site}. Melden Sie sich ab jetzt mit ihr an.',

  'mail.email-restored.subject': 'Änderung der E-Mail-Adresse bei {site} rückgängig gemacht',
  'mail.email-restored.lead':
    'Die Änderung der E-Mail-Adresse eines Kontos bei {site} wurde rückgängig gemacht. Das Konto hat wieder seine bisherige Adresse und ein neues Passwort, und alle Geräte wurden abgemeldet.',

  'mail.new-device.subject': 'Neue Anmeldung bei {site}',
  'mail.new-device.lead': 'In Ihrem Konto bei {site} gab es eine Anmeldung mit einem neuen Browser.',
  'mail.new-device.several.subject': '{count:number} neue Anmeldungen bei {site}',
  'mail.new-device.several.lead':
    'In Ihrem Konto bei {site} gab es seit dem {since:datetime} noch {count:number} Anmeldungen mit neuen Browsern.',

  'mail.deletion-asked.subject': 'Ihr Konto bei {site} wird gelöscht',
  'mail.deletion-asked.lead':
    'Ihr Konto bei {site} ist geschlossen. Es wird am {deleteAfter:day} mit allen Daten gelöscht. Um es zu behalten, melden Sie sich vorher an und stellen Sie es wieder her.',
  'mail.deletion-asked.button': 'Konto behalten',
  'mail.deletion-asked.doubt': 'Melden Sie sich an, stellen Sie Ihr Konto wieder her und ändern Sie dann Ihr Passwort.',
  'mail.deletion-asked.several.subject': 'Ihr Konto bei {site} wurde {count:number}-mal geschlossen',
  'mail.deletion-asked.several.lead':
    'Ihr Konto bei {site} wurde seit dem {since:datetime} noch {count:number}-mal geschlossen und dazwischen wiederhergestellt. Bleibt es geschlossen, wird es am {deleteAfter:day} mit allen Daten gelöscht. Um es zu behalten, melden Sie sich vorher an und stellen Sie es wieder her.',

  'mail.deletion-cancelled.subject': 'Ihr Konto bei {site} wurde wiederhergestellt',
  'mail.deletion-cancelled.lead':
    'Ihr Konto bei {site} wurde wiederhergestellt und wird nicht gelöscht. Alle Daten sind noch da.',
  'mail.deletion-cancelled.several.subject': 'Ihr Konto bei {site} wurde {count:number}-mal wiederhergestellt',
  'mail.deletion-cancelled.several.lead':
    'Ihr geschlossenes Konto bei {site} wurde seit dem {since:datetime} noch {count:number}-mal wiederhergestellt. Alle Daten sind noch da.',
  'mail.token-created.subject': 'Für Ihr Konto bei {site} wurde ein Zugriffstoken erstellt',
  'mail.token-created.lead':
    'Jemand hat Ihr Passwort für {site} eingegeben und kurz danach ein Zugriffstoken erstellt. Damit kann ein Programm Ihr Konto verwenden.',
  'mail.token-created.several.subject': 'Für Ihr Konto bei {site} wurden {count:number} Zugriffstokens erstellt',
  'mail.token-created.several.lead':
    'Für Ihr Konto bei {site} wurden seit dem {since:datetime} noch {count:number} Zugriffstokens erstellt. Damit können Programme Ihr Konto verwenden.',
} as const;
