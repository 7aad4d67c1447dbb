export const factors = {
  'code.text': 'Gib den Code aus deiner Authenticator-App oder einen Wiederherstellungscode ein.',
  'code.textWithoutApp': 'Verwende deinen Passkey oder gib einen Wiederherstellungscode ein.',
  'code.missing': 'Gib einen Code ein.',
  'code.wrong':
    'Falscher Code. Jeder Code funktioniert einmal: Wenn du diesen gerade verwendet hast, warte auf den nächsten.',
  'notice.login-expired': 'Der zweite Schritt hat länger als {pendingLogin:duration} gedauert. Melde dich erneut an.',
  'notice.second-step-first': 'Dein Konto verwendet die Bestätigung in zwei Schritten. Melde dich an, um fortzufahren.',
  'passkey.wrong': 'Dieser Passkey funktioniert hier nicht. Versuche es mit einem anderen oder auf andere Weise.',
  'passkey.expired': 'Das hat zu lange gedauert. Versuche es erneut.',
  'passkey.copied':
    'Wir haben diesen Passkey abgelehnt, weil ihn jemand kopiert haben könnte. Entferne ihn aus deinem Konto.',
  'passkey.notAsked': 'Dein Passkey wurde nicht verwendet. Versuche es erneut oder auf andere Weise.',
  'security.secondText': 'Auch wer dein Passwort herausfindet, kann sich ohne den zweiten Schritt nicht anmelden.',
  'security.required':
    'Diese Website verlangt die Bestätigung in zwei Schritten. Richte eine Authenticator-App oder einen Passkey ein, um fortzufahren.',
  'security.codesMissing':
    'Du hast keine Wiederherstellungscodes. Erstelle welche für den Fall, dass du dein Gerät verlierst.',
  'totp.text':
    'Die App zeigt alle 30 Sekunden einen neuen Code. Zum Anmelden brauchst du dein Passwort und den aktuellen Code.',
  'totp.image': 'QR-Code mit deinem Schlüssel',
  'totp.wrong':
    'Falscher Code. Gib den ein, den die App jetzt zeigt, und prüfe, ob die Uhr deines Geräts richtig geht.',
  'totp.isOn': 'Deine Authenticator-App ist eingerichtet. Zum Anmelden brauchst du den Code aus der App.',
  'notice.totp-added': 'Deine Authenticator-App ist eingerichtet. Alle anderen Geräte sind abgemeldet.',
  'notice.totp-added-save-codes':
    'Deine Authenticator-App ist eingerichtet. Erstelle jetzt Wiederherstellungscodes für den Fall, dass du dein Gerät verlierst.',
  'recoveryCodes.text':
    'Wenn du dein Gerät verlierst, melde dich stattdessen mit einem Wiederherstellungscode an. Jeder funktioniert einmal.',
  'recoveryCodes.left': 'Du hast noch {count, plural, one {# Code} other {# Codes}}, erstellt am {at:day}.',
  'recoveryCodes.none': 'Du hast keine Wiederherstellungscodes.',
  'recoveryCodes.notYet': 'Richte zuerst eine Authenticator-App oder einen Passkey ein.',
  'recoveryCodes.made.title': 'Deine Wiederherstellungscodes',
  'recoveryCodes.made.text':
    'Speichere die Codes jetzt an einem Ort, den du auch ohne dein Gerät erreichst. Wir zeigen sie nicht noch einmal an.',
  'passkeys.text':
    'Melde dich mit Fingerabdruck, Gesicht oder PIN statt mit deinem Passwort an. Ein Passkey lässt sich nicht erraten und funktioniert nur auf dieser Website.',
  'passkeys.none': 'Du hast keine Passkeys.',
  'passkeys.needsName':
    'Passkeys funktionieren nur auf Websites mit einem Domainnamen. Du hast diese mit ihrer IP-Adresse geöffnet.',
  'passkeys.removeText': 'Wenn du einen hinzufügst oder entfernst, werden alle anderen Geräte abgemeldet.',
  'passkeys.known': 'Du hast diesen Passkey bereits hinzugefügt.',
  'passkeys.tooMany': 'Du hast schon {count:number} Passkeys. Entferne zuerst einen.',
  'notice.passkey-added-save-codes':
    'Passkey hinzugefügt. Erstelle jetzt Wiederherstellungscodes für den Fall, dass du dein Gerät verlierst.',
  'factor.last':
    'Diese Website verlangt die Bestätigung in zwei Schritten. Richte einen anderen zweiten Schritt ein, bevor du diesen entfernst.',
  'confirm.withFactor': 'Gib zu deiner Sicherheit dein Passwort oder einen Code ein, oder verwende einen Passkey.',
  'confirm.onlyOne': 'Gib entweder dein Passwort oder einen Code ein, nicht beides.',
  'confirm.missing': 'Gib dein Passwort oder einen Code ein.',
  'recovery.text':
    'Wenn du dein Gerät und deine Wiederherstellungscodes verloren hast, kannst du {wait:in} die Bestätigung in zwei Schritten ausschalten. Dafür brauchst du dein Passwort und die E-Mail, die wir dir senden.',
  'notice.recovery-asked':
    'Mit dem Link in unserer E-Mail kannst du {wait:in} die Bestätigung in zwei Schritten ausschalten. Bis dahin kannst du damit nur diese Anfrage abbrechen.',
  'recovery.waiting.text':
    'Du kannst die Bestätigung in zwei Schritten ab dem {from:datetime} ausschalten. Behalte die E-Mail und öffne den Link dann erneut.',
  'recovery.stopText':
    'Nicht von dir angefordert? Brich die Anfrage ab und ändere dein Passwort: Jemand anderes kennt es.',
  'notice.recovery-stopped':
    'Die Bestätigung in zwei Schritten bleibt eingeschaltet. Wer das angefordert hat, kennt dein Passwort: Ändere es jetzt.',
  'recovery.ready.text':
    'Gib dein Passwort ein. Deine Authenticator-App, Passkeys und Wiederherstellungscodes werden entfernt und alle Geräte abgemeldet.',
  'recovery.over.text':
    'Der Link wurde verwendet, er ist abgelaufen oder die Anfrage wurde abgebrochen. Auch eine Anmeldung mit deinem zweiten Schritt oder eine Änderung an deinem Konto beendet ihn.',
  'notice.factors-removed':
    'Die Bestätigung in zwei Schritten ist ausgeschaltet. Melde dich mit deinem Passwort an und richte sie neu ein.',
  'api.secondFactorNeededBecause':
    'Das Passwort ist richtig. Sende auch einen Code der Authenticator-App oder einen Wiederherstellungscode als „code“.',
  'api.secondFactorMissing': 'Richte zuerst die Bestätigung in zwei Schritten ein',
  'api.secondFactorMissingBecause': 'Diese Website verlangt sie. Melde dich auf der Website an, um sie einzurichten.',
  'mail.totp-added.subject': 'Authenticator-App zu deinem Konto bei {site} hinzugefügt',
  'mail.totp-added.lead':
    'Zu deinem Konto bei {site} wurde eine Authenticator-App hinzugefügt. Ab jetzt brauchst du zum Anmelden den Code aus der App. Alle anderen Geräte wurden abgemeldet.',
  'mail.totp-removed.subject': 'Authenticator-App aus deinem Konto bei {site} entfernt',
  'mail.totp-removed.lead':
    'Die Authenticator-App wurde aus deinem Konto bei {site} entfernt. Codes aus der App funktionieren nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-added.subject': 'Passkey zu deinem Konto bei {site} hinzugefügt',
  'mail.passkey-added.lead':
    'Zu deinem Konto bei {site} wurde ein Passkey hinzugefügt. Damit ist eine Anmeldung möglich. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-removed.subject': 'Passkey aus deinem Konto bei {site} entfernt',
  'mail.passkey-removed.lead':
    'Ein Passkey wurde aus deinem Konto bei {site} entfernt und funktioniert nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.passkey-copied.subject': 'Ein Passkey deines Kontos bei {site} wurde möglicherweise kopiert',
  'mail.passkey-copied.lead':
    'Wir haben einen Passkey deines Kontos bei {site} abgelehnt, weil ihn jemand kopiert haben könnte. Melde dich auf andere Weise an und entferne ihn.',
  'mail.recovery-codes-made.subject': 'Wiederherstellungscodes für dein Konto bei {site} erstellt',
  'mail.recovery-codes-made.lead':
    'Für dein Konto bei {site} wurden neue Wiederherstellungscodes erstellt. Ältere funktionieren nicht mehr. Alle anderen Geräte wurden abgemeldet.',
  'mail.recovery-code-used.subject': 'Wiederherstellungscode für dein Konto bei {site} verwendet',
  'mail.recovery-code-used.lead':
    'Statt des zweiten Schritts wurde ein Wiederherstellungscode deines Kontos bei {site} verwendet. Er funktioniert nicht mehr.',
  'mail.factors-removed.subject': 'Bestätigung in zwei Schritten für dein Konto bei {site} ausgeschaltet',
  'mail.factors-removed.lead':
    'Die Bestätigung in zwei Schritten wurde für dein Konto bei {site} ausgeschaltet: Authenticator-App, Passkeys und Wiederherstellungscodes wurden entfernt. Zum Anmelden genügt jetzt das Passwort. Alle Geräte wurden abgemeldet.',
  'mail.factor-recovery-asked.lead':
    'Jemand, der das Passwort deines Kontos bei {site} kennt, möchte die Bestätigung in zwei Schritten ausschalten. Mit dem Link unten ist das ab dem {from:datetime} möglich.',
  'mail.factor-recovery-asked.doubt':
    'Jemand kennt dein Passwort. Öffne den Link oben, um die Anfrage abzubrechen, und ändere dann dein Passwort.',
  'mail.checkFactors': 'Setze sofort dein Passwort zurück. Melde dich dann an und prüfe „Anmeldung und Sicherheit“.',
} as const;
