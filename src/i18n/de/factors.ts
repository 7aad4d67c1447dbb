/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Anmeldung bestätigen',
  'code.text': 'Geben Sie den Code aus Ihrer Authenticator-App oder einen Wiederherstellungscode ein.',
  'code.textWithoutApp': 'Verwenden Sie Ihren Passkey oder geben Sie einen Wiederherstellungscode ein.',
  'code.label': 'Code',
  'code.trust': 'In diesem Browser {lifetime:duration} lang nicht mehr fragen',
  'code.button': 'Anmelden',
  'code.missing': 'Geben Sie einen Code ein.',
  'code.wrong':
    'Falscher Code. Jeder Code funktioniert einmal: Wenn Sie diesen gerade verwendet haben, warten Sie auf den nächsten.',
  'code.startOver': 'Mit einem anderen Konto anmelden',
  'code.lost': 'Gerät und Wiederherstellungscodes verloren?',
  'notice.login-expired':
    'Der zweite Schritt hat länger als {pendingLogin:duration} gedauert. Melden Sie sich erneut an.',
  'notice.second-step-first':
    'Ihr Konto verwendet die Bestätigung in zwei Schritten. Melden Sie sich an, um fortzufahren.',

  // Passkeys, wherever they are used
  'passkey.use': 'Passkey verwenden',
  'passkey.logIn': 'Mit Passkey anmelden',
  'passkey.wrong': 'Dieser Passkey funktioniert hier nicht. Versuchen Sie es mit einem anderen oder auf andere Weise.',
  'passkey.expired': 'Das hat zu lange gedauert. Versuchen Sie es erneut.',
  'passkey.copied':
    'Wir haben diesen Passkey abgelehnt, weil ihn jemand kopiert haben könnte. Entfernen Sie ihn aus Ihrem Konto.',
  'passkey.notAsked': 'Ihr Passkey wurde nicht verwendet. Versuchen Sie es erneut oder auf andere Weise.',

  // Overview
  'security.link': 'Passkeys und Bestätigung in zwei Schritten',
  'security.title': 'Anmeldung und Sicherheit',
  'security.second': 'Bestätigung in zwei Schritten',
  'security.secondText': 'Auch wer Ihr Passwort herausfindet, kann sich ohne den zweiten Schritt nicht anmelden.',
  'security.on': 'Eingerichtet',
  'security.off': 'Nicht eingerichtet',
  'security.passkeyCount': '{count, plural, one {# Passkey} other {# Passkeys}}',
  'security.codesLeft': '{count, plural, one {Noch # Code} other {Noch # Codes}}',
  'security.none': 'Keine',
  'security.access': 'Zugriff',
  'security.required':
    'Diese Website verlangt die Bestätigung in zwei Schritten. Richten Sie eine Authenticator-App oder einen Passkey ein, um fortzufahren.',
  'security.codesMissing':
    'Sie haben keine Wiederherstellungscodes. Erstellen Sie welche für den Fall, dass Sie Ihr Gerät verlieren.',

  // Authenticator app
  'totp.title': 'Authenticator-App',
  'totp.text':
    'Die App zeigt alle 30 Sekunden einen neuen Code. Zum Anmelden brauchen Sie Ihr Passwort und den aktuellen Code.',
  'totp.scan': 'Mit der App scannen:',
  'totp.image': 'QR-Code mit Ihrem Schlüssel',
  'totp.key': 'Oder diesen Schlüssel in der App eingeben:',
  'totp.code': 'Code aus der App',
  'totp.button': 'Einschalten',
  'totp.wrong':
    'Falscher Code. Geben Sie den ein, den die App jetzt zeigt, und prüfen Sie, ob die Uhr Ihres Geräts richtig geht.',
  'totp.isOn': 'Ihre Authenticator-App ist eingerichtet. Zum Anmelden brauchen Sie den Code aus der App.',
  'totp.createdAt': 'Eingerichtet',
  'totp.usedAt': 'Zuletzt verwendet',
  'totp.neverUsed': 'Nie verwendet',
  'totp.remove': 'Authenticator-App entfernen',
  'totp.removeText': 'Alle anderen Geräte werden abgemeldet.',
  'notice.totp-added': 'Ihre Authenticator-App ist eingerichtet. Alle anderen Geräte sind abgemeldet.',
  'notice.totp-added-save-codes':
    'Ihre Authenticator-App ist eingerichtet. Erstellen Sie jetzt Wiederherstellungscodes für den Fall, dass Sie Ihr Gerät verlieren.',
  'notice.totp-removed': 'Authenticator-App entfernt. Alle anderen Geräte sind abgemeldet.',

  // Recovery codes
  'recoveryCodes.title': 'Wiederherstellungscodes',
  'recoveryCodes.text':
    'Wenn Sie Ihr Gerät verlieren, melden Sie sich stattdessen mit einem Wiederherstellungscode an. Jeder funktioniert einmal.',
  'recoveryCodes.left': 'Sie haben noch {count, plural, one {# Code} other {# Codes}}, erstellt am {at:day}.',
  'recoveryCodes.none': 'Sie haben keine Wiederherstellungscodes.',
  'recoveryCodes.notYet': 'Richten Sie zuerst eine Authenticator-App oder einen Passkey ein.',
  'recoveryCodes.button': 'Wiederherstellungscodes erstellen',
  'recoveryCodes.againText': 'Die neuen Codes ersetzen die alten. Alle anderen Geräte werden abgemeldet.',
  'recoveryCodes.again': 'Neue Codes erstellen',
  'recoveryCodes.made.title': 'Ihre Wiederherstellungscodes',
  'recoveryCodes.made.text':
    'Speichern Sie die Codes jetzt an einem Ort, den Sie auch ohne Ihr Gerät erreichen. Wir zeigen sie nicht noch einmal an.',
  'recoveryCodes.copy': 'Kopieren',
  'recoveryCodes.copied': 'Kopiert',
  'recoveryCodes.download': 'Herunterladen',
  'recoveryCodes.print': 'Drucken',
  'recoveryCodes.done': 'Ich habe sie gespeichert',

  // Passkeys of the account
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'Melden Sie sich mit Fingerabdruck, Gesicht oder PIN statt mit Ihrem Passwort an. Ein Passkey lässt sich nicht erraten und funktioniert nur auf dieser Website.',
  'passkeys.none': 'Sie haben keine Passkeys.',
  'passkeys.name': 'Bezeichnung',
  'passkeys.nameHint': 'Wo er ist, zum Beispiel „Laptop im Büro“.',
  'passkeys.rename': 'Umbenennen',
  'passkeys.add': 'Passkey hinzufügen',
  'passkeys.needsScript': 'Passkeys brauchen JavaScript und einen Browser, der sie unterstützt.',
  'passkeys.needsName':
    'Passkeys funktionieren nur auf Websites mit einem Domainnamen. Sie haben diese mit ihrer IP-Adresse geöffnet.',
  'passkeys.createdAt': 'Hinzugefügt am {at:day}',
  'passkeys.usedAt': 'Zuletzt verwendet:',
  'passkeys.neverUsed': 'Nie verwendet',
  'passkeys.backedUp': 'Gesichert oder synchronisiert',
  'passkeys.oneDevice': 'Nur auf einem Gerät',
  'passkeys.remove': 'Entfernen',
  'passkeys.removeText': 'Wenn Sie einen hinzufügen oder entfernen, werden alle anderen Geräte abgemeldet.',
  'passkeys.known': 'Sie haben diesen Passkey bereits hinzugefügt.',
  'passkeys.tooMany': 'Sie haben schon {count:number} Passkeys. Entfernen Sie zuerst einen.',
  'passkeys.unnamed': 'Passkey',
  'notice.passkey-added': 'Passkey hinzugefügt. Alle anderen Geräte sind abgemeldet.',
  'notice.passkey-added-save-codes':
    'Passkey hinzugefügt. Erstellen Sie jetzt Wiederherstellungscodes für den Fall, dass Sie Ihr Gerät verlieren.',
  'notice.passkey-renamed': 'Passkey umbenannt.',
  'notice.passkey-removed': 'Passkey entfernt. Alle anderen Geräte sind abgemeldet.',

  'factor.last':
    'Diese Website verlangt die Bestätigung in zwei Schritten. Richten Sie einen anderen zweiten Schritt ein, bevor Sie diesen entfernen.',

  // Confirming with something else than the password
  'confirm.withFactor':
    'Geben Sie zu Ihrer Sicherheit Ihr Passwort oder einen Code ein, oder verwenden Sie einen Passkey.',
  'confirm.titleWithFactor': 'Identität bestätigen',
  'confirm.onlyOne': 'Geben Sie entweder Ihr Passwort oder einen Code ein, nicht beides.',
  'confirm.missing': 'Geben Sie Ihr Passwort oder einen Code ein.',

  // Way back without the second step
  'recovery.title': 'Ohne den zweiten Schritt anmelden',
  'recovery.text':
    'Wenn Sie Ihr Gerät und Ihre Wiederherstellungscodes verloren haben, können Sie {wait:in} die Bestätigung in zwei Schritten ausschalten. Dafür brauchen Sie Ihr Passwort und die E-Mail, die wir Ihnen senden.',
  'recovery.button': 'E-Mail senden',
  'notice.recovery-asked':
    'Mit dem Link in unserer E-Mail können Sie {wait:in} die Bestätigung in zwei Schritten ausschalten. Bis dahin können Sie damit nur diese Anfrage abbrechen.',
  'recovery.waiting.title': 'Noch nicht möglich',
  'recovery.waiting.text':
    'Sie können die Bestätigung in zwei Schritten ab dem {from:datetime} ausschalten. Behalten Sie die E-Mail und öffnen Sie den Link dann erneut.',
  'recovery.stopText':
    'Nicht von Ihnen angefordert? Brechen Sie die Anfrage ab und ändern Sie Ihr Passwort: Jemand anderes kennt es.',
  'recovery.stop': 'Anfrage abbrechen',
  'notice.recovery-stopped':
    'Die Bestätigung in zwei Schritten bleibt eingeschaltet. Wer das angefordert hat, kennt Ihr Passwort: Ändern Sie es jetzt.',
  'recovery.ready.title': 'Bestätigung in zwei Schritten ausschalten',
  'recovery.ready.text':
    'Geben Sie Ihr Passwort ein. Ihre Authenticator-App, Passkeys und Wiederherstellungscodes werden entfernt und alle Geräte abgemeldet.',
  'recovery.ready.button': 'Ausschalten',
  'recovery.over.text':
    'Der Link wurde verwendet, er ist abgelaufen oder die Anfrage wurde abgebrochen. Auch eine Anmeldung mit Ihrem zweiten Schritt oder eine Änderung an Ihrem Konto beendet ihn.',
  'notice.factors-removed':
    'Die Bestätigung in zwei Schritten ist ausgeschaltet. Melden Sie sich mit Ihrem Passwort an und richten Sie sie neu ein.',

  // Activity
  'event.totp-added': 'Authenticator-App hinzugefügt, alle anderen Geräte abgemeldet',
  'event.totp-removed': 'Authenticator-App entfernt, alle anderen Geräte abgemeldet',
  'event.passkey-added': 'Passkey hinzugefügt, alle anderen Geräte abgemeldet:',
  'event.passkey-removed': 'Passkey entfernt, alle anderen Geräte abgemeldet:',
  'event.passkey-renamed': 'Passkey umbenannt:',
  'event.passkey-copied': 'Möglicherweise kopierten Passkey abgelehnt:',
  'event.recovery-codes-made': 'Wiederherstellungscodes erstellt, alle anderen Geräte abgemeldet',
  'event.recovery-code-used': 'Wiederherstellungscode verwendet',
  'event.factors-removed': 'Bestätigung in zwei Schritten ausgeschaltet, alle Geräte abgemeldet',
  'event.factor-recovery-asked': 'Ausschalten der Bestätigung in zwei Schritten angefordert',
  'event.factor-recovery-stopped': 'Ausschalten der Bestätigung in zwei Schritten abgebrochen',

  // API
  'api.secondFactorNeeded': 'Zweiter Schritt nötig',
  'api.secondFactorNeededBecause':
    'Das Passwort ist richtig. Senden Sie auch einen Code der Authenticator-App oder einen Wiederherstellungscode als „code“.',
  'api.secondFactorMissing': 'Richten Sie zuerst die Bestätigung in zwei Schritten ein',
  'api.secondFactorMissingBecause':
    'Diese Website verlangt sie. Melden Sie sich auf der Website an, um sie einzurichten.',

  // Mails
  'mail.totp-added.subject': 'Authenticator-App zu Ihrem Konto bei {site} hinzugefügt',
  'mail.totp-added.lead':
    'Zu Ihrem Konto bei {site} wurde eine Authenticator-App hinzugefügt. Ab jetzt brauchen Sie zum Anmelden den Code aus der App. Alle anderen Geräte wurden abgemeldet.',
  'mail.totp-removed.subject': 'Authenticator-App aus Ihrem Konto bei {site} entfernt',
  'mail.totp-removed.lead':
    'Die Authenticator-App wurde aus Ihrem Konto bei {site} entfernt. Codes aus der App funktionieren nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-added.subject': 'Passkey zu Ihrem Konto bei {site} hinzugefügt',
  'mail.passkey-added.lead':
    'Zu Ihrem Konto bei {site} wurde ein Passkey hinzugefügt. Damit ist eine Anmeldung möglich. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-removed.subject': 'Passkey aus Ihrem Konto bei {site} entfernt',
  'mail.passkey-removed.lead':
    'Ein Passkey wurde aus Ihrem Konto bei {site} entfernt und funktioniert nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-copied.subject': 'Ein Passkey Ihres Kontos bei {site} wurde möglicherweise kopiert',
  'mail.passkey-copied.lead':
    'Wir haben einen Passkey Ihres Kontos bei {site} abgelehnt, weil ihn jemand kopiert haben könnte. Melden Sie sich auf andere Weise an und entfernen Sie ihn.',
  'mail.recovery-codes-made.subject': 'Wiederherstellungscodes für Ihr Konto bei {site} erstellt',
  'mail.recovery-codes-made.lead':
    'Für Ihr Konto bei {site} wurden neue Wiederherstellungscodes erstellt. Ältere funktionieren nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.recovery-code-used.subject': 'Wiederherstellungscode für Ihr Konto bei {site} verwendet',
  'mail.recovery-code-used.lead':
    'Statt des zweiten Schritts wurde ein Wiederherstellungscode Ihres Kontos bei {site} verwendet. Er funktioniert nicht mehr.',
  'mail.factors-removed.subject': 'Bestätigung in zwei Schritten für Ihr Konto bei {site} ausgeschaltet',
  'mail.factors-removed.lead':
    'Die Bestätigung in zwei Schritten wurde für Ihr Konto bei {site} ausgeschaltet: Authenticator-App, Passkeys und Wiederherstellungscodes wurden entfernt. Zum Anmelden genügt jetzt das Passwort. Alle Geräte wurden abgemeldet.',
  'mail.factor-recovery-asked.subject': 'Ausschalten der Bestätigung in zwei Schritten bei {site} angefordert',
  'mail.factor-recovery-asked.lead':
    'Jemand, der das Passwort Ihres Kontos bei {site} kennt, möchte die Bestätigung in zwei Schritten ausschalten. Mit dem Link unten ist das ab dem {from:datetime} möglich.',
  'mail.factor-recovery-asked.button': 'Anfrage ansehen',
  'mail.factor-recovery-asked.doubt':
    'Jemand kennt Ihr Passwort. Öffnen Sie den Link oben, um die Anfrage abzubrechen, und ändern Sie dann Ihr Passwort.',
  'mail.checkFactors':
    'Setzen Sie sofort Ihr Passwort zurück. Melden Sie sich dann an und prüfen Sie „Anmeldung und Sicherheit“.',
} as const;
