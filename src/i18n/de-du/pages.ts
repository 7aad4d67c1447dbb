export const pages = {
  // On every page
  'page.account': 'Dein Konto',
  'page.problem': 'Bitte prüfe deine Eingaben',
  'way.account': 'Dein Konto',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Dein Konto ist aktiv und du bist angemeldet.',
  'notice.logged-out': 'Du bist abgemeldet.',
  'notice.resent':
    'Falls deine Registrierung noch offen ist, haben wir die E-Mail erneut gesendet. Mehrere Anfragen können länger dauern.',
  'notice.logged-out-here':
    'Du bist in diesem Browser abgemeldet, aber der Server konnte die Sitzung nicht beenden. Ohne Nutzung läuft sie ab. Um sie früher zu beenden, melde dich später an und öffne „Geräte“.',
  'notice.disowned': 'Danke für den Hinweis. Die Anfrage ist abgebrochen und du erhältst diese E-Mails nicht mehr.',
  'notice.emails-stopped': 'Danke für den Hinweis. Du erhältst diese E-Mails nicht mehr.',
  'notice.password-reset':
    'Dein neues Passwort ist gespeichert und alle Geräte sind abgemeldet. Melde dich jetzt damit an.',
  'notice.email-change-asked':
    'Wir haben einen Link an die neue E-Mail-Adresse gesendet. Öffne ihn, um die Änderung zu bestätigen. Bis dahin ändert sich nichts.',
  'notice.email-changed': 'E-Mail-Adresse geändert. Melde dich ab jetzt mit der neuen an.',
  'notice.email-restored':
    'Deine alte E-Mail-Adresse gilt wieder und dein neues Passwort ist gespeichert. Melde dich mit beidem an.',
  'notice.done-for-another':
    'Erledigt. Du bist hier mit einem anderen Konto angemeldet. Melde dich ab, um das eben geänderte zu verwenden.',
  'notice.deletion-asked':
    'Dein Konto ist geschlossen und wird {grace:in} gelöscht. Um es zu behalten, melde dich vorher an und stelle es wieder her.',
  'notice.deletion-cancelled': 'Willkommen zurück. Dein Konto wird nicht gelöscht.',

  // Error pages
  'refused.unreadableBecause': 'Die Anfrage deines Browsers war nicht lesbar. Es wurde nichts geändert. {reason}',
  'refused.tooLargeBecause':
    'Das Formular war zu groß. Geh zurück und kürze deine Eingaben. Waren sie kurz, hat vielleicht eine Browser-Erweiterung etwas ergänzt: Versuche es in einem privaten Fenster.',
  'refused.whole': 'Ein Teil davon fehlte. Lade die Seite neu und versuche es erneut.',
  'refused.twice':
    'Ein Feld kam mehrfach vor. Vielleicht liegt es an einer Browser-Erweiterung: Versuche es in einem privaten Fenster.',
  'refused.untypable':
    'Darin war ein ungültiges Zeichen, etwa ein Zeilenumbruch. Lade die Seite neu und versuche es erneut.',
  'field.untypable': 'Entferne ungültige Zeichen wie Tabulatoren oder Zeilenumbrüche.',
  'refused.encoding':
    'Die Kodierung ist ungültig. Lade die Seite neu und versuche es erneut, oder verwende einen anderen Browser.',
  'refused.address': 'Der Link ist nicht richtig kodiert. Öffne oder kopiere ihn erneut aus der E-Mail.',
  'refused.unclear':
    'Die Header sind nicht eindeutig. Etwas zwischen deinem Browser und dieser Website verändert sie: Versuche ein anderes Netzwerk.',
  'refused.type': 'Nur Formulare aus einem Browser sind möglich. Öffne die Seite im Browser und sende das Formular ab.',
  'refused.notUtf8': 'Nur UTF-8 wird unterstützt. Versuche einen anderen Browser.',
  'refused.methodBecause': 'Diese Seite kann so nicht verwendet werden. Beginne auf der Startseite.',
  'refused.csrfBecause':
    'Das Formular kam nicht von dieser Website oder das Cookie dazu fehlte. Sende es hier erneut ab.',
  'refused.wrongAddressHtml':
    'Unter dieser Adresse funktionieren Formulare nicht. Öffne <a href="{address}">{address}</a> und fülle das Formular dort aus.',
  'refused.noCookieHtml':
    'Dein Browser hat das Formular ohne das Cookie dazu gesendet. Sende es erneut ab. Wenn diese Meldung wieder erscheint, erlaube Cookies für diese Website und lade <a href="{address}">{address}</a> neu.',
  'refused.otherAccount': 'Du bist mit einem anderen Konto angemeldet',
  'refused.otherAccountBecause':
    'Dieses Formular war für ein anderes Konto. Es wurde nichts geändert. Du bist als {email} angemeldet. Um das Formular für {email} zu verwenden, sende es hier erneut ab.',
  'refused.tooOften': 'Versuche es später erneut',
  'refused.tooOftenBecause': 'Zu viele Versuche. Versuche es {wait:in} erneut.',
  'refused.waitOver': 'Du kannst es jetzt erneut versuchen.',
  'refused.overload': 'Versuche es gleich noch einmal',
  'refused.overloadBecause': 'Diese Website ist gerade stark ausgelastet. Versuche es {wait:in} erneut.',
  'refused.storageBecause':
    'Der Server kann gerade keine Daten lesen oder speichern. Es wurde nichts geändert. Versuche es {wait:in} erneut.',
  'refused.exportingBecause':
    'Für dich oder dein Netzwerk läuft bereits ein Download. Warte, bis er fertig ist, oder versuche es {wait:in} erneut.',
  'refused.language': 'Diese Sprache ist nicht verfügbar. Wähle unten auf der Seite eine andere.',
  'refused.inAdvance': 'Öffne diese Seite selbst',
  'refused.inAdvanceBecause':
    'Dein Browser hat sie vorab geladen. Eine Kopie deiner Daten wird nur erstellt, wenn du die Seite öffnest.',
  'refused.oursBecause':
    'Der Fehler liegt bei uns. Versuche es später erneut. Wenn er wieder auftritt, wende dich an die Betreiber dieser Website.',
  'refused.statusHtml': 'Fehler {status:number}. Wenn du Hilfe brauchst, nenne <code>{requestId}</code>',

  // Home
  'home.text': 'Erstelle ein Konto oder melde dich an.',

  // Registration
  'register.already': 'Hast du bereits ein Konto?',
  'sent.title': 'Prüfe dein Postfach',
  'sent.toHtml':
    'Wir haben eine E-Mail an <strong>{email}</strong> gesendet. Öffne den Link darin, um fortzufahren. Der Link ist {lifetime:duration} gültig.',
  'sent.again': 'Nach ein paar Minuten keine E-Mail? Prüfe den Spam-Ordner oder fordere sie erneut an.',
  'sent.againIn': 'Du kannst die E-Mail {wait:in} erneut anfordern.',
  'sent.againNow': 'Du kannst die E-Mail jetzt erneut anfordern.',
  'sent.elsewhere':
    'Wenn du dich gerade registriert hast, öffne den Link in unserer E-Mail. Er ist {lifetime:duration} gültig.',
  'sent.elsewhereAgain': 'Nach ein paar Minuten keine E-Mail? Prüfe den Spam-Ordner oder registriere dich erneut.',

  // Activation
  'activate.text':
    'Du hast dich anscheinend in einem anderen Browser registriert. Gib zur Bestätigung das Passwort ein, das du dort gewählt hast.',
  'activate.passwordHint': 'Das Passwort, das du bei der Registrierung gewählt hast.',
  'activate.forgottenText':
    'Wenn du es vergessen hast oder jemand anderes deine E-Mail-Adresse registriert hat, lege ein neues fest. Das alte gilt dann nicht mehr.',
  'activate.passwordMissing': 'Gib das Passwort ein, das du bei der Registrierung gewählt hast.',
  'activate.onlyOne': 'Gib entweder dein Passwort oder ein neues ein, nicht beides.',
  'activate.passwordWrong':
    'Falsches Passwort. Wenn du dich mehrmals registriert hast, gib das Passwort ein, das zu dieser E-Mail gehört.',
  'activate.done.title': 'Dein Konto ist bereits aktiv',
  'activate.done.text': 'Du brauchst diesen Link nicht mehr. Melde dich mit E-Mail-Adresse und Passwort an.',
  'activate.disowned.else':
    'Warst du es doch? Manche E-Mail-Programme klicken von selbst auf die Schaltfläche. Gib das Passwort ein, das du bei der Registrierung gewählt hast. Wenn du dich nicht registriert hast, kannst du diese Seite ignorieren.',
  'activate.expired.text':
    'Links sind {lifetime:duration} gültig. Registriere dich erneut, um einen neuen zu erhalten.',
  'activate.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffne ihn erneut aus der E-Mail oder kopiere ihn vollständig.',
  'activate.unknown.else': 'Wenn das nicht hilft, registriere dich erneut, um einen neuen zu erhalten.',
  'activate.signedIn.title': 'Du bist bereits angemeldet',
  'activate.signedIn.heading': 'Du bist als {email} angemeldet',
  'activate.signedIn.text': 'Dieser Link gehört zu einer anderen Registrierung. Melde dich ab und öffne ihn erneut.',
  'activate.signedIn.stayHtml': 'Oder bleib angemeldet und <a href="/account">öffne dein Konto</a>.',

  // "It wasn't me"
  'notMe.title': 'Nicht von dir angefordert?',
  'notMe.text':
    'Jemand anderes hat deine E-Mail-Adresse eingegeben. Wir können die Registrierung abbrechen und {blockedFor:duration} lang keine E-Mails senden, die andere mit deiner Adresse anfordern.',
  'notMe.textForOthers':
    'Jemand anderes hat deine E-Mail-Adresse eingegeben. Wir können {blockedFor:duration} lang keine E-Mails senden, die andere mit deiner Adresse anfordern.',
  'notMe.textForInvited':
    'Die Betreiber dieser Website haben dich eingeladen. Das kannst du ignorieren: Ohne Registrierung entsteht kein Konto. Wir können auch {blockedFor:duration} lang keine Einladungen und keine anderen E-Mails senden, die jemand für deine Adresse anfordert.',
  'notMe.ends':
    'Das gilt auch für vergessene Passwörter, außer du forderst den Link in einem Browser an, in dem du schon angemeldet warst. Es endet, sobald du dich mit einem unserer Links anmeldest.',
  'notMe.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffne ihn erneut aus der E-Mail. Wenn weitere solche E-Mails kommen, verwende den Link in der neuesten.',

  // Log-in
  'login.toContinue': 'Melde dich an, um fortzufahren.',
  'login.wrongPair':
    'E-Mail-Adresse oder Passwort ist falsch. Wenn du dich gerade registriert hast, öffne zuerst den Link in unserer E-Mail.',

  // Forgotten password
  'forgot.text': 'Gib deine E-Mail-Adresse ein. Wir senden dir einen Link, mit dem du ein neues Passwort festlegst.',
  'forgot.sent.else':
    'Nach ein paar Minuten keine E-Mail? Prüfe den Spam-Ordner und die Schreibweise der Adresse. Wenn du dein Konto nie aktiviert hast, registriere dich erneut.',
  'reset.text': 'Alle deine Geräte werden abgemeldet.',
  'reset.over.text':
    'Links zum Zurücksetzen sind {lifetime:duration} gültig und funktionieren einmal. Wenn du gerade ein neues Passwort festgelegt hast, melde dich damit an. Sonst gilt dein bisheriges Passwort weiter.',
  'reset.missing.title': 'Öffne den Link aus der E-Mail in diesem Browser',
  'reset.missing.text':
    'In diesem Browser ist kein Link zum Zurücksetzen geöffnet. Öffne den Link aus der E-Mail hier oder fordere einen neuen an. Danach hast du {lifetime:duration} Zeit.',
  'reset.missing.cookies':
    'Gerade hier geöffnet? Dann blockiert dein Browser Cookies für diese Website. Erlaube sie und öffne den Link erneut.',
  'reset.replaced.text':
    'Inzwischen wurden in diesem Browser andere Links zum Zurücksetzen geöffnet. Es wurde nichts geändert. Öffne den Link erneut aus der E-Mail: Die Seite zeigt, zu welchem Konto er gehört.',
  'reset.unknown.text': 'Er ist vielleicht unvollständig. Öffne ihn erneut aus der E-Mail oder fordere einen neuen an.',

  // Account
  'account.title': 'Dein Konto',
  'account.firstLogin': 'Das ist deine erste Anmeldung',
  'account.data': 'Deine Daten',
  'confirm.text': 'Gib zu deiner Sicherheit dein Passwort ein, um fortzufahren.',
  'profile.hint': 'Freiwillig. Steht auf deinen Seiten und in der Anrede von E-Mails zu deinem Konto.',
  'changePassword.text': 'Alle anderen Geräte werden abgemeldet. Hier bleibst du angemeldet.',

  // Email change
  'changeEmail.textHtml':
    'Deine aktuelle E-Mail-Adresse ist <strong>{email}</strong>. Das bleibt so, bis du die neue mit dem Link bestätigst, den wir dorthin senden.',
  'changeEmail.same': 'Das ist bereits deine E-Mail-Adresse. Gib eine andere ein.',
  'confirmEmail.text': 'Gib zur Bestätigung das Passwort deines Kontos ein.',
  'confirmEmail.ownHtml':
    'Deine E-Mail-Adresse wird zu <strong>{newEmail}</strong> geändert. Alle anderen Geräte werden abgemeldet.',
  'confirmEmail.over.text':
    'Bestätigungslinks sind kurze Zeit gültig und funktionieren einmal. Prüfe dein Konto: Vielleicht ist die Adresse schon geändert. Auch ein neues Passwort oder ein Konto mit der neuen Adresse beendet den Link.',
  'confirmEmail.unknown.text':
    'Er ist vielleicht unvollständig oder dein Konto hat sich inzwischen geändert: Auch ein neues Passwort beendet solche Links.',
  'undo.text':
    'Dein Konto erhält die E-Mail-Adresse zurück, an die wir diesen Link gesendet haben. Lege ein neues Passwort fest: Wer die Adresse geändert hat, kennt vielleicht das alte. Alle Geräte werden abgemeldet.',
  'undo.over.text':
    'Eine Änderung der E-Mail-Adresse lässt sich einmal und innerhalb von {lifetime:duration} rückgängig machen. Wenn du das schon getan hast, melde dich mit deiner alten Adresse an.',
  'undo.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt, oder du hast schon den Link einer früheren E-Mail verwendet. Öffne ihn erneut aus der E-Mail. Wenn das nicht hilft, melde dich an oder setze dein Passwort mit der aktuellen Adresse deines Kontos zurück.',
  'undo.taken.text':
    'Jemand mit Zugang zu diesem Postfach hat ein neues Konto damit erstellt. Deshalb kann dein altes Konto die Adresse nicht zurückbekommen. Dein neues Passwort gilt für das alte Konto und alle seine Geräte sind abgemeldet.',
  'undo.taken.next':
    'Melde dich im alten Konto mit der Adresse an, die in unserer E-Mail steht, und ändere sie dort. Wenn auch das neue Konto dir gehört, ändere dessen Adresse und öffne diesen Link erneut.',

  // Sessions and activity
  'sessions.textHtml':
    'Du kennst ein Gerät nicht? Melde es ab und <a href="/account/password">ändere dein Passwort</a>.',
  'activity.textHtml':
    'Etwas kommt dir unbekannt vor? <a href="/account/password">Ändere dein Passwort</a> und <a href="/account/sessions">melde unbekannte Geräte ab</a>.',

  // Account deletion
  'delete.text':
    'Dein Konto wird sofort geschlossen und alle Geräte werden abgemeldet. Es wird {grace:in} mit allen Daten gelöscht. Um es zu behalten, melde dich vorher an und stelle es wieder her.',
  'delete.lastAdmin':
    'Nur du hast das Recht zur Verwaltung dieser Website, und ohne dich könnte sie niemand verwalten. Gib das Recht zuerst jemand anderem, dann kannst du dein Konto löschen.',
  'delete.exportHtml': 'Vielleicht möchtest du vorher <a href="/account/export">deine Daten herunterladen</a>.',
  'restore.text':
    'Dieses Konto wird am {deleteAfter:day} mit allen Daten gelöscht. Bis dahin kannst du es wiederherstellen.',
  'restore.leaveHtml':
    'Um es löschen zu lassen, melde dich ab. Vorher kannst du <a href="/account/export">deine Daten herunterladen</a>.',

  // The development mailbox
  'dev.noMails': 'Noch keine E-Mails. Erstelle ein Konto, um eine zu erhalten.',
} as const;
