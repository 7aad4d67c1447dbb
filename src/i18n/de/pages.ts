export const pages = {
  'language.name': 'Deutsch',
  'language.locale': 'de',

  // On every page
  'page.failed': 'Fehler: {title}',
  'page.account': 'Ihr Konto',
  'page.back': 'Zurück zu {host}',
  'page.footer': 'Kein Tracking, nur notwendige Cookies.',
  'page.problem': 'Bitte prüfen Sie Ihre Eingaben',

  'time.justNow': 'gerade eben',

  // Links that many pages share
  'way.login': 'Anmelden',
  'way.logout': 'Abmelden',
  'way.register': 'Konto erstellen',
  'way.registerAgain': 'Erneut registrieren',
  'way.forgot': 'Passwort vergessen?',
  'way.resetAgain': 'Neuen Link anfordern',
  'way.otherAddress': 'Andere E-Mail-Adresse verwenden',
  'way.account': 'Ihr Konto',
  'way.backToAccount': 'Zurück zum Konto',
  'way.leaveIt': 'Abbrechen',
  'way.start': 'Startseite',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Ihr Konto ist aktiv und Sie sind angemeldet.',
  'notice.logged-out': 'Sie sind abgemeldet.',
  'notice.resent':
    'Falls Ihre Registrierung noch offen ist, haben wir die E-Mail erneut gesendet. Mehrere Anfragen können länger dauern.',
  'notice.logged-out-here':
    'Sie sind in diesem Browser abgemeldet, aber der Server konnte die Sitzung nicht beenden. Ohne Nutzung läuft sie ab. Um sie früher zu beenden, melden Sie sich später an und öffnen „Geräte“.',
  'notice.disowned': 'Danke für den Hinweis. Die Anfrage ist abgebrochen und Sie erhalten diese E-Mails nicht mehr.',
  'notice.emails-stopped': 'Danke für den Hinweis. Sie erhalten diese E-Mails nicht mehr.',
  'notice.password-reset':
    'Ihr neues Passwort ist gespeichert und alle Geräte sind abgemeldet. Melden Sie sich jetzt damit an.',
  'notice.profile-changed': 'Profil gespeichert.',
  'notice.password-changed': 'Passwort geändert. Alle anderen Geräte sind abgemeldet.',
  'notice.email-change-asked':
    'Wir haben einen Link an die neue E-Mail-Adresse gesendet. Öffnen Sie ihn, um die Änderung zu bestätigen. Bis dahin ändert sich nichts.',
  'notice.email-changed': 'E-Mail-Adresse geändert. Melden Sie sich ab jetzt mit der neuen an.',
  'notice.email-restored':
    'Ihre alte E-Mail-Adresse gilt wieder und Ihr neues Passwort ist gespeichert. Melden Sie sich mit beidem an.',
  'notice.done-for-another':
    'Erledigt. Sie sind hier mit einem anderen Konto angemeldet. Melden Sie sich ab, um das eben geänderte zu verwenden.',
  'notice.session-ended': 'Gerät abgemeldet.',
  'notice.others-ended': 'Alle anderen Geräte sind abgemeldet.',
  'notice.deletion-asked':
    'Ihr Konto ist geschlossen und wird {grace:in} gelöscht. Um es zu behalten, melden Sie sich vorher an und stellen Sie es wieder her.',
  'notice.deletion-cancelled': 'Willkommen zurück. Ihr Konto wird nicht gelöscht.',

  // Error pages
  'refused.unreadable': 'Ungültige Anfrage',
  'refused.unreadableBecause': 'Die Anfrage Ihres Browsers war nicht lesbar. Es wurde nichts geändert. {reason}',
  'refused.tooLarge': 'Zu viele Daten',
  'refused.tooLargeBecause':
    'Das Formular war zu groß. Gehen Sie zurück und kürzen Sie Ihre Eingaben. Waren sie kurz, hat vielleicht eine Browser-Erweiterung etwas ergänzt: Versuchen Sie es in einem privaten Fenster.',
  'refused.whole': 'Sie war unvollständig. Laden Sie die Seite neu und versuchen Sie es erneut.',
  'refused.twice':
    'Ein Feld kam mehrfach vor. Vielleicht liegt es an einer Browser-Erweiterung: Versuchen Sie es in einem privaten Fenster.',
  'refused.untypable':
    'Sie enthielt ein ungültiges Zeichen, etwa einen Zeilenumbruch. Laden Sie die Seite neu und versuchen Sie es erneut.',
  'field.untypable': 'Entfernen Sie ungültige Zeichen wie Tabulatoren oder Zeilenumbrüche.',
  'refused.encoding':
    'Ihre Kodierung ist ungültig. Laden Sie die Seite neu und versuchen Sie es erneut, oder verwenden Sie einen anderen Browser.',
  'refused.address': 'Der Link ist nicht richtig kodiert. Öffnen oder kopieren Sie ihn erneut aus der E-Mail.',
  'refused.unclear':
    'Ihre Header sind nicht eindeutig. Etwas zwischen Ihrem Browser und dieser Website verändert sie: Versuchen Sie ein anderes Netzwerk.',
  'refused.type':
    'Nur Formulare aus einem Browser sind möglich. Öffnen Sie die Seite im Browser und senden Sie das Formular ab.',
  'refused.notUtf8': 'Nur UTF-8 wird unterstützt. Versuchen Sie einen anderen Browser.',
  'refused.unknownPage': 'Seite nicht gefunden',
  'refused.unknownPageBecause': 'Die Adresse ist vielleicht unvollständig oder die Seite wurde verschoben.',
  'refused.method': 'Diese Anfrage ist nicht erlaubt',
  'refused.methodBecause': 'Diese Seite kann so nicht verwendet werden. Beginnen Sie auf der Startseite.',
  'refused.csrf': 'Formular konnte nicht geprüft werden',
  'refused.csrfBecause':
    'Das Formular kam nicht von dieser Website oder das Cookie dazu fehlte. Senden Sie es hier erneut ab.',
  'refused.wrongAddressHtml':
    'Unter dieser Adresse funktionieren Formulare nicht. Öffnen Sie <a href="{address}">{address}</a> und füllen Sie das Formular dort aus.',
  'refused.noCookieHtml':
    'Ihr Browser hat das Formular ohne das Cookie dazu gesendet. Senden Sie es erneut ab. Wenn diese Meldung wieder erscheint, erlauben Sie Cookies für diese Website und laden Sie <a href="{address}">{address}</a> neu.',
  'refused.otherAccount': 'Sie sind mit einem anderen Konto angemeldet',
  'refused.otherAccountBecause':
    'Dieses Formular war für ein anderes Konto. Es wurde nichts geändert. Sie sind als {email} angemeldet. Um das Formular für {email} zu verwenden, senden Sie es hier erneut ab.',
  'refused.tooOften': 'Versuchen Sie es später erneut',
  'refused.tooOftenBecause': 'Zu viele Versuche. Versuchen Sie es {wait:in} erneut.',
  'refused.waitOver': 'Sie können es jetzt erneut versuchen.',
  'refused.overload': 'Versuchen Sie es gleich noch einmal',
  'refused.overloadBecause': 'Diese Website ist gerade stark ausgelastet. Versuchen Sie es {wait:in} erneut.',
  'refused.storage': 'Speichern ist gerade nicht möglich',
  'refused.storageBecause':
    'Der Server kann gerade keine Daten lesen oder speichern. Es wurde nichts geändert. Versuchen Sie es {wait:in} erneut.',
  'refused.exporting': 'Ein Download läuft bereits',
  'refused.exportingBecause':
    'Für Sie oder Ihr Netzwerk läuft bereits ein Download. Warten Sie, bis er fertig ist, oder versuchen Sie es {wait:in} erneut.',
  'refused.language': 'Diese Sprache ist nicht verfügbar. Wählen Sie unten auf der Seite eine andere.',
  'refused.inAdvance': 'Öffnen Sie diese Seite selbst',
  'refused.inAdvanceBecause':
    'Ihr Browser hat sie vorab geladen. Eine Kopie Ihrer Daten wird nur erstellt, wenn Sie die Seite öffnen.',
  'refused.form': 'Das hat nicht geklappt',
  'refused.ours': 'Etwas ist schiefgelaufen',
  'refused.oursBecause':
    'Der Fehler liegt bei uns. Versuchen Sie es später erneut. Wenn er wieder auftritt, wenden Sie sich an die Betreiber dieser Website.',
  'refused.status': 'Fehler {status:number}',
  'refused.statusHtml': 'Fehler {status:number}. Wenn Sie Hilfe brauchen, nennen Sie <code>{requestId}</code>',

  // Home
  'home.title': 'Willkommen',
  'home.text': 'Erstellen Sie ein Konto oder melden Sie sich an.',

  // Registration
  'register.title': 'Konto erstellen',
  'register.button': 'Konto erstellen',
  'register.already': 'Haben Sie bereits ein Konto?',
  'sent.title': 'Prüfen Sie Ihr Postfach',
  'sent.toHtml':
    'Wir haben eine E-Mail an <strong>{email}</strong> gesendet. Öffnen Sie den Link darin, um fortzufahren. Der Link ist {lifetime:duration} gültig.',
  'sent.again': 'Nach ein paar Minuten keine E-Mail? Prüfen Sie den Spam-Ordner oder fordern Sie sie erneut an.',
  'sent.againButton': 'Erneut senden',
  'sent.againIn': 'Sie können die E-Mail {wait:in} erneut anfordern.',
  'sent.againNow': 'Sie können die E-Mail jetzt erneut anfordern.',
  'sent.wrongAddress': 'Falsche Adresse?',
  'sent.elsewhere':
    'Wenn Sie sich gerade registriert haben, öffnen Sie den Link in unserer E-Mail. Er ist {lifetime:duration} gültig.',
  'sent.elsewhereAgain':
    'Nach ein paar Minuten keine E-Mail? Prüfen Sie den Spam-Ordner oder registrieren Sie sich erneut.',

  // Activation
  'activate.title': 'Konto aktivieren',
  'activate.text':
    'Sie haben sich anscheinend in einem anderen Browser registriert. Geben Sie zur Bestätigung das Passwort ein, das Sie dort gewählt haben.',
  'activate.passwordHint': 'Das Passwort, das Sie bei der Registrierung gewählt haben.',
  'activate.button': 'Aktivieren und anmelden',
  'activate.forgotten': 'Ich kenne das Passwort nicht',
  'activate.forgottenText':
    'Wenn Sie es vergessen haben oder jemand anderes Ihre E-Mail-Adresse registriert hat, legen Sie ein neues fest. Das alte gilt dann nicht mehr.',
  'activate.newPasswordButton': 'Passwort festlegen und anmelden',
  'activate.passwordMissing': 'Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben.',
  'activate.onlyOne': 'Geben Sie entweder Ihr Passwort oder ein neues ein, nicht beides.',
  'activate.passwordWrong':
    'Falsches Passwort. Wenn Sie sich mehrmals registriert haben, geben Sie das Passwort ein, das zu dieser E-Mail gehört.',
  'activate.done.title': 'Ihr Konto ist bereits aktiv',
  'activate.done.text': 'Sie brauchen diesen Link nicht mehr. Melden Sie sich mit E-Mail-Adresse und Passwort an.',
  'activate.disowned.title': 'Diese Registrierung wurde abgebrochen',
  'activate.disowned.text':
    'Jemand mit Zugang zu diesem Postfach hat sie nicht erkannt. Deshalb aktiviert der Link allein das Konto nicht mehr.',
  'activate.disowned.else':
    'Waren Sie es doch? Manche E-Mail-Programme klicken von selbst auf die Schaltfläche. Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben. Wenn Sie sich nicht registriert haben, können Sie diese Seite ignorieren.',
  'activate.expired.title': 'Dieser Link ist abgelaufen',
  'activate.expired.text':
    'Links sind {lifetime:duration} gültig. Registrieren Sie sich erneut, um einen neuen zu erhalten.',
  'activate.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffnen Sie ihn erneut aus der E-Mail oder kopieren Sie ihn vollständig.',
  'activate.unknown.else': 'Wenn das nicht hilft, registrieren Sie sich erneut, um einen neuen zu erhalten.',
  'activate.signedIn.title': 'Sie sind bereits angemeldet',
  'activate.signedIn.heading': 'Sie sind als {email} angemeldet',
  'activate.signedIn.text':
    'Dieser Link gehört zu einer anderen Registrierung. Melden Sie sich ab und öffnen Sie ihn erneut.',
  'activate.signedIn.stayHtml': 'Oder bleiben Sie angemeldet und <a href="/account">öffnen Sie Ihr Konto</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Dieser Link funktioniert nicht',
  'link.over.title': 'Dieser Link funktioniert nicht mehr',

  // "It wasn't me"
  'notMe.title': 'Nicht von Ihnen angefordert?',
  'notMe.text':
    'Jemand anderes hat Ihre E-Mail-Adresse eingegeben. Wir können die Registrierung abbrechen und {blockedFor:duration} lang keine E-Mails senden, die andere mit Ihrer Adresse anfordern.',
  'notMe.textForOthers':
    'Jemand anderes hat Ihre E-Mail-Adresse eingegeben. Wir können {blockedFor:duration} lang keine E-Mails senden, die andere mit Ihrer Adresse anfordern.',
  'notMe.textForInvited':
    'Die Betreiber dieser Website haben Sie eingeladen. Das können Sie ignorieren: Ohne Registrierung entsteht kein Konto. Wir können auch {blockedFor:duration} lang keine Einladungen und keine anderen E-Mails senden, die jemand für Ihre Adresse anfordert.',
  'notMe.ends':
    'Das gilt auch für vergessene Passwörter, außer Sie fordern den Link in einem Browser an, in dem Sie schon angemeldet waren. Es endet, sobald Sie sich mit einem unserer Links anmelden.',
  'notMe.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffnen Sie ihn erneut aus der E-Mail. Wenn weitere solche E-Mails kommen, verwenden Sie den Link in der neuesten.',
  'notMe.button': 'Diese E-Mails stoppen',

  // Log-in
  'login.title': 'Anmelden',
  'login.toContinue': 'Melden Sie sich an, um fortzufahren.',
  'login.button': 'Anmelden',
  'login.newHere': 'Noch kein Konto?',
  'login.remember': 'Auf diesem Gerät angemeldet bleiben',
  'login.wrongPair':
    'E-Mail-Adresse oder Passwort ist falsch. Wenn Sie sich gerade registriert haben, öffnen Sie zuerst den Link in unserer E-Mail.',

  // Forgotten password
  'forgot.title': 'Passwort zurücksetzen',
  'forgot.text':
    'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort festlegen.',
  'forgot.button': 'Link senden',
  'forgot.sent.text':
    'Wenn es ein Konto mit dieser E-Mail-Adresse gibt, haben wir einen Link dorthin gesendet. Er ist {lifetime:duration} gültig.',
  'forgot.sent.else':
    'Nach ein paar Minuten keine E-Mail? Prüfen Sie den Spam-Ordner und die Schreibweise der Adresse. Wenn Sie Ihr Konto nie aktiviert haben, registrieren Sie sich erneut.',
  'reset.title': 'Neues Passwort festlegen',
  'reset.text': 'Alle Ihre Geräte werden abgemeldet.',
  'reset.whoseHtml': 'Für <strong>{email}</strong>.',
  'reset.button': 'Passwort speichern',
  'reset.over.text':
    'Links zum Zurücksetzen sind {lifetime:duration} gültig und funktionieren einmal. Wenn Sie gerade ein neues Passwort festgelegt haben, melden Sie sich damit an. Sonst gilt Ihr bisheriges Passwort weiter.',
  'reset.missing.title': 'Öffnen Sie den Link aus der E-Mail in diesem Browser',
  'reset.missing.text':
    'In diesem Browser ist kein Link zum Zurücksetzen geöffnet. Öffnen Sie den Link aus der E-Mail hier oder fordern Sie einen neuen an. Danach haben Sie {lifetime:duration} Zeit.',
  'reset.missing.cookies':
    'Gerade hier geöffnet? Dann blockiert Ihr Browser Cookies für diese Website. Erlauben Sie sie und öffnen Sie den Link erneut.',
  'reset.replaced.title': 'Diese Seite ist veraltet',
  'reset.replaced.text':
    'Inzwischen wurden in diesem Browser andere Links zum Zurücksetzen geöffnet. Es wurde nichts geändert. Öffnen Sie den Link erneut aus der E-Mail: Die Seite zeigt, zu welchem Konto er gehört.',
  'reset.unknown.text':
    'Er ist vielleicht unvollständig. Öffnen Sie ihn erneut aus der E-Mail oder fordern Sie einen neuen an.',

  // Account overview
  'account.title': 'Ihr Konto',
  'account.memberSince': 'Mitglied seit',
  'account.lastLogin': 'Letzte Anmeldung',
  'account.firstLogin': 'Das ist Ihre erste Anmeldung',
  'account.profile': 'Profil',
  'account.security': 'Anmeldung und Sicherheit',
  'account.data': 'Ihre Daten',
  'account.noName': 'Keiner',
  'account.language': 'Sprache',
  'account.changed': 'Geändert',
  'account.neverChanged': 'Nie geändert',
  'account.devices': '{count, plural, one {# Gerät} other {# Geräte}}',

  // Reauthentication
  'confirm.title': 'Passwort bestätigen',
  'confirm.text': 'Geben Sie zu Ihrer Sicherheit Ihr Passwort ein, um fortzufahren.',
  'confirm.button': 'Weiter',

  // Profile
  'profile.title': 'Profil',
  'profile.displayName': 'Anzeigename',
  'profile.hint': 'Freiwillig. Steht auf Ihren Seiten und in der Anrede von E-Mails zu Ihrem Konto.',
  'profile.button': 'Speichern',

  // Password change
  'changePassword.title': 'Passwort ändern',
  'changePassword.text': 'Alle anderen Geräte werden abgemeldet. Hier bleiben Sie angemeldet.',
  'changePassword.current': 'Aktuelles Passwort',
  'changePassword.button': 'Passwort ändern',

  // Email change
  'changeEmail.title': 'E-Mail ändern',
  'changeEmail.textHtml':
    'Ihre aktuelle E-Mail-Adresse ist <strong>{email}</strong>. Sie gilt, bis Sie die neue mit dem Link bestätigen, den wir dorthin senden.',
  'changeEmail.label': 'Neue E-Mail-Adresse',
  'changeEmail.button': 'Bestätigungslink senden',
  'changeEmail.same': 'Das ist bereits Ihre E-Mail-Adresse. Geben Sie eine andere ein.',
  'confirmEmail.title': 'Neue Adresse bestätigen',
  'confirmEmail.text': 'Geben Sie zur Bestätigung das Passwort Ihres Kontos ein.',
  'confirmEmail.ownHtml':
    'Ihre E-Mail-Adresse wird zu <strong>{newEmail}</strong> geändert. Alle anderen Geräte werden abgemeldet.',
  'confirmEmail.button': 'E-Mail-Adresse bestätigen',
  'confirmEmail.again': 'Neuen Link anfordern',
  'confirmEmail.over.text':
    'Bestätigungslinks sind kurze Zeit gültig und funktionieren einmal. Prüfen Sie Ihr Konto: Vielleicht ist die Adresse schon geändert. Auch ein neues Passwort oder ein Konto mit der neuen Adresse beendet den Link.',
  'confirmEmail.unknown.text':
    'Er ist vielleicht unvollständig oder Ihr Konto hat sich inzwischen geändert: Auch ein neues Passwort beendet solche Links.',
  'undo.title': 'Alte Adresse behalten',
  'undo.text':
    'Ihr Konto erhält die E-Mail-Adresse zurück, an die wir diesen Link gesendet haben. Legen Sie ein neues Passwort fest: Wer die Adresse geändert hat, kennt vielleicht das alte. Alle Geräte werden abgemeldet.',
  'undo.button': 'Alte Adresse behalten',
  'undo.over.text':
    'Eine Änderung der E-Mail-Adresse lässt sich einmal und innerhalb von {lifetime:duration} rückgängig machen. Wenn Sie das schon getan haben, melden Sie sich mit Ihrer alten Adresse an.',
  'undo.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt, oder Sie haben schon den Link einer früheren E-Mail verwendet. Öffnen Sie ihn erneut aus der E-Mail. Wenn das nicht hilft, melden Sie sich an oder setzen Sie Ihr Passwort mit der aktuellen Adresse Ihres Kontos zurück.',
  'undo.taken.title': 'Diese Adresse hat ein neues Konto',
  'undo.taken.text':
    'Jemand mit Zugang zu diesem Postfach hat ein neues Konto damit erstellt. Deshalb kann Ihr altes Konto die Adresse nicht zurückbekommen. Ihr neues Passwort gilt für das alte Konto und alle seine Geräte sind abgemeldet.',
  'undo.taken.next':
    'Melden Sie sich im alten Konto mit der Adresse an, die in unserer E-Mail steht, und ändern Sie sie dort. Wenn auch das neue Konto Ihnen gehört, ändern Sie dessen Adresse und öffnen Sie diesen Link erneut.',

  // Sessions
  'sessions.title': 'Geräte',
  'sessions.textHtml':
    'Ein Gerät ist Ihnen unbekannt? Melden Sie es ab und <a href="/account/password">ändern Sie Ihr Passwort</a>.',
  'sessions.thisOne': 'Dieses Gerät',
  'sessions.address': 'IP-Adresse {ip}',
  'sessions.seen': 'Zuletzt aktiv:',
  'sessions.begun': 'Angemeldet:',
  'sessions.end': 'Abmelden',
  'sessions.endThisOne': 'Dieses Gerät abmelden',
  'sessions.endOthers': 'Alle anderen Geräte abmelden',
  'device.browser': '{browser}',
  'device.browserOnSystem': '{browser} unter {system}',
  'device.unknownBrowser': 'Unbekannter Browser',

  // Activity
  'activity.title': 'Aktivitäten',
  'activity.textHtml':
    'Etwas ist Ihnen unbekannt? <a href="/account/password">Ändern Sie Ihr Passwort</a> und <a href="/account/sessions">melden Sie unbekannte Geräte ab</a>.',
  'activity.from': '{device}, IP-Adresse {ip}',
  'event.activated': 'Konto aktiviert',
  'event.signed-in': 'Neue Anmeldung',
  'event.signed-in-new-device': 'Anmeldung mit einem neuen Browser',
  'event.signed-out': 'Abgemeldet',
  'event.password-reset': 'Passwort per E-Mail zurückgesetzt, alle Geräte abgemeldet',
  'event.password-changed': 'Passwort geändert, alle anderen Geräte abgemeldet',
  'event.profile-changed': 'Anzeigename geändert',
  'event.email-change-asked': 'Änderung der E-Mail-Adresse angefordert:',
  'event.email-changed': 'E-Mail-Adresse geändert:',
  'event.email-restored': 'Änderung der E-Mail-Adresse rückgängig gemacht:',
  'event.session-ended': 'Gerät abgemeldet',
  'event.other-sessions-ended': 'Alle anderen Geräte abgemeldet',
  'event.exported': 'Daten heruntergeladen',
  'event.deletion-asked': 'Löschung des Kontos angefordert',
  'event.deletion-cancelled': 'Löschung des Kontos abgebrochen',

  // Data export and account deletion
  'export.title': 'Daten herunterladen',
  'delete.title': 'Konto löschen',
  'delete.text':
    'Ihr Konto wird sofort geschlossen und alle Geräte werden abgemeldet. Es wird {grace:in} mit allen Daten gelöscht. Um es zu behalten, melden Sie sich vorher an und stellen Sie es wieder her.',
  'delete.lastAdmin':
    'Nur Sie haben das Recht zur Verwaltung dieser Website, und ohne Sie könnte sie niemand verwalten. Geben Sie das Recht zuerst jemand anderem, dann können Sie Ihr Konto löschen.',
  'delete.toPeople': 'Personen verwalten',
  'delete.exportHtml': 'Vielleicht möchten Sie vorher <a href="/account/export">Ihre Daten herunterladen</a>.',
  'delete.button': 'Konto löschen',
  'restore.title': 'Konto wiederherstellen?',
  'restore.text':
    'Dieses Konto wird am {deleteAfter:day} mit allen Daten gelöscht. Bis dahin können Sie es wiederherstellen.',
  'restore.button': 'Konto wiederherstellen',
  'restore.leaveHtml':
    'Um es löschen zu lassen, melden Sie sich ab. Vorher können Sie <a href="/account/export">Ihre Daten herunterladen</a>.',

  // The development mailbox
  'dev.mails': 'E-Mails',
  'dev.mail': 'E-Mail: {subject}',
  'dev.noMails': 'Noch keine E-Mails. Erstellen Sie ein Konto, um eine zu erhalten.',
  'dev.previews': 'Alle E-Mails',
  'dev.previewsText': 'Jede Art von E-Mail in jeder Sprache, mit erfundenen Daten. Die Links funktionieren nicht.',
  'dev.html': 'HTML-Fassung',
} as const;
